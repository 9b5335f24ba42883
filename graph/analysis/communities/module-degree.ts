import type { ConceptPartition } from "../bridges/concept-partition.ts";
import type { WeightedGraph } from "../structure/weighted-graph.ts";

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
