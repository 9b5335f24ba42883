import { z } from "zod";
import { PairFamily } from "./concepts.ts";
import { ConceptRef, integer, minConceptsEachSide, name, PaperSummary, page, YearCounts } from "./entities.ts";

export const Operand = z
  .object({
    kind: z.enum(["concept", "community", "set"]),
    name: z.string().describe("Its name for further requests: an id, community:3, set:name."),
    label: z.string(),
    concepts: z.int().positive(),
    papers: z.int().nonnegative().describe("Papers that mention any of its concepts."),
  })
  .meta({ id: "Operand", description: "A concept, a community or a saved set." });
export type Operand = z.infer<typeof Operand>;

export const YearBest = z.object({ year: z.int(), papers: z.int().positive(), best: PaperSummary }).meta({
  id: "YearBest",
  description: "A year in which two things were connected, and the best paper that connects them.",
});
export type YearBest = z.infer<typeof YearBest>;

export const Between = z
  .object({
    a: Operand,
    b: Operand,
    minConcepts: z.int().positive().describe("Fewest concepts of a paper on each side, all of a side that has fewer."),
    total: z
      .int()
      .describe(
        "Papers that mention concepts of both. Unlike in /bridges, concepts that every field uses count as well.",
      ),
    both: z.int().describe("How many of them mention two or more on each side (one, where the side has only one)."),
    years: YearCounts,
    firstYear: z.int().nullable(),
    firstPapers: z.array(PaperSummary).describe("The papers of the first year."),
    byYear: z.array(YearBest).describe("Years with such papers, earliest first."),
    items: z.array(
      z.object({
        paper: PaperSummary,
        score: z
          .number()
          .min(0)
          .describe("Twice the smaller of the two sides' idf-weighted shares: 1 = half and half."),
        a: z.array(ConceptRef).describe("Its concepts of A, rarest first."),
        b: z.array(ConceptRef),
      }),
    ),
  })
  .meta({ id: "Between", description: "The papers that connect A and B, best first." });
export type Between = z.infer<typeof Between>;

export const ConceptPaths = z
  .object({
    a: ConceptRef,
    b: ConceptRef,
    minJoint: z.int().describe("Fewest joint papers of a step."),
    paths: z.array(
      z.object({
        cost: z.number().describe("Sum over its steps of 0.25 − ln NPMI: less is better."),
        concepts: z.array(ConceptRef),
        steps: z.array(
          z.object({ papers: z.int(), npmi: z.number(), examples: z.array(PaperSummary).describe("Newest first.") }),
        ),
      }),
    ),
  })
  .meta({ id: "ConceptPaths", description: "Strong, short paths between two concepts that differ from each other." });
export type ConceptPaths = z.infer<typeof ConceptPaths>;

export const Timeline = z
  .object({
    a: z.int(),
    b: z.int(),
    labels: z.tuple([z.string(), z.string()]),
    years: YearCounts,
    firstYear: z.int().nullable(),
    total: z.int(),
    byYear: z.array(YearBest).describe("Years with such papers, earliest first; the best as /bridges ranks them."),
    items: z
      .array(PaperSummary)
      .describe(
        "Papers with two or more field-specific concepts of both (or the requested number), as /bridges counts them, oldest first.",
      ),
  })
  .meta({
    id: "Timeline",
    description: "When two communities were first connected, by which papers, and which papers followed.",
  });
export type Timeline = z.infer<typeof Timeline>;

export const SimilarPapers = z
  .object({
    items: z.array(
      z.object({ paper: PaperSummary, similarity: z.number().min(0), shared: z.int().describe("Concepts in common.") }),
    ),
  })
  .meta({ id: "SimilarPapers", description: "Papers that share concepts, rare ones counting more (cosine of idf)." });
export type SimilarPapers = z.infer<typeof SimilarPapers>;

const pairOfRefs = z.object({ a: ConceptRef, b: ConceptRef });

export const WithoutPaper = z
  .object({
    concepts: z.array(ConceptRef).describe("Concepts that no other paper mentions."),
    pairs: z.int().describe("Pairs of its other concepts that are in no other paper together."),
    detours: z.int().describe("How many of them no single linking concept would connect either."),
    lost: z.array(pairOfRefs).describe("Such pairs, those without a detour first; the first 50."),
    fields: z.array(
      z.object({
        a: z.int(),
        b: z.int(),
        labels: z.tuple([z.string(), z.string()]),
        with: z.number(),
        without: z.number(),
        papers: z.int().describe("Other papers in both."),
      }),
    ),
  })
  .meta({ id: "WithoutPaper", description: "What the graph loses without a paper." });
export type WithoutPaper = z.infer<typeof WithoutPaper>;

export const ConceptMatrix = z
  .object({
    corpus: z.int(),
    concepts: z.array(ConceptRef),
    order: z.array(z.int()).describe("Positions of the concepts, alike ones side by side."),
    family: PairFamily.nullable(),
    cells: z
      .object({
        a: z.array(z.int()),
        b: z.array(z.int()),
        papers: z.array(z.int()),
        expected: z.array(z.number()),
        npmi: z.array(z.number()),
        associationStrength: z.array(z.number()),
        q: z.array(z.number().nullable()),
      })
      .describe("Every pair once, as columns of positions and numbers."),
  })
  .meta({ id: "ConceptMatrix", description: "Every pair of some concepts." });
export type ConceptMatrix = z.infer<typeof ConceptMatrix>;

const operand = name.describe("A concept (id, label or alias), community:3, or set:name.");

const community = integer(1, 1_000_000);

/** How concepts, communities and papers are connected. */
export const connectionEndpoints = {
  getBetween: {
    method: "get",
    path: "/between",
    summary: "The papers that connect A and B, best first.",
    query: z.object({
      a: operand,
      b: operand,
      minConcepts: integer(1, 20)
        .optional()
        .describe(
          "Only papers with at least this many concepts on each side (all, where the side has fewer); default 1.",
        ),
      ...page,
    }),
    response: Between,
  },
  getPaths: {
    method: "get",
    path: "/paths",
    summary: "Strong, short paths between two concepts that differ from each other, with the papers on each step.",
    query: z.object({ a: name, b: name, k: integer(1, 20).default(5), minJoint: integer(1, 1_000_000).optional() }),
    response: ConceptPaths,
  },
  getTimeline: {
    method: "get",
    path: "/timeline",
    summary: "When two communities were first connected, by which papers, and which papers followed.",
    query: z.object({ a: community, b: community, minConcepts: minConceptsEachSide, ...page }),
    response: Timeline,
  },
  getSimilarPapers: {
    method: "get",
    path: "/papers/{id}/similar",
    summary: "Papers that share concepts, rare ones counting more.",
    params: z.object({ id: name }),
    query: z.object({ limit: integer(1, 100).default(10) }),
    response: SimilarPapers,
  },
  getWithoutPaper: {
    method: "get",
    path: "/papers/{id}/without",
    summary: "What the graph loses without a paper.",
    params: z.object({ id: name }),
    response: WithoutPaper,
  },
  getMatrix: {
    method: "get",
    path: "/matrix",
    summary: "Every pair of some concepts; repeat `concepts` for each of them.",
    query: z.object({
      concepts: z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(name).min(2).max(80)),
    }),
    response: ConceptMatrix,
  },
} as const;
