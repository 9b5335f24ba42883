import { z } from "zod";
import { PairFamily } from "./concepts.ts";
import {
  ConceptRef,
  integer,
  LinkBetween,
  minConceptsEachSide,
  name,
  ofQuery,
  PaperSummary,
  page,
  SideQuote,
  YearCounts,
} from "./entities.ts";

export const Operand = z
  .object({
    kind: z.enum(["concept", "basket", "community", "set", "query", "else"]),
    name: z.string().describe("For further requests: an id, basket:robotics, community:3, set:name, query:…, else."),
    label: z.string(),
    papers: z.int().nonnegative().describe("Papers that mention any of its concepts, or that the query finds."),
    concepts: z.int().nonnegative().describe("None for a query that names no concept."),
    members: z.array(ConceptRef).describe("The concepts of most papers, at most 60."),
    removed: z.array(ConceptRef).describe("Concepts that a reader took out of a basket."),
  })
  .meta({
    id: "Operand",
    description:
      "One side of a question: a concept, a basket (a concept with its kinds), a community, a saved set, a query, or everything else.",
  });
export type Operand = z.infer<typeof Operand>;

export const YearBest = z.object({ year: z.int(), papers: z.int().positive(), best: PaperSummary }).meta({
  id: "YearBest",
  description: "A year in which two things were connected, and the best paper that connects them.",
});
export type YearBest = z.infer<typeof YearBest>;

const shore = z.array(z.object({ concept: ConceptRef, papers: z.int().positive() }));

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
    related: z.int().describe("How many say that a method of one side is used for a task of the other."),
    years: YearCounts,
    firstYear: z.int().nullable(),
    firstPapers: z.array(PaperSummary).describe("The papers of the first year."),
    byYear: z.array(YearBest).describe("Years with such papers, earliest first."),
    shores: z.object({ a: shore, b: shore }).describe("What most of the papers mention of each side, at most 12."),
    items: z.array(
      z.object({
        rank: z.int().positive(),
        paper: PaperSummary,
        score: z
          .number()
          .min(0)
          .describe("Twice the smaller of the two sides' idf-weighted shares: 1 = half and half."),
        strength: z.number().min(0).describe("The idf-weight of the side of which it mentions less."),
        lean: z.number().min(0).max(1).describe("Share of B in the weight of both sides: 0 = all about A."),
        a: z.array(ConceptRef).describe("Its concepts of A, rarest first."),
        b: z.array(ConceptRef),
        link: LinkBetween.nullable().describe("What it connects, in one pair; null where a side names no concept."),
        quote: SideQuote.nullable().describe("Null where the text is not known."),
      }),
    ),
  })
  .meta({
    id: "Between",
    description:
      "The papers that connect A and B: first those in which a sentence relates the two, then those that mention most of the weaker side.",
  });
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

const operand = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .describe(
    "A concept (id, label or alias); basket:robotics, the concept with its kinds (`basket:robotics -robot-arm` without one of them); community:3; set:name; query:… (a query); or else, for all that the other side is not.",
  );

const community = integer(1, 1_000_000);

/** How concepts, communities and papers are connected. */
export const connectionEndpoints = {
  getBetween: {
    method: "get",
    path: "/between",
    summary: "The papers that connect A and B, strongest first.",
    query: z.object({
      a: operand,
      b: operand,
      minConcepts: integer(1, 20)
        .optional()
        .describe("Only papers with this many concepts or more on each side (all of a smaller side); default 1."),
      paper: name.optional().describe("Only this paper, when it is among them."),
      q: ofQuery,
      ...page,
    }),
    response: Between,
  },
  getOperand: {
    method: "get",
    path: "/operand",
    summary: "What one side of a question between A and B stands for.",
    query: z.object({ name: operand }),
    response: Operand,
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
