import type { Incidence } from "../../incidence/incidence.ts";
import { defineAnalysis } from "../define-analysis.ts";
import type { WeightedGraph } from "../structure/weighted-graph.ts";
import { communitiesAnalysis } from "./communities.ts";
import type { ConceptPartition } from "./concept-partition.ts";
import { paperShares } from "./paper-shares.ts";

/**
 * How evenly the papers of each concept spread over communities: 0 all in one, up to 1 − 1/min(k, M).
 *
 * P_i = 1 − Σ_m (k_im/k_i)², k_im = Σ over the papers of i of their shares in m. Guimerà & Amaral 2005,
 * DOI 10.1038/nature03288, on papers × concepts instead of links. 0 for a concept of no paper. O(Σ df·communities of a paper).
 */
export function participation(
  incidence: Incidence,
  communities: { readonly community: Uint32Array; readonly count: number },
): Float64Array {
  const shares = paperShares(incidence, communities.community, communities.count);
  const { conceptOffsets, conceptPapers } = incidence;
  const sums = new Float64Array(communities.count + 1);
  const result = new Float64Array(incidence.concepts);
  for (let c = 0; c < incidence.concepts; c++) {
    sums.fill(0);
    const end = conceptOffsets[c + 1]!;
    for (let k = conceptOffsets[c]!; k < end; k++) addShares(shares, conceptPapers[k]!, sums);
    result[c] = spread(sums);
  }
  return result;
}

function addShares(shares: ReturnType<typeof paperShares>, paper: number, sums: Float64Array): void {
  const end = shares.offsets[paper + 1]!;
  for (let k = shares.offsets[paper]!; k < end; k++) {
    const id = shares.community[k]!;
    sums[id]! += shares.share[k]!;
  }
}

/** 1 − Σ (part / whole)², 0 when there is nothing. */
function spread(parts: Float64Array): number {
  let total = 0;
  let squares = 0;
  for (const part of parts) {
    total += part;
    squares += part * part;
  }
  return total === 0 ? 0 : Math.max(0, 1 - squares / (total * total));
}

/**
 * Within-module degree z-score: how much more a concept is linked within its community than others of that community.
 *
 * z_i = (κ_i − mean κ)/σ of κ over the community, κ_i = weight of links to it (σ over all members). Guimerà & Amaral 2005,
 * DOI 10.1038/nature03288. 0 where all members are alike, and for concepts without a community. O(edges).
 */
export function withinModuleDegree(graph: WeightedGraph, { community, count }: ConceptPartition): Float64Array {
  const inside = new Float64Array(graph.nodes);
  const sum = new Float64Array(count + 1);
  const squares = new Float64Array(count + 1);
  const members = new Uint32Array(count + 1);
  for (let v = 0; v < graph.nodes; v++) {
    const own = community[v]!;
    let weight = 0;
    for (let k = graph.offsets[v]!; k < graph.offsets[v + 1]!; k++) {
      if (community[graph.targets[k]!] === own) weight += graph.weights[k]!;
    }
    inside[v] = weight;
    sum[own]! += weight;
    squares[own]! += weight * weight;
    members[own]!++;
  }
  return inside.map((weight, v) => {
    const own = community[v]!;
    const mean = sum[own]! / members[own]!;
    const variance = squares[own]! / members[own]! - mean * mean;
    return own === 0 || variance <= 1e-12 * mean * mean ? 0 : (weight - mean) / Math.sqrt(variance);
  });
}

export const participationAnalysis = defineAnalysis({
  name: "participation",
  title: "Measuring participation",
  version: 8,
  needs: { communities: communitiesAnalysis },
  publish: true,
  precompute: "screen",
  run: (incidence, { communities }) => participation(incidence, communities),
});
