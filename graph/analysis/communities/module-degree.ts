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
    const own = community[v] as number;
    let weight = 0;
    for (let k = graph.offsets[v] as number; k < (graph.offsets[v + 1] as number); k++) {
      if (community[graph.targets[k] as number] === own) weight += graph.weights[k] as number;
    }
    inside[v] = weight;
    sum[own] = (sum[own] as number) + weight;
    squares[own] = (squares[own] as number) + weight * weight;
    members[own] = (members[own] as number) + 1;
  }
  return inside.map((weight, v) => {
    const own = community[v] as number;
    const mean = (sum[own] as number) / (members[own] as number);
    const variance = (squares[own] as number) / (members[own] as number) - mean * mean;
    return own === 0 || variance <= 1e-12 * mean * mean ? 0 : (weight - mean) / Math.sqrt(variance);
  });
}
