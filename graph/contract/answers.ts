import { z } from "zod";
import { Concept, Paper } from "./entities.ts";

/** The answers of the API that are more than one entity. Every count says what it is a count of. */

export const MeasureName = z.enum(["npmi", "associationStrength", "jaccard", "cosine", "inclusion", "papers"]);
export type MeasureName = z.infer<typeof MeasureName>;

export const Progress = z
  .object({
    phase: z.string().describe("What is being done, for people."),
    done: z.number().nonnegative(),
    total: z.number().nonnegative().nullable().describe("Null when not known beforehand."),
  })
  .meta({ id: "Progress", description: "How far a long step has come." });
export type Progress = z.infer<typeof Progress>;

export const Status = z
  .object({
    state: z
      .enum(["starting", "ready", "failed"])
      .describe("While starting, every other operation answers 503 with Retry-After; counts may still be 0."),
    progress: Progress.nullable().describe("What is being computed just now, null when nothing is."),
    problem: z.string().nullable().describe("Why it failed, null when it did not."),
    name: z.string().describe("Name of the corpus, for people."),
    store: z.string().describe("URL of the store, without credentials."),
    sample: z.boolean().describe("True when this is the sample corpus."),
    papers: z.int().nonnegative().describe("All papers stored: the N of every measure."),
    concepts: z.int().nonnegative(),
    mentions: z.int().nonnegative().describe("Distinct (paper, concept) pairs."),
    revision: z.int().nonnegative(),
    years: z.tuple([z.int(), z.int()]).nullable().describe("First and last year, null when no paper has one."),
    readOnly: z.boolean(),
    version: z.string(),
  })
  .meta({ id: "Status", description: "What is being explored." });
export type Status = z.infer<typeof Status>;

export const CommunitySummary = z
  .object({
    id: z.int().positive().describe("1 = the largest."),
    label: z.string(),
    concepts: z.int().positive(),
    papers: z.int().nonnegative().describe("Papers that mention at least one of its concepts."),
    stability: z.number().min(0).max(1).nullable().describe("Agreement over re-seeded runs, null when not computed."),
  })
  .meta({ id: "CommunitySummary", description: "A community of concepts (Leiden), largest first." });
export type CommunitySummary = z.infer<typeof CommunitySummary>;

/** Columns: position i of every array is the same concept; edges hold positions. */
export const ConceptMap = z
  .object({
    revision: z.int(),
    layout: z.enum(["ready", "computing"]).describe("While computing, positions are rough: ask again."),
    progress: Progress.nullable().describe("Of the layout, while it is computing."),
    seed: z.int().describe("Seed of communities and layout."),
    measure: MeasureName,
    minStrength: z.number().describe("Weakest value of the measure among the links shown."),
    minPapers: z.int(),
    minJoint: z.int().describe("Papers that a link must have."),
    papers: z.int().describe("Papers counted: all, or those of the query."),
    extent: z
      .tuple([z.number(), z.number(), z.number(), z.number()])
      .describe("Left, top, right and bottom of the corpus's first map: the same whatever is asked."),
    missing: z.array(z.string()).describe("Concepts asked for by name that are not in the corpus."),
    expanded: z
      .array(
        z.object({
          concept: z.int().describe("Position of the concept expanded."),
          added: z.array(z.int()).describe("Positions of its partners that this brought in, strongest first."),
          more: z.int().describe("Its partners that are still not shown."),
        }),
      )
      .describe("Concepts expanded, in the order asked; a repeated one once, with all it brought in."),
    total: z
      .object({
        concepts: z.int().describe("Concepts of `minPapers` or more papers."),
        links: z.int().describe("Pairs of these that share `minJoint` or more papers."),
      })
      .describe("What the thresholds leave, before the strongest are chosen."),
    nodes: z.object({
      id: z.array(z.string()),
      label: z.array(z.string()),
      papers: z.array(z.int()),
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
      papers: z.array(z.int()),
      npmi: z.array(z.number()),
      associationStrength: z.array(z.number()),
    }),
    communities: z.array(CommunitySummary),
  })
  .meta({ id: "ConceptMap", description: "The concept map: strongest concepts and links, with positions." });
export type ConceptMap = z.infer<typeof ConceptMap>;

export const YearCounts = z.object({ years: z.array(z.int()), papers: z.array(z.int()), unknown: z.int() }).meta({
  id: "YearCounts",
  description: "Papers per year, every year from first to last; papers without a year apart.",
});
export type YearCounts = z.infer<typeof YearCounts>;

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

/** Every number of one pair of concepts. */
export const PairNumbers = z.object({
  papers: z.int().nonnegative().describe("Papers that mention both."),
  expected: z.number().describe("Papers by chance: sA·sB/N."),
  npmi: z.number().min(-1).max(1),
  associationStrength: z.number().nonnegative().describe("Observed / expected (Van Eck & Waltman 2009), = lift."),
  jaccard: z.number().min(0).max(1),
  cosine: z.number().min(0).max(1),
  inclusion: z.number().min(0).max(1),
  g2: z.number().describe("Dunning's log-likelihood ratio, below 0 when rarer than by chance."),
  p: z.number().min(0).max(1).describe("Hypergeometric chance of so many joint papers or more."),
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
}).meta({ id: "Partner", description: "A concept that shares papers with the one asked for." });
export type Partner = z.infer<typeof Partner>;

export const PartnerOrder = z.enum([...MeasureName.options, "g2", "q"]).meta({
  id: "PartnerOrder",
  description: "What partners are ordered by: a strength, or how unlikely it is to be chance.",
});
export type PartnerOrder = z.infer<typeof PartnerOrder>;

export const Cooccurrence = z
  .object({
    concept: z.string(),
    label: z.string(),
    papers: z.int().positive().describe("Papers that mention the concept."),
    corpus: z.int().positive().describe("N: all papers."),
    total: z
      .int()
      .nonnegative()
      .describe("Partners before `top`; of those beyond chance, when only they are asked for."),
    all: z.int().nonnegative().describe("All partners, may they be chance or not."),
    significant: z.int().nonnegative().nullable().describe("Of all, those at q < 0.05; null while it is computed."),
    measure: MeasureName,
    sort: PartnerOrder,
    family: PairFamily.nullable().describe("Null while it is computed."),
    partners: z.array(Partner).describe("Strongest first (or weakest, when asked for), ties by id."),
  })
  .meta({ id: "Cooccurrence", description: "What a concept occurs with." });
export type Cooccurrence = z.infer<typeof Cooccurrence>;

export const PaperSummary = Paper.omit({ abstract: true, keywords: true }).meta({
  id: "PaperSummary",
  description: "A paper without its abstract.",
});
export type PaperSummary = z.infer<typeof PaperSummary>;

export const PaperEvidence = z
  .object({
    paper: PaperSummary,
    sentence: z.string(),
    field: z.enum(["title", "abstract"]),
    sentenceStart: z.int(),
    marks: z
      .array(z.object({ concept: z.string(), start: z.int(), end: z.int() }))
      .describe("Phrases in the sentence; offsets into the sentence, in UTF-16 units."),
  })
  .meta({ id: "PaperEvidence", description: "A sentence with the phrases asked for." });
export type PaperEvidence = z.infer<typeof PaperEvidence>;

export const EvidenceList = z
  .object({
    total: z.int().describe("Sentences found in the papers that were searched."),
    papers: z.int().describe("Papers that mention the concept (both, when two are given)."),
    searched: z.int().describe("Of these, papers that were searched: the newest 1,000 at most."),
    items: z.array(PaperEvidence),
  })
  .meta({
    id: "EvidenceList",
    description:
      "Sentences, best first: those with both phrases, one of every paper, abstracts before titles, newest first.",
  });
export type EvidenceList = z.infer<typeof EvidenceList>;

export const PaperList = z
  .object({ total: z.int(), items: z.array(PaperSummary) })
  .meta({ id: "PaperList", description: "A page of papers." });
export type PaperList = z.infer<typeof PaperList>;

export const ConceptList = z
  .object({ total: z.int(), items: z.array(Concept) })
  .meta({ id: "ConceptList", description: "A page of concepts." });
export type ConceptList = z.infer<typeof ConceptList>;

export const PairDetail = PairNumbers.extend({
  a: Concept,
  b: Concept,
  corpus: z.int().positive(),
  years: YearCounts,
  firstYear: z.int().nullable(),
  firstPapers: z.array(PaperSummary).describe("The papers of the first year in which both occur."),
  shared: z.array(Partner).describe("Strongest concepts that occur with both, in two or more papers each."),
  family: PairFamily.nullable().describe("Null while it is computed."),
}).meta({ id: "PairDetail", description: "Two concepts: how strong, more than chance, since when." });
export type PairDetail = z.infer<typeof PairDetail>;

export const SearchHits = z
  .object({
    concepts: z.array(Concept.omit({ aliases: true }).extend({ matched: z.string(), community: z.int() })),
    papers: z.array(PaperSummary),
  })
  .meta({ id: "SearchHits", description: "Type-ahead: concepts by label or alias, papers by words." });
export type SearchHits = z.infer<typeof SearchHits>;
