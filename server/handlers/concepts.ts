import { conceptDetail, conceptList } from "../../graph/answers/concepts/concepts.ts";
import { cooccurrence } from "../../graph/answers/concepts/cooccurrence.ts";
import { evidence } from "../../graph/answers/concepts/evidence.ts";
import { pairDetail } from "../../graph/answers/concepts/pair.ts";
import { conceptReasons } from "../../graph/answers/explain/explain-concept.ts";
import { conceptPapers } from "../../graph/answers/lookup/paper-lists.ts";
import { search } from "../../graph/answers/lookup/search.ts";
import { conceptMap } from "../../graph/answers/map/concept-map.ts";
import { mapPapers } from "../../graph/answers/map/map-papers.ts";
import type { Handlers } from "../../graph/contract/endpoints.ts";
import type { ServerContext } from "../context.ts";

type Operations =
  | "getMap"
  | "getMapPapers"
  | "search"
  | "listConcepts"
  | "getConcept"
  | "getCooccurrence"
  | "getConceptPapers"
  | "getEvidence"
  | "getPair"
  | "explainConcept";

/** The map, concepts and pairs of them. */
export function conceptHandlers(context: ServerContext): Pick<Handlers, Operations> {
  return {
    getMap: async (question) => conceptMap(await context.live.current(), question),
    getMapPapers: async (question) => mapPapers(await context.live.current(), question),
    search: async (question) => search(await context.live.current(), question),
    listConcepts: async (page) => conceptList(await context.live.current(), page),
    getConcept: async (question) => conceptDetail(await context.live.current(), question),
    getCooccurrence: async (question) => cooccurrence(await context.live.current(), question),
    getConceptPapers: async (question) => conceptPapers(await context.live.current(), question),
    getEvidence: async (question) => evidence(await context.live.current(), question),
    explainConcept: async (question) => conceptReasons(await context.live.current(), question),
    getPair: async (question) => pairDetail(await context.live.current(), question),
  };
}
