import { z } from "zod";
import { briefConcept, CurationAction, count } from "./curation.ts";
import { ConceptRef, integer, name, page } from "./entities.ts";

export const Gaps = z
  .object({
    total: z.int(),
    items: z
      .array(
        z.object({
          a: z.int(),
          b: z.int(),
          labels: z.tuple([z.string(), z.string()]),
          score: z.number().describe("1 − (observed + 1)/(expected + 1)."),
          observed: z.number(),
          expected: z.number(),
          conceptsA: z.int(),
          conceptsB: z.int(),
        }),
      )
      .describe("Widest first: communities with fewer links than those of both with all others suggest."),
  })
  .meta({ id: "Gaps", description: "Structural gaps between communities." });
export type Gaps = z.infer<typeof Gaps>;

const linkingConcepts = z
  .array(z.object({ concept: ConceptRef, withA: z.int(), withC: z.int() }))
  .describe("Concepts that go with both, strongest first.");

export const MissingPairList = z
  .object({
    a: z.int(),
    b: z.int(),
    labels: z.tuple([z.string(), z.string()]),
    total: z.int().nonnegative().describe("Pairs of field-specific concepts, one of each field, that share no paper."),
    possible: z.int().nonnegative().describe("All such pairs."),
    items: z.array(
      z.object({
        a: ConceptRef,
        b: ConceptRef,
        expected: z.number().nonnegative().describe("Papers that would mention both by chance."),
        through: linkingConcepts,
      }),
    ),
  })
  .meta({ id: "MissingPairList", description: "What is missing between two communities, most expected first." });
export type MissingPairList = z.infer<typeof MissingPairList>;

/** The orders in which candidates can be ranked. */
export const Ranker = z.enum(["learned", "relativeAdamicAdar", "linkingTerms", "averageMinimumWeight", "adamicAdar"]);

export const CandidateList = z
  .object({
    concept: ConceptRef,
    ranker: Ranker.describe("What orders them: relativeAdamicAdar where the past of the corpus taught nothing."),
    total: z.int().describe("Concepts that share no paper with it, but a linking concept."),
    ofSameFamily: z
      .int()
      .describe("Not among them: concepts whose names contain its own, are part of it, or end in the same two words."),
    items: z.array(
      z.object({
        concept: ConceptRef,
        alike: z
          .int()
          .describe("Further candidates, up to the last one listed, with names of the same family as this one."),
        learned: z
          .number()
          .nullable()
          .describe(
            "How much the pair is like those that came together in the corpus's own past, as log-odds up to a constant.",
          ),
        linkingTerms: z.number(),
        averageMinimumWeight: z.number(),
        adamicAdar: z.number(),
        relativeAdamicAdar: z.number().describe("Adamic–Adar over the root of the product of the papers of both."),
        through: linkingConcepts,
      }),
    ),
  })
  .meta({ id: "CandidateList", description: "What a concept is linked to through others only (Swanson's ABC)." });
export type CandidateList = z.infer<typeof CandidateList>;

export const BackTest = z
  .object({
    year: z.int().describe("Last year that the ranking saw."),
    horizon: z.int().describe("Years after it in which pairs could appear."),
    top: z.int(),
    candidates: z.int().describe("Pairs that could be proposed."),
    hits: z.int().describe("Those that later had two or more joint papers, more than by chance (Poisson p < 0.01)."),
    rankers: z
      .array(
        z.object({
          ranker: z.enum([...Ranker.options, "frequencyProduct", "recentProduct", "jaccard", "preferentialAttachment"]),
          appeared: z.int().describe("Of its top pairs, those with any later joint paper."),
          appearedByIndependence: z.number().describe("How many of the same pairs independence predicts."),
          hits: z.int().describe("Of its top pairs, those that are hits."),
          hitsByIndependence: z.number().describe("How many of the same pairs would seem to be hits by chance."),
          auc: z.number().min(0).max(1).nullable().describe("Chance that a hit is ranked above another pair."),
        }),
      )
      .describe("Our rankings, then baselines; `linkingTerms` are common neighbours."),
    summary: z.string().describe("What the test found, in one sentence."),
  })
  .meta({ id: "BackTest", description: "Discovery tested on the corpus itself, by a cut in time." });
export type BackTest = z.infer<typeof BackTest>;

export const BridgeConcepts = z
  .object({
    sort: z.enum(["participation", "constraint", "betweenness", "bridgeness"]),
    exact: z.boolean().describe("False when the papers are too many for betweenness: sampling would rank nothing."),
    papers: z.int().nonnegative().describe("Papers counted: all, or those of the query."),
    items: z.array(
      ConceptRef.extend({
        participation: z.number(),
        withinDegree: z.number().describe("z-score of its links within its community: high = a hub at home."),
        constraint: z.number().nullable().describe("Burt's constraint: low = it spans structural holes."),
        betweenness: z.number().nullable(),
        bridgeness: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: "BridgeConcepts", description: "Concepts that connect communities." });
export type BridgeConcepts = z.infer<typeof BridgeConcepts>;

const community = integer(1, 1_000_000);

const limit = integer(1, 500).default(50);

/** What is missing, and what could be found there. */
export const discoveryEndpoints = {
  getGaps: {
    method: "get",
    path: "/gaps",
    summary: "Structural gaps between communities, widest first.",
    query: z.object({ limit }),
    response: Gaps,
  },
  getMissingPairs: {
    method: "get",
    path: "/gaps/{a}/{b}",
    summary: "Pairs of concepts of two communities that share no paper, most expected first.",
    params: z.object({ a: community, b: community }),
    query: z.object({ limit: integer(1, 200).default(30) }),
    response: MissingPairList,
  },
  getCandidates: {
    method: "get",
    path: "/concepts/{id}/candidates",
    summary: "What a concept is linked to through others only: candidates for discovery.",
    params: z.object({ id: name }),
    query: z.object({ ranker: Ranker.default("learned"), limit: integer(1, 200).default(25) }),
    response: CandidateList,
  },
  getBackTest: {
    method: "get",
    path: "/back-test",
    summary: "Discovery tested on the corpus itself, by a cut in time.",
    query: z.object({ year: integer(1000, 3000).optional(), horizon: integer(1, 100).optional() }),
    response: BackTest,
  },
  getBridgeConcepts: {
    method: "get",
    path: "/bridge-concepts",
    summary: "Concepts that connect communities.",
    query: z.object({
      sort: z.enum(["participation", "constraint", "betweenness", "bridgeness"]).optional(),
      q: z.string().max(2000).optional().describe("Only within the papers of this query, such as community:3."),
      limit,
    }),
    response: BridgeConcepts,
  },
} as const;

const evidence = z.object({
  paper: z.string(),
  title: z.string(),
  year: z.number().int().nullable(),
  sentence: z.string(),
  start: count.describe("Of the mention in the sentence."),
  end: count,
});

export const SplitGroup = z.object({
  label: z.string().describe("A name for the part: the concept and the field it occurs in."),
  community: count,
  field: z.string().describe("Name of the community."),
  papers: count,
  with: z.array(briefConcept).describe("Concepts that tell the papers of this part, most of them first."),
  sentences: z.array(evidence),
});
export type SplitGroup = z.infer<typeof SplitGroup>;

export const SplitProposal = z
  .object({
    concept: briefConcept,
    groups: z.array(SplitGroup).describe("Empty when its papers do not fall into two fields."),
    mixed: count.describe("Papers that mention context of both."),
    undecided: count.describe("Papers that mention context of neither."),
    separation: z.number().describe("How far the two fields keep apart in its papers, 0 … 1 (fixation index)."),
  })
  .meta({ id: "SplitProposal", description: "How a concept with two meanings could be split." });
export type SplitProposal = z.infer<typeof SplitProposal>;

export const SuggestionKind = z.enum(["acronym", "spelling", "inflection", "order", "partners", "homonym"]);
export type SuggestionKind = z.infer<typeof SuggestionKind>;

export const Suggestion = z
  .object({
    kind: SuggestionKind,
    reason: z.string().describe("Why, in words and numbers."),
    score: z.number().describe("0 … 1, the higher the surer."),
    concepts: z
      .array(briefConcept)
      .describe("Into the first the others would be merged; of a homonym, the concept alone."),
    joint: count.describe("Papers that mention both."),
    expected: z.number().describe("Papers that would by chance."),
    similarity: z.number().describe("Of their partners: cosine, 0 … 1; of a homonym, how separate its two fields are."),
    accept: CurationAction,
    reject: CurationAction,
  })
  .meta({ id: "Suggestion", description: "A decision that could be made, why, and how to refuse it for good." });
export type Suggestion = z.infer<typeof Suggestion>;

export const SuggestionList = z
  .object({ total: count, concepts: count.describe("How many concepts were compared."), items: z.array(Suggestion) })
  .meta({ id: "SuggestionList", description: "Suggested merges and splits, the surest first." });
export type SuggestionList = z.infer<typeof SuggestionList>;

/** What could be decided about concepts, and why. */
export const suggestionEndpoints = {
  proposeSplit: {
    method: "get",
    path: "/curation/split/{id}",
    summary: "How a concept that means two things could be split by the fields of its papers, with sentences.",
    params: z.object({ id: name }),
    response: SplitProposal,
  },
  listSuggestions: {
    method: "get",
    path: "/curation/suggestions",
    summary: "Suggested merges and splits with their reasons, the surest first; refused ones do not come again.",
    query: z.object({ kind: SuggestionKind.optional(), ...page }),
    response: SuggestionList,
  },
} as const;
