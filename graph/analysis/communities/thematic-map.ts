import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { projectPairs } from "../../incidence/project-pairs.ts";
import { defineAnalysis } from "../define-analysis.ts";
import { equivalence } from "../measures/pair-measures.ts";
import { median } from "../statistics/median.ts";
import { communitiesAnalysis } from "./communities.ts";
import type { ConceptPartition } from "./concept-partition.ts";

/** The position of a community between the centre and the edge of the corpus. */
export interface Theme {
  readonly community: number;
  /** Links to other communities: 10·Σ e_ij, i inside, j outside. */
  readonly centrality: number;
  /** Links within: 100·Σ e_ij / concepts. */
  readonly density: number;
  /** By the medians of both: motor, basic (transversal), niche (developed but isolated), emerging or declining. */
  readonly quadrant: "motor" | "basic" | "niche" | "emerging";
}

/**
 * Thematic map of the communities: centrality by density, divided at the medians.
 *
 * e_ij = c²/(s_i·s_j), the equivalence index. Callon, Courtial & Laville 1991, DOI 10.1007/BF02019280; quadrants as in Cobo et al. 2011,
 * DOI 10.1016/j.joi.2010.10.002. O(projection).
 */
export function thematicMap(incidence: Incidence, communities: ConceptPartition, minJoint = 2): Theme[] {
  const { community, count } = communities;
  const frequency = documentFrequency(incidence);
  const inside = new Float64Array(count + 1);
  const outside = new Float64Array(count + 1);
  const members = new Uint32Array(count + 1);
  for (const id of community) members[id]!++;
  const { source, target, joint } = projectPairs(incidence, { minJoint });
  for (let e = 0; e < joint.length; e++) {
    const i = source[e]!;
    const j = target[e]!;
    const strength = equivalence.value(joint[e]!, frequency[i]!, frequency[j]!, incidence.papers);
    const a = community[i]!;
    const b = community[j]!;
    if (a === b) inside[a]! += strength;
    else {
      outside[a]! += strength;
      outside[b]! += strength;
    }
  }
  const ids = Array.from({ length: count }, (_, k) => k + 1);
  const centrality = ids.map((id) => 10 * outside[id]!);
  const density = ids.map((id) => (100 * inside[id]!) / Math.max(1, members[id]!));
  const middle = { centrality: median(centrality), density: median(density) };
  return ids.map((id, k) => {
    const at = { centrality: centrality[k]!, density: density[k]! };
    const central = at.centrality >= middle.centrality;
    const dense = at.density >= middle.density;
    const quadrant = central ? (dense ? "motor" : "basic") : dense ? "niche" : "emerging";
    return { community: id, ...at, quadrant };
  });
}

export const themesAnalysis = defineAnalysis({
  name: "themes",
  title: "Mapping themes",
  version: 8,
  needs: { communities: communitiesAnalysis },
  publish: true,
  run: (incidence, { communities }) => thematicMap(incidence, communities),
});
