import { z } from "zod";
import { PaperEvidence } from "../concepts.ts";
import { ConceptKind, ConceptRelation, integer, name, PaperSummary, page, YearCounts } from "../entities.ts";
import { confidence, KnownConcept, minConfidence } from "./knowledge.ts";

const relationNumbers = {
  type: ConceptRelation,
  papers: z.int().positive().describe("Papers with such a sentence."),
  sentences: z.int().positive(),
  firstYear: z.int().nullable(),
  confidence: confidence.describe("Over all sentences."),
  negated: z.int().nonnegative().describe("Further sentences that deny it (“does not”, “unlike”, “rather than”)."),
};

const mark = z.object({ start: z.int(), end: z.int() });

export const RelationSentence = PaperEvidence.extend({
  type: ConceptRelation,
  from: mark.describe("Where the concept it starts from stands; offsets into the sentence, in UTF-16 units."),
  to: mark,
  cue: mark
    .nullable()
    .describe("The words that show the relation (“such as”, “used for”); null where none do so alone."),
  confidence: confidence.describe("Of this sentence alone."),
  negated: z.boolean(),
}).meta({ id: "RelationSentence", description: "A sentence that shows, or denies, a relation." });
export type RelationSentence = z.infer<typeof RelationSentence>;

export const RelatedConcept = z
  .object({
    ...relationNumbers,
    direction: z
      .enum(["from", "to"])
      .describe("from: the requested concept is related to this one; to: the other way."),
    concept: KnownConcept,
    years: YearCounts.describe("Its papers by year."),
    sentence: RelationSentence.nullable().describe(
      "The surest of the newest paper that says so, if sentences were requested; null where a published copy has no texts.",
    ),
  })
  .meta({ id: "RelatedConcept", description: "A concept to which the requested one is related." });
export type RelatedConcept = z.infer<typeof RelatedConcept>;

export const RelationList = z
  .object({
    concept: KnownConcept,
    minConfidence: z.number(),
    rolledUp: z.boolean().describe("True when the relations of narrower concepts are included."),
    total: z.int(),
    items: z.array(RelatedConcept).describe("Most papers first, then surest, ties by id."),
  })
  .meta({ id: "RelationList", description: "How a concept is related to others." });
export type RelationList = z.infer<typeof RelationList>;

export const UseTimeline = z
  .object({
    concept: KnownConcept,
    minConfidence: z.number(),
    rolledUp: z.boolean().describe("True when uses of narrower concepts are included."),
    total: z.int(),
    items: z
      .array(
        z.object({
          year: z.int().describe("Of the first paper that says so."),
          direction: z
            .enum(["from", "to"])
            .describe("from: the requested concept was used for this one; to: the other way."),
          concept: KnownConcept,
          papers: z.int().positive().describe("All papers that say so until today."),
          confidence: confidence.describe("Over all sentences."),
          paper: PaperSummary,
          sentence: z.string().nullable().describe("Null where a published copy has no texts."),
        }),
      )
      .describe("Earliest first, then most papers, ties by id. Papers without a year are left out."),
  })
  .meta({ id: "UseTimeline", description: "When a concept was first used for others, and others for it." });
export type UseTimeline = z.infer<typeof UseTimeline>;

export const PairRelations = z
  .object({
    a: KnownConcept,
    b: KnownConcept,
    minConfidence: z.number(),
    rolledUp: z.boolean().describe("True when relations of narrower concepts, to narrower ones, are included."),
    broader: z.enum(["a", "b"]).nullable().describe("Which of them is broader, at any level; null when neither is."),
    relations: z.array(z.object({ ...relationNumbers, direction: z.enum(["ab", "ba"]) })).describe("Surest first."),
    papers: z.int().describe("Papers with a sentence that relates them."),
    sentences: z
      .array(RelationSentence)
      .describe("Surest first within the requested page of papers, newest papers first."),
  })
  .meta({ id: "PairRelations", description: "How two concepts are related, and the sentences that show it." });
export type PairRelations = z.infer<typeof PairRelations>;

export const TaskMethods = z
  .object({
    community: z.int().describe("The field, 0 = the whole corpus."),
    tasks: z.array(KnownConcept).describe("Most relations first."),
    methods: z.array(KnownConcept),
    cells: z
      .object({
        task: z.array(z.int()),
        method: z.array(z.int()),
        papers: z.array(z.int()),
        sentences: z.array(z.int()),
        confidence: z.array(confidence),
        firstYear: z.array(z.int().nullable()),
      })
      .describe("Methods used for tasks, as columns; task and method are positions."),
    empty: z
      .array(
        z.object({
          task: z.int(),
          method: z.int(),
          expected: z.number().describe("Papers that would be expected of it: row sum times column sum over all."),
          joint: z.int().describe("Papers that mention both, though no sentence says that one is used for the other."),
        }),
      )
      .describe("Pairs without a relation of which most would be expected, best first."),
    minConfidence: z.number(),
  })
  .meta({
    id: "TaskMethods",
    description: "Which methods are used for which tasks in a field, and which are not yet.",
  });
export type TaskMethods = z.infer<typeof TaskMethods>;

export const Transfers = z
  .object({
    from: z.int(),
    to: z.int(),
    labels: z.tuple([z.string(), z.string()]),
    total: z.int(),
    items: z.array(
      z.object({
        method: KnownConcept,
        task: KnownConcept,
        papers: z.int(),
        confidence,
        firstYear: z.int().nullable(),
        firstPapers: z.array(PaperSummary).describe("Of the first year."),
        before: z.int().describe("Papers that used the method for another task of that field in an earlier year."),
        sinceYear: z.int().nullable().describe("First year of the method in the field it comes from."),
      }),
    ),
    minConfidence: z.number(),
  })
  .meta({ id: "Transfers", description: "Methods of one field that are used for tasks of another, newest first." });
export type Transfers = z.infer<typeof Transfers>;

const community = integer(1, 1_000_000);

/** How papers say that concepts are related. */
export const relationEndpoints = {
  getConceptRelations: {
    method: "get",
    path: "/concepts/{id}/relations",
    summary: "How a concept is related to others: methods for a task, tasks of a method, data and metrics of a task.",
    params: z.object({ id: name }),
    query: z.object({
      type: ConceptRelation.optional(),
      direction: z
        .enum(["from", "to"])
        .optional()
        .describe("from: the concept is used for … others; to: others are used for … it. Without it, both."),
      kind: ConceptKind.optional().describe("Only concepts of this kind."),
      narrower: z
        .enum(["true", "false"])
        .default("false")
        .describe("true: relations of narrower concepts count for the requested one."),
      minConfidence,
      sentences: integer(0, 5)
        .default(0)
        .describe("How many of the first relations of each type and direction come with a sentence."),
      ...page,
    }),
    response: RelationList,
  },
  getUseTimeline: {
    method: "get",
    path: "/concepts/{id}/uses",
    summary: "What a concept was first used for, and what was first used for it: by year, with paper and sentence.",
    params: z.object({ id: name }),
    query: z.object({
      direction: z
        .enum(["from", "to"])
        .optional()
        .describe("from: what the concept is used for; to: what is used for it. Without it, both."),
      kind: ConceptKind.optional().describe("Only concepts of this kind."),
      narrower: z.enum(["true", "false"]).default("false").describe("true: uses of narrower concepts count as well."),
      minConfidence,
      limit: integer(0, 200).default(50),
      offset: integer(0, 10_000_000).default(0),
    }),
    response: UseTimeline,
  },
  getPairRelations: {
    method: "get",
    path: "/pairs/{a}/{b}/relations",
    summary: "How two concepts are related, with the sentences that show it.",
    params: z.object({ a: name, b: name }),
    query: z.object({
      type: ConceptRelation.optional(),
      narrower: z
        .enum(["true", "false"])
        .default("false")
        .describe("true: narrower concepts count for both; nothing is added where one of the two is broader."),
      minConfidence,
      limit: integer(0, 50).default(10).describe("Papers whose sentences are shown."),
      offset: integer(0, 10_000_000).default(0),
    }),
    response: PairRelations,
  },
  getTaskMethods: {
    method: "get",
    path: "/knowledge/methods",
    summary: "Which methods are used for which tasks in a field, and which might be.",
    query: z.object({
      community: community.optional().describe("The field of the tasks; without it, the whole corpus."),
      tasks: integer(1, 100).default(20).describe("Most tasks."),
      methods: integer(1, 100).default(20).describe("Most methods."),
      minConfidence,
    }),
    response: TaskMethods,
  },
  getTransfers: {
    method: "get",
    path: "/knowledge/transfers",
    summary: "Methods of field A that are used for tasks of field B, and the papers that did it first.",
    query: z.object({ from: community, to: community, minConfidence, ...page }),
    response: Transfers,
  },
} as const;
