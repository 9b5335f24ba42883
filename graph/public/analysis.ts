/** Measures and analyses: pure functions of an incidence index (`snapshot.incidence`, or one made by `buildIncidence`). */

export {
  type BridgeOptions,
  type BridgeScores,
  type BridgeStability,
  scoreBridges,
} from "../analysis/bridges/bridge-scores.ts";
export type { NestedNames } from "../analysis/bridges/nested-names.ts";
export type { RawBridgeScores } from "../analysis/bridges/paper-scores.ts";
export {
  type Communities,
  type CommunityOptions,
  findCommunities,
} from "../analysis/communities/communities.ts";
export type { CommunitySettings } from "../analysis/communities/concept-graph.ts";
export type { ConceptPartition } from "../analysis/communities/concept-partition.ts";
export type { RunControl } from "../analysis/define-analysis.ts";
export { type StructuralGap, structuralGaps } from "../analysis/discovery/gaps.ts";
export { type Candidates, type DiscoveryOptions, openDiscovery } from "../analysis/discovery/open-discovery.ts";
export { pairMeasures } from "../analysis/measures/pair-measures.ts";
export { type FamilyOptions, type PairSignificance, pairSignificance } from "../analysis/measures/pair-significance.ts";
export { type Betweenness, betweenness } from "../analysis/structure/betweenness.ts";
export type { PlainGraph } from "../analysis/structure/plain-graph.ts";
export { type Burst, type BurstOptions, bursts } from "../analysis/time/bursts.ts";
export { buildIncidence } from "../incidence/build.ts";
export type { Incidence } from "../incidence/incidence.ts";
export { type Projection, type ProjectionOptions, projectPairs } from "../incidence/project-pairs.ts";
