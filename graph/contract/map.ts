import { z } from "zod";
import {
  CommunitySummary,
  ConceptKind,
  ConceptRelation,
  FieldConcepts,
  integer,
  name,
  Progress,
  repeatable,
} from "./entities.ts";
import { MeasureName } from "./measures.ts";

/** Specificity below which a concept of enough papers is a general word: every field uses it. */
export const GENERAL_BELOW = 0.2;

/** Columns: position i of every array is the same concept; edges are pairs of positions. */
export const ConceptMap = z
  .object({
    revision: z.int(),
    layout: z.enum(["ready", "computing"]).describe("While computing, positions are rough: ask again."),
    progress: Progress.nullable().describe("Of the layout, while it is computing."),
    seed: z.int().describe("Seed of communities and layout."),
    measure: MeasureName,
    relation: ConceptRelation.nullable().describe(
      "When not null, links are what sentences say, from source to target; else pairs that share papers, in no direction.",
    ),
    minStrength: z.number().describe("Weakest value of the measure among the links shown."),
    minPapers: z.int(),
    minJoint: z.int().describe("Papers that a link must have."),
    papers: z.int().describe("Papers counted: all, or those of the query."),
    extent: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .describe("Left, top, right and bottom of the corpus's first map: the same for every request."),
    missing: z.array(z.string()).describe("Requested concepts that are not in the corpus."),
    expanded: z
      .array(
        z.object({
          concept: z.int().describe("Position of the concept expanded."),
          added: z.array(z.int()).describe("Positions of its partners that this brought in, strongest first."),
          more: z.int().describe("Its partners that are still not shown."),
        }),
      )
      .describe("Expanded concepts, in the requested order, each once with all the concepts it added."),
    opened: z
      .array(
        z.object({
          concept: z.int().describe("Position of the concept opened."),
          added: z.array(z.int()).describe("Positions of its kinds that this brought in, most papers first."),
        }),
      )
      .describe("Opened concepts of a map that is rolled up, in the requested order."),
    total: z
      .object({
        concepts: z.int().describe("Concepts of `minPapers` or more papers."),
        links: z.int().describe("Pairs of these concepts that share `minJoint` or more papers."),
        strongEnough: z
          .int()
          .describe(
            "Links of the concepts shown that are as strong as asked for: more than shown when `links` limits them.",
          ),
      })
      .describe("What the thresholds leave, before the strongest are chosen."),
    general: z
      .object({
        minSpecificity: z.number(),
        hidden: z.int().describe("How many would be on the map by their papers."),
        labels: z.array(z.string()).describe("The first of them, most papers first."),
      })
      .describe(
        "General words, which every field uses: those of ten or more papers that are less specific are left out.",
      ),
    nodes: z.object({
      id: z.array(z.string()),
      label: z.array(z.string()),
      papers: z.array(z.int()),
      folded: z
        .array(z.int())
        .describe("When rolled up: narrower concepts of all levels for which it stands; 0 otherwise."),
      community: z.array(z.int()).describe("Community id, 0 = none."),
      x: z.array(z.number()),
      y: z.array(z.number()),
      meanYear: z.array(z.number().nullable()),
      participation: z.array(z.number()).describe("Participation coefficient, 0 … 1."),
      growth: z
        .array(z.number().nullable())
        .describe("Slope of its yearly share of the papers over its mean share; null when no paper has a year."),
    }),
    links: z.object({
      source: z.array(z.int()),
      target: z.array(z.int()),
      papers: z.array(z.int()).describe("Papers that mention both."),
      said: z
        .array(z.int())
        .describe("When relation is not null: papers that say it, when rolled up of their kinds too; empty otherwise."),
      npmi: z.array(z.number()),
      associationStrength: z.array(z.number()),
    }),
    communities: z.array(CommunitySummary),
    foundFrom: FieldConcepts.nullable().describe("What communities are found from; null when all concepts take part."),
  })
  .meta({ id: "ConceptMap", description: "The concept map: strongest concepts and links, with positions." });
export type ConceptMap = z.infer<typeof ConceptMap>;

/** Columns: position i of every array is the same paper; links are pairs of positions. */
export const MapPapers = z
  .object({
    revision: z.int(),
    layout: z.enum(["ready", "computing"]).describe("While computing, positions are rough: ask again."),
    total: z.int().describe("Papers that mention a concept of the map."),
    papers: z.object({
      id: z.array(z.string()),
      title: z.array(z.string()),
      year: z.array(z.int().nullable()),
      concepts: z.array(z.int()).describe("Concepts of the map that it mentions."),
      community: z.array(z.int()).describe("Community of most of them, 0 = none."),
      x: z.array(z.number()),
      y: z.array(z.number()),
    }),
    concepts: z.array(z.string()).describe("The concepts of the map, in its order."),
    ties: z
      .object({ paper: z.array(z.int()), concept: z.array(z.int()) })
      .describe("Papers with their concepts, at most eight of each: the rarest."),
    alike: z
      .object({ a: z.array(z.int()), b: z.array(z.int()), shared: z.array(z.int()) })
      .describe("Papers that share concepts: each with the two most alike, and how many they share."),
  })
  .meta({ id: "MapPapers", description: "The papers that mention most of the concepts of a map, placed among them." });
export type MapPapers = z.infer<typeof MapPapers>;

/** What both the map and the papers on it are asked by. */
const question = {
  q: z.string().max(2000).optional().describe("Counts over the papers of this query only."),
  concepts: integer(1, 20_000).optional().describe("Most concepts to show."),
  measure: MeasureName.default("npmi"),
  minPapers: integer(1, 1_000_000).optional().describe("Fewest papers of a concept."),
  minJoint: integer(1, 1_000_000).optional().describe("Fewest papers of a link."),
  minSpecificity: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(GENERAL_BELOW)
    .describe("How much a concept must belong to one field, from 0 (all concepts) to 1; general words belong to none."),
  communities: repeatable(integer(1, 100_000), 100)
    .optional()
    .describe("Only concepts of these communities; repeat it for each."),
  kinds: repeatable(ConceptKind, 5).optional().describe("Only concepts of these kinds; repeat it for each."),
  rolledUp: z
    .enum(["true", "false"])
    .optional()
    .describe("true: without kinds of others shown; `open` and `expand` add them, and relations of kinds count."),
  open: repeatable(name, 100)
    .optional()
    .describe(
      "When rolled up: concepts shown with up to ten kinds of the next level near them; a kind after its parent.",
    ),
  relation: ConceptRelation.optional().describe(
    "Only links of this type, as sentences say them, and concepts that have one; those of most such papers first.",
  ),
  include: repeatable(name, 400)
    .optional()
    .describe("Concepts to show in addition, whatever the filters say; repeat it."),
  hide: repeatable(name, 400).optional().describe("Concepts to leave out; repeat it."),
  expand: repeatable(name, 100)
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
        .describe("Weakest link to show, in the measure's units; by default the value expected by chance."),
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
    summary: "The papers that mention most of the concepts of a map, placed among them; parameters as for the map.",
    query: z.object({ ...question, limit: integer(1, 1000).default(150).describe("Most papers to place.") }),
    response: MapPapers,
  },
} as const;
