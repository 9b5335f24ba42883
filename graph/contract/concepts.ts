import { z } from "zod";
import { CommunitySummary, Concept, integer, name, PaperSummary, page, TextField, YearCounts } from "./entities.ts";
import { MeasureName, PairVerdict } from "./measures.ts";
import { PaperList } from "./papers.ts";

const strengths = {
  npmi: z.number().min(-1).max(1),
  associationStrength: z.number().nonnegative().describe("Observed / expected (Van Eck & Waltman 2009), = lift."),
  jaccard: z.number().min(0).max(1),
  cosine: z.number().min(0).max(1),
  inclusion: z.number().min(0).max(1),
} satisfies Record<Exclude<MeasureName, "papers">, z.ZodNumber>;

/** Every number of one pair of concepts. */
export const PairNumbers = z.object({
  papers: z.int().nonnegative().describe("Papers that mention both."),
  expected: z.number().describe("Papers by chance: sA·sB/N."),
  ...strengths,
  g2: z.number().describe("Dunning's log-likelihood ratio, below 0 when rarer than by chance."),
  p: z.number().min(0).max(1).describe("Hypergeometric probability of at least this many joint papers."),
  q: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe("Benjamini–Hochberg over the corpus's family of pairs; null outside it, or while it is computed."),
});
export type PairNumbers = z.infer<typeof PairNumbers>;

export const PairFamily = z
  .object({
    pairs: z.number().nonnegative().describe("Pairs tested, those never seen together included."),
    minPapers: z.int().describe("Fewest papers of a concept whose pairs are tested."),
    significant: z.int().nonnegative().describe("Pairs at q ≤ 0.05."),
  })
  .meta({ id: "PairFamily", description: "The family over which q is computed: one for the whole corpus." });
export type PairFamily = z.infer<typeof PairFamily>;

export const Partner = PairNumbers.extend({
  concept: z.string(),
  label: z.string(),
  conceptPapers: z.int().positive().describe("Document frequency of the partner."),
  community: z.int().nonnegative().describe("Community id, 0 = none."),
}).meta({ id: "Partner", description: "A concept that shares papers with the requested one." });
export type Partner = z.infer<typeof Partner>;

export const PaperEvidence = z
  .object({
    paper: PaperSummary,
    sentence: z.string(),
    field: TextField.describe("Of a keyword, `sentence` is the keyword."),
    sentenceStart: z.int(),
    marks: z
      .array(z.object({ concept: z.string(), start: z.int(), end: z.int() }))
      .describe("Phrases in the sentence; offsets into the sentence, in UTF-16 units."),
  })
  .meta({ id: "PaperEvidence", description: "A sentence with the requested phrases." });
export type PaperEvidence = z.infer<typeof PaperEvidence>;

export const PairDetail = PairNumbers.extend({
  verdict: PairVerdict,
  sentence: PaperEvidence.nullable().describe(
    "The best sentence that mentions both, of the newest hundred papers that do; null where none of theirs does.",
  ),
  a: Concept,
  b: Concept,
  corpus: z.int().positive(),
  years: YearCounts,
  firstYear: z.int().nullable(),
  firstPapers: z.array(PaperSummary).describe("The papers of the first year in which both occur."),
  shared: z.array(Partner).describe("Strongest concepts that occur with both, in two or more papers each."),
  family: PairFamily.nullable().describe("Null while it is computed."),
}).meta({
  id: "PairDetail",
  description: "Two concepts: the strength of their link, whether it is more than chance, and since when.",
});
export type PairDetail = z.infer<typeof PairDetail>;

export const ConceptList = z
  .object({ total: z.int(), items: z.array(Concept) })
  .meta({ id: "ConceptList", description: "A page of concepts." });
export type ConceptList = z.infer<typeof ConceptList>;

export const ConceptDetail = Concept.extend({
  community: CommunitySummary.nullable(),
  rank: z.int().positive().describe("Rank by papers within its community (of all concepts when it has none)."),
  partners: z.int().nonnegative().describe("Concepts it shares a paper with."),
  years: YearCounts,
  meanYear: z.number().nullable(),
  participation: z.number(),
  termhood: z.number(),
  stability: z.number().min(0).max(1).nullable().describe("Share of re-seeded runs in which it stays; null = not yet."),
}).meta({ id: "ConceptDetail", description: "A concept with its surroundings." });
export type ConceptDetail = z.infer<typeof ConceptDetail>;

export const PartnerOrder = z.enum([...MeasureName.options, "g2", "q"]).meta({
  id: "PartnerOrder",
  description: "What partners are ordered by: a strength, or how unlikely it is to be chance.",
});
export type PartnerOrder = z.infer<typeof PartnerOrder>;

/** What an answer about the partners of a concept begins with. */
export const conceptCounts = {
  concept: z.string(),
  label: z.string(),
  papers: z.int().positive().describe("Papers that mention the concept."),
  corpus: z.int().positive().describe("N: all papers."),
};

export const Cooccurrence = z
  .object({
    ...conceptCounts,
    rolledUp: z
      .boolean()
      .describe(
        "True when every paper counts for what it mentions and for all that is broader: `papers`, `conceptPapers` and all numbers of partners are then of a concept with what is narrower.",
      ),
    narrower: z.int().nonnegative().describe("How many narrower concepts count for the requested one."),
    total: z
      .int()
      .nonnegative()
      .describe("Partners before `top`; only those beyond chance, with `which=beyondChance`."),
    all: z.int().nonnegative().describe("All partners, may they be chance or not."),
    significant: z.int().nonnegative().nullable().describe("Of all, those at q < 0.05; null while it is computed."),
    measure: MeasureName,
    sort: PartnerOrder,
    family: PairFamily.nullable().describe("Null while it is computed."),
    partners: z
      .array(Partner)
      .describe("Strongest first (weakest on request), ties by joint papers, most first, then by id."),
    nested: z
      .array(z.object({ id: z.string(), label: z.string() }))
      .describe(
        "Concepts whose name contains that of this one, or is part of it: kinds, not counted as partners. Up to twenty, most papers first.",
      ),
  })
  .meta({ id: "Cooccurrence", description: "What a concept occurs with." });
export type Cooccurrence = z.infer<typeof Cooccurrence>;

export const EvidenceList = z
  .object({
    total: z.int().describe("Sentences found in the papers that were searched."),
    papers: z.int().describe("Papers that mention the concept (or both concepts)."),
    searched: z.int().describe("How many of them were searched: the newest 1,000 at most."),
    items: z.array(PaperEvidence),
  })
  .meta({
    id: "EvidenceList",
    description:
      "Sentences, best first: those with both phrases, one of every paper, abstracts before titles, newest first.",
  });
export type EvidenceList = z.infer<typeof EvidenceList>;

export const SearchHits = z
  .object({
    concepts: z.array(
      Concept.omit({ aliases: true, aliasCount: true }).extend({ matched: z.string(), community: z.int() }),
    ),
    papers: z.array(PaperSummary),
  })
  .meta({ id: "SearchHits", description: "Type-ahead: concepts by label or alias, papers by words." });
export type SearchHits = z.infer<typeof SearchHits>;

/** Concepts, what they occur with, and where papers mention them. */
export const conceptEndpoints = {
  search: {
    method: "get",
    path: "/search",
    summary: "Type-ahead over concepts (label, alias) and papers (words).",
    query: z.object({
      q: z.string().max(200),
      limit: integer(1, 50).default(8),
      papers: integer(0, 50).optional().describe("Most papers; without it as many as concepts. 0 is much quicker."),
    }),
    response: SearchHits,
  },
  listConcepts: {
    method: "get",
    path: "/concepts",
    summary: "Concepts, most papers first, ties by id.",
    query: z.object(page),
    response: ConceptList,
  },
  getConcept: {
    method: "get",
    path: "/concepts/{id}",
    summary: "One concept, by id, label or alias.",
    params: z.object({ id: name }),
    response: ConceptDetail,
  },
  getCooccurrence: {
    method: "get",
    path: "/concepts/{id}/cooccurrence",
    summary: "What a concept occurs with, strongest first.",
    params: z.object({ id: name }),
    query: z.object({
      measure: MeasureName.default("npmi"),
      minPapers: integer(1, 1_000_000).default(1).describe("Fewest joint papers."),
      sort: PartnerOrder.optional().describe("What they are ordered by; without it, the measure."),
      first: z.enum(["strongest", "weakest"]).default("strongest"),
      which: z.enum(["all", "beyondChance"]).default("all").describe("beyondChance: only those at q < 0.05."),
      narrower: z
        .enum(["true", "false"])
        .default("false")
        .describe("true: narrower concepts count for broader ones, of the concept and of its partners; without q."),
      limit: integer(1, 1000).default(50),
    }),
    response: Cooccurrence,
  },
  getConceptPapers: {
    method: "get",
    path: "/concepts/{id}/papers",
    summary: "Papers that mention a concept (and another, when given), ties by id.",
    params: z.object({ id: name }),
    query: z.object({
      with: name.optional(),
      sort: z.enum(["newest", "central"]).default("newest").describe("central: those that are most about it."),
      ...page,
    }),
    response: PaperList,
  },
  getEvidence: {
    method: "get",
    path: "/concepts/{id}/evidence",
    summary: "Sentences that mention a concept (and the papers' sentences for both, when another is given).",
    params: z.object({ id: name }),
    query: z.object({ with: name.optional(), ...page }),
    response: EvidenceList,
  },
} as const;

/** Pairs of concepts. */
export const pairEndpoints = {
  getPair: {
    method: "get",
    path: "/pairs/{a}/{b}",
    summary: "Two concepts: the strength of their link, whether it is more than chance, and since when.",
    params: z.object({ a: name, b: name }),
    response: PairDetail,
  },
} as const;
