/** Measures and analyses: pure functions of an incidence, which an open snapshot holds. */
export { scoreBridges } from "../analysis/bridges/bridges.ts";
export { findCommunities } from "../analysis/communities/communities.ts";
export { structuralGaps } from "../analysis/discovery/gaps.ts";
export { openDiscovery } from "../analysis/discovery/open-discovery.ts";
export { pairMeasures } from "../analysis/measures/pair-measures.ts";
export { pairSignificance } from "../analysis/measures/pair-significance.ts";
export { betweenness } from "../analysis/structure/betweenness.ts";
export { bursts } from "../analysis/time/bursts.ts";
export { buildIncidence } from "../incidence/build.ts";
export type { Incidence } from "../incidence/incidence.ts";
export { projectPairs } from "../incidence/project-pairs.ts";
