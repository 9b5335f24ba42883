import { z } from "zod";
import { ConceptMap, MeasureName } from "./answers.ts";
import { integer, name, repeated } from "./field-types.ts";
import { MapPapers } from "./map-papers.ts";

/** What both the map and the papers on it are asked by. */
const question = {
  q: z.string().max(2000).optional().describe("Counts over the papers of this query only."),
  concepts: integer(1, 20_000).optional().describe("Most concepts to show."),
  measure: MeasureName.default("npmi"),
  minPapers: integer(1, 1_000_000).optional().describe("Fewest papers of a concept."),
  minJoint: integer(1, 1_000_000).optional().describe("Fewest papers of a link."),
  communities: repeated(integer(1, 100_000), 100)
    .optional()
    .describe("Only concepts of these communities; repeat it for each."),
  include: repeated(name, 400).optional().describe("Concepts to show besides, whatever the filters say; repeat it."),
  hide: repeated(name, 400).optional().describe("Concepts to leave out; repeat it."),
  expand: repeated(name, 100)
    .optional()
    .describe("Concepts to show with their 15 strongest partners not shown yet; repeated, with 15 more each time."),
};

/** The concept map and what lies on it. */
export const mapEndpoints = {
  getMap: {
    method: "get",
    path: "/map",
    summary: "The concept map: strongest concepts and links, with positions. What is not said suits the corpus's size.",
    query: z.object({
      ...question,
      links: integer(0, 50_000).optional().describe("Most links to show, strongest first."),
      minStrength: z.coerce
        .number()
        .optional()
        .describe("Weakest link to show, in the measure's units; as chance would have it when not given."),
      backbone: z.coerce
        .number()
        .gt(0)
        .max(1)
        .optional()
        .describe("Only links below this level of the disparity filter, such as 0.05."),
    }),
    response: ConceptMap,
  },
  getMapPapers: {
    method: "get",
    path: "/map/papers",
    summary: "The papers that hold most of the concepts of a map, placed among them; asked like the map.",
    query: z.object({ ...question, limit: integer(1, 1000).default(150).describe("Most papers to place.") }),
    response: MapPapers,
  },
} as const;
