import { similar, timeline, withoutPaper } from "../../graph/answers/bridges/beside-paper.ts";
import { between } from "../../graph/answers/bridges/between.ts";
import { bridgeConcepts } from "../../graph/answers/bridges/bridge-concepts.ts";
import { conceptPaths } from "../../graph/answers/bridges/paths.ts";
import { conceptMatrix } from "../../graph/answers/concepts/matrix.ts";
import { trends } from "../../graph/answers/discovery/concept-trends.ts";
import { candidates, discoveryTest, gaps } from "../../graph/answers/discovery/discovery.ts";
import { missingPairList } from "../../graph/answers/discovery/missing-pairs.ts";
import { burstList, pairTrends, themes } from "../../graph/answers/discovery/trends.ts";
import type { Handlers } from "../../graph/contract/endpoints.ts";
import type { ServerContext } from "../context.ts";

type Operations =
  | "getBetween"
  | "getPaths"
  | "getTimeline"
  | "getSimilarPapers"
  | "getWithoutPaper"
  | "getMatrix"
  | "getGaps"
  | "getCandidates"
  | "getBackTest"
  | "getBridgeConcepts"
  | "getTrends"
  | "getBursts"
  | "getMissingPairs"
  | "getThemes"
  | "getChangingPairs";

/** What lies between things, what is missing, and what changes. */
export function discoveryHandlers(context: ServerContext): Pick<Handlers, Operations> {
  return {
    getBetween: async (question) => between(await context.live.current(), question),
    getPaths: async (question) => conceptPaths(await context.live.current(), question),
    getTimeline: async (question) => timeline(await context.live.current(), question),
    getSimilarPapers: async (question) => similar(await context.live.current(), question),
    getWithoutPaper: async (question) => withoutPaper(await context.live.current(), question),
    getMatrix: async (question) => conceptMatrix(await context.live.current(), question),
    getGaps: async (question) => gaps(await context.live.current(), question),
    getMissingPairs: async (question) => missingPairList(await context.live.current(), question),
    getCandidates: async (question) => candidates(await context.live.current(), question),
    getBackTest: async (question) => discoveryTest(await context.live.current(), question),
    getBridgeConcepts: async (question) => bridgeConcepts(await context.live.current(), question),
    getTrends: async (question) => trends(await context.live.current(), question),
    getBursts: async (question) => burstList(await context.live.current(), question),
    getThemes: async () => themes(await context.live.current()),
    getChangingPairs: async (question) => pairTrends(await context.live.current(), question),
  };
}
