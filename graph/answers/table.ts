import type { Answer, Endpoints, Handlers, Input, Operation } from "../contract/operations/endpoints.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { between, timeline } from "./bridges/between.ts";
import { bridgeConcepts } from "./bridges/bridge-concepts.ts";
import { bridgeRanking } from "./bridges/bridges.ts";
import { conceptPaths } from "./bridges/paths.ts";
import { operandAnswer } from "./bridges/sides.ts";
import { conceptDetail, conceptList, searchHits } from "./concepts/concepts.ts";
import { cooccurrence } from "./concepts/cooccurrence.ts";
import { evidenceList } from "./concepts/evidence.ts";
import { conceptMatrix } from "./concepts/matrix.ts";
import { pairDetail } from "./concepts/pair.ts";
import { pairWithKinds } from "./concepts/pair-kinds.ts";
import { strongPartners } from "./concepts/strong-partners.ts";
import { splitProposal } from "./curation/split-proposal.ts";
import { trends } from "./discovery/concept-trends.ts";
import { backTest, candidateList, gaps, missingPairList } from "./discovery/discovery.ts";
import { openQuestions } from "./discovery/open-questions.ts";
import { burstList, changingPairs, themes } from "./discovery/trends.ts";
import { conceptReasons } from "./explain/concept-reasons.ts";
import { paperExplanation, phraseReasons } from "./explain/phrase-reasons.ts";
import { exportBetween, exportBridges, exportFormats, exportGraph, exportPapers } from "./export/exports.ts";
import { conceptKnowledge } from "./knowledge/concept-knowledge.ts";
import { conceptRelations } from "./knowledge/concept-relations.ts";
import { taskMethods, transfers } from "./knowledge/field-methods.ts";
import { kindReasons } from "./knowledge/kind-reasons.ts";
import { relationsOfPair } from "./knowledge/pair-relations.ts";
import { timelineOfUses } from "./knowledge/use-timeline.ts";
import { knowledgeAmong } from "./lookup/knowledge-among.ts";
import { savedSetList } from "./lookup/saved-sets.ts";
import { conceptMap } from "./map/concept-map.ts";
import { mapPapers } from "./map/map-papers.ts";
import { paperDetail, similarPapers, withoutPaper } from "./papers/paper.ts";
import { conceptPapersAnswer, paperList } from "./papers/paper-lists.ts";
import { queryAnswer } from "./query/query.ts";
import { querySuggestions } from "./query/query-suggestions.ts";

type ReadOperation = {
  [O in Operation]: Endpoints[O] extends { method: "get" } | { reads: true } ? O : never;
}[Operation];

/** Operations that read, but more than a snapshot: the state of the server, the log of decisions, a graph database. */
type NonSnapshotOperation =
  | "getStatus"
  | "listJobs"
  | "listSources"
  | "listCollections"
  | "packSite"
  | "downloadSite"
  | "discardSite"
  | "getJob"
  | "watchJob"
  | "getVocabulary"
  | "exportLog"
  | "listSuggestions"
  | "previewDecision"
  | "getCypherConsole"
  | "runCypher";

/** Operations that a snapshot is enough for. */
export type SnapshotOperation = Exclude<ReadOperation, NonSnapshotOperation>;

type Answers = { [O in SnapshotOperation]: (snapshot: Snapshot, question: Input<O>) => Answer<O> | Promise<Answer<O>> };

/** The function that answers each operation from a snapshot; a missing one does not compile. */
const answers: Answers = {
  getMap: conceptMap,
  getMapPapers: mapPapers,
  search: searchHits,
  listConcepts: conceptList,
  getConcept: conceptDetail,
  getCooccurrence: cooccurrence,
  getStrongPartners: strongPartners,
  getConceptPapers: conceptPapersAnswer,
  getEvidence: evidenceList,
  getPair: pairDetail,
  listBridges: bridgeRanking,
  getPaper: paperDetail,
  listPapers: paperList,
  getBetween: between,
  getOperand: operandAnswer,
  getPairWithKinds: pairWithKinds,
  getPaths: conceptPaths,
  getTimeline: timeline,
  getSimilarPapers: similarPapers,
  getWithoutPaper: withoutPaper,
  getMatrix: conceptMatrix,
  getGaps: gaps,
  getMissingPairs: missingPairList,
  getOpenQuestions: openQuestions,
  getCandidates: candidateList,
  getBackTest: backTest,
  getBridgeConcepts: bridgeConcepts,
  getTrends: trends,
  getBursts: burstList,
  getThemes: themes,
  getChangingPairs: changingPairs,
  query: queryAnswer,
  suggestQuery: querySuggestions,
  listSets: savedSetList,
  explainConcept: conceptReasons,
  explainPhrase: phraseReasons,
  readPaper: paperExplanation,
  listExports: exportFormats,
  exportGraph,
  exportPapers,
  exportBridges,
  exportBetween,
  proposeSplit: splitProposal,
  getConceptKnowledge: conceptKnowledge,
  getKindReasons: kindReasons,
  getConceptRelations: conceptRelations,
  getUseTimeline: timelineOfUses,
  getPairRelations: relationsOfPair,
  getKnowledgeAmong: knowledgeAmong,
  getTaskMethods: taskMethods,
  getTransfers: transfers,
};

/** Handlers for these operations that ask the current snapshot. */
export function answersOf(current: () => Snapshot | Promise<Snapshot>): Pick<Handlers, SnapshotOperation> {
  const table = Object.entries(answers) as [string, (snapshot: Snapshot, question: unknown) => unknown][];
  const bound = table.map(([name, answer]) => [name, async (question: unknown) => answer(await current(), question)]);
  return Object.fromEntries(bound) as Pick<Handlers, SnapshotOperation>;
}
