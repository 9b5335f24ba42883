/** Questions to a snapshot; their answers have the shapes of `isthmus/contract`. */

export { type BetweenQuestion, between } from "../answers/bridges/between.ts";
export { bridgeRanking } from "../answers/bridges/bridges.ts";
export { conceptPaths } from "../answers/bridges/paths.ts";
export type { BridgeQuestion } from "../answers/bridges/rank-bridges.ts";
export { searchHits } from "../answers/concepts/concepts.ts";
export { type CooccurrenceQuestion, cooccurrence } from "../answers/concepts/cooccurrence.ts";
export { type EvidenceQuestion, evidenceList } from "../answers/concepts/evidence.ts";
export { conceptMatrix } from "../answers/concepts/matrix.ts";
export { pairDetail } from "../answers/concepts/pair.ts";
export { pairWithKinds } from "../answers/concepts/pair-kinds.ts";
export { type TrendsQuestion, trends } from "../answers/discovery/concept-trends.ts";
export { candidateList, gaps } from "../answers/discovery/discovery.ts";
export { conceptMap } from "../answers/map/concept-map.ts";
export type { MapQuestion } from "../answers/map/map-settings.ts";
export { withoutPaper } from "../answers/papers/paper.ts";
export { type QueryQuestion, queryAnswer } from "../answers/query/query.ts";
export type { Cooccurrence, EvidenceList, PairDetail, SearchHits } from "../contract/concepts.ts";
export type { Between, ConceptMatrix, ConceptPaths, WithoutPaper } from "../contract/connections.ts";
export type { CandidateList, Gaps } from "../contract/discovery.ts";
export type { KnowledgeDecisions } from "../contract/knowledge/knowledge.ts";
export type { PairWithKinds } from "../contract/knowledge/pair-kinds.ts";
export type { ConceptMap } from "../contract/map.ts";
export type { BridgeRanking } from "../contract/papers.ts";
export type { QueryAnswer } from "../contract/query.ts";
export type { Trends } from "../contract/trends.ts";
export type { Snapshot } from "../snapshot/snapshot.ts";
