import { z } from "zod";
import { ConceptRef, integer, name } from "./entities.ts";

export const Gaps = z
  .object({
    total: z.int(),
    items: z
      .array(
        z.object({
          a: z.int(),
          b: z.int(),
          labels: z.tuple([z.string(), z.string()]),
          score: z.number().describe("√(|A|·|B|)·(1 − observed/expected)."),
          observed: z.number(),
          expected: z.number(),
          conceptsA: z.int(),
          conceptsB: z.int(),
        }),
      )
      .describe("Widest first: communities that share fewer papers than their sizes would suggest."),
  })
  .meta({ id: "Gaps", description: "Structural gaps between communities." });
export type Gaps = z.infer<typeof Gaps>;

const through = z
  .array(z.object({ concept: ConceptRef, withA: z.int(), withC: z.int() }))
  .describe("Concepts that go with both, strongest first.");

export const MissingPairList = z
  .object({
    a: z.int(),
    b: z.int(),
    labels: z.tuple([z.string(), z.string()]),
    total: z.int().nonnegative().describe("Pairs of telling concepts, one of each, that share no paper."),
    possible: z.int().nonnegative().describe("All such pairs."),
    items: z.array(
      z.object({
        a: ConceptRef,
        b: ConceptRef,
        expected: z.number().nonnegative().describe("Papers that would mention both by chance."),
        through,
      }),
    ),
  })
  .meta({ id: "MissingPairList", description: "What is missing between two communities, most expected first." });
export type MissingPairList = z.infer<typeof MissingPairList>;

export const Ranker = z.enum(["linkingTerms", "averageMinimumWeight", "adamicAdar"]);

export const CandidateList = z
  .object({
    concept: ConceptRef,
    ranker: Ranker,
    total: z.int().describe("Concepts that share no paper with it, but a linking concept."),
    items: z.array(
      z.object({
        concept: ConceptRef,
        linkingTerms: z.number(),
        averageMinimumWeight: z.number(),
        adamicAdar: z.number(),
        through,
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
    candidates: z.int(),
    appeared: z.int(),
    hits: z.object({ linkingTerms: z.int(), averageMinimumWeight: z.int(), adamicAdar: z.int() }),
    chance: z.number(),
    frequency: z.number().describe("Hits of the pairs with the most papers of their own."),
    reading: z.string().describe("One sentence."),
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
  .meta({ id: "BridgeConcepts", description: "Concepts that join communities." });
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
    query: z.object({ ranker: Ranker.default("adamicAdar"), limit: integer(1, 200).default(25) }),
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
    summary: "Concepts that join communities.",
    query: z.object({
      sort: z.enum(["participation", "constraint", "betweenness", "bridgeness"]).optional(),
      q: z.string().max(2000).optional().describe("Only within the papers of this query, such as community:3."),
      limit,
    }),
    response: BridgeConcepts,
  },
} as const;
