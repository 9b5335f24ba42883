import type { WeightedGraph } from "../../structure/weighted-graph.ts";

/**
 * Modularity of a partition: weight inside communities beyond what strengths alone would give, in [−½, 1).
 *
 * Q = Σ_c [w_in(c)/W − γ·(K_c/2W)²]. Newman & Girvan 2004, DOI 10.1103/PhysRevE.69.026113; resolution γ after
 * Reichardt & Bornholdt 2006, DOI 10.1103/PhysRevE.74.016110. 0 for a graph without edges. O(nodes + edges).
 */
export function modularity(graph: WeightedGraph, community: ArrayLike<number>, resolution = 1): number {
  if (graph.total === 0) return 0;
  let count = 0;
  for (let v = 0; v < graph.nodes; v++) count = Math.max(count, community[v]! + 1);
  const strength = new Float64Array(count);
  let inside = 0;
  for (let v = 0; v < graph.nodes; v++) {
    const own = community[v]!;
    strength[own]! += graph.strengths[v]!;
    inside += 2 * graph.loops[v]!;
    const end = graph.offsets[v + 1]!;
    for (let k = graph.offsets[v]!; k < end; k++) {
      if (community[graph.targets[k]!] === own) inside += graph.weights[k]!;
    }
  }
  let expected = 0;
  for (const sum of strength) expected += (sum / graph.total) ** 2;
  return inside / graph.total - resolution * expected;
}
