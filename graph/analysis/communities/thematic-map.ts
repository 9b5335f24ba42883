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
  /** Links to other communities, Σ e_ij with i inside and j outside, over what is usual for a community of its size. */
  readonly centrality: number;
  /** Links within, Σ e_ij, over what is usual for a community of its size. */
  readonly density: number;
  /** By the medians of both: motor, basic (transversal), niche (developed but isolated), emerging or declining. */
  readonly quadrant: "motor" | "basic" | "niche" | "emerging";
}

/**
 * Thematic map of the communities: centrality by density, divided at the medians.
 *
 * e_ij = c²/(s_i·s_j), the equivalence index. Callon's sums grow with the number of concepts, so that the map would only show which
 * communities are large: they are divided by the usual sum at that size. Callon, Courtial & Laville 1991, DOI 10.1007/BF02019280; quadrants as in Cobo et al. 2011,
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
  const centrality = relativeToSize(ids, outside, members);
  const density = relativeToSize(ids, inside, members);
  const middle = { centrality: median(centrality), density: median(density) };
  return ids.map((id, k) => {
    const at = { centrality: centrality[k]!, density: density[k]! };
    const central = at.centrality >= middle.centrality;
    const dense = at.density >= middle.density;
    const quadrant = central ? (dense ? "motor" : "basic") : dense ? "niche" : "emerging";
    return { community: id, ...at, quadrant };
  });
}

/** Communities that a curve through all of them needs; fewer are compared by concept. */
const MIN_COMMUNITIES_OF_CURVE = 4;

/**
 * Sums over what is usual at that size: v/(a·n^b), a and b by least squares of ln v on ln n over the communities with links; 1 is usual. With
 * few communities b is 1.
 */
function relativeToSize(ids: readonly number[], sums: Float64Array, members: Uint32Array): number[] {
  const points = ids.filter((id) => sums[id]! > 0).map((id) => [Math.log(members[id]!), Math.log(sums[id]!)] as const);
  const mean = (k: 0 | 1) => points.reduce((sum, point) => sum + point[k], 0) / Math.max(1, points.length);
  const [size, value] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - size) ** 2, 0);
  const slope = points.reduce((sum, [x, y]) => sum + (x - size) * (y - value), 0) / spread;
  const b = points.length < MIN_COMMUNITIES_OF_CURVE || spread === 0 ? 1 : slope;
  return ids.map((id) => (sums[id]! === 0 ? 0 : sums[id]! / Math.exp(value + b * (Math.log(members[id]!) - size))));
}

export const themesAnalysis = defineAnalysis({
  name: "themes",
  title: "Mapping themes",
  version: 9,
  needs: { communities: communitiesAnalysis },
  publish: true,
  run: (incidence, { communities }) => thematicMap(incidence, communities),
});
