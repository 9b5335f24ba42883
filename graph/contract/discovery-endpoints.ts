import { z } from "zod";
import {
  BackTest,
  Between,
  BridgeConcepts,
  CandidateList,
  ConceptMatrix,
  ConceptPaths,
  Gaps,
  MissingPairList,
  Ranker,
  SimilarPapers,
  Timeline,
  WithoutPaper,
} from "./discovery-answers.ts";
import { eachSide, integer, name, page } from "./field-types.ts";
import { BurstList, ChangingPairs, Themes, Trends } from "./trend-answers.ts";

const operand = name.describe("A concept (id, label or alias), community:3, or set:name.");
const community = integer(1, 1_000_000);
const limit = integer(1, 500).default(50);

const period = z.string().regex(/^\d{1,4}-\d{1,4}$/, "two years, such as 2015-2022");

/** What lies between things, what is missing, and what changes. */
export const discoveryEndpoints = {
  getBetween: {
    method: "get",
    path: "/between",
    summary: "The papers that join A and B, best first.",
    query: z.object({
      a: operand,
      b: operand,
      minConcepts: integer(1, 20)
        .optional()
        .describe(
          "Only papers with so many concepts on each side (all, where the side has fewer); one unless it is said.",
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
    summary: "When two communities were joined, by which papers, and who followed.",
    query: z.object({ a: community, b: community, minConcepts: eachSide, ...page }),
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
    summary: "What comes apart without a paper.",
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
  getTrends: {
    method: "get",
    path: "/trends",
    summary: "Concepts whose share of papers rises or falls most.",
    query: z.object({
      limit: integer(1, 200).default(25),
      earlier: period.optional().describe("Years such as 2015-2022; without it, the earlier half of the papers."),
      later: period.optional().describe("Years that come after these; without it, the later half."),
    }),
    response: Trends,
  },
  getBursts: {
    method: "get",
    path: "/bursts",
    summary: "Bursts of concepts over the years, heaviest first.",
    query: z.object({ limit }),
    response: BurstList,
  },
  getThemes: {
    method: "get",
    path: "/themes",
    summary: "Thematic map: centrality and density of communities.",
    response: Themes,
  },
  getChangingPairs: {
    method: "get",
    path: "/changing-pairs",
    summary: "Pairs of concepts whose share of papers rose or fell most.",
    query: z.object({ limit: integer(1, 50).default(25) }),
    response: ChangingPairs,
  },
} as const;
