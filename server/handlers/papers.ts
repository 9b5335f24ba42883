import { bridgeRanking } from "../../graph/answers/bridges/bridges.ts";
import { paperReading } from "../../graph/answers/explain/explain-paper.ts";
import { phraseReasons } from "../../graph/answers/explain/explain-phrase.ts";
import { paperDetail } from "../../graph/answers/lookup/paper-detail.ts";
import { paperList } from "../../graph/answers/lookup/paper-lists.ts";
import type { Handlers } from "../../graph/contract/endpoints.ts";
import type { ServerContext } from "../context.ts";

/** Papers and bridge papers. */
export function paperHandlers(
  context: ServerContext,
): Pick<Handlers, "listBridges" | "getPaper" | "listPapers" | "explainPhrase" | "readPaper"> {
  return {
    listBridges: async (question) => bridgeRanking(await context.live.current(), question),
    getPaper: async (question) => paperDetail(await context.live.current(), question),
    explainPhrase: async (question) => phraseReasons(await context.live.current(), question),
    readPaper: async (question) => paperReading(await context.live.current(), question),
    listPapers: async (question) => paperList(await context.live.current(), question),
  };
}
