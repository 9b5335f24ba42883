import type { WeightedGraph } from "./weighted-graph.ts";

/**
 * Burt's constraint: how far a node's links lead to nodes that are linked with each other; low = it spans structural holes.
 *
 * c_i = Σ_{j≠i} (p_ij + Σ_{q≠i,j} p_iq·p_qj)², p_ij = w_ij/s_i. Burt 2004, DOI 10.1086/421787. NaN for a node without links.
 * Only for the given nodes: O(Σ over them of the links of their neighbours).
 */
export function constraint(graph: WeightedGraph, nodes: Iterable<number>): Map<number, number> {
  const { offsets, targets, weights, strengths, loops } = graph;
  const reach = new Float64Array(graph.nodes);
  const share = (v: number, weight: number) => weight / (strengths[v]! - 2 * loops[v]!);
  const result = new Map<number, number>();
  for (const i of nodes) {
    const from = offsets[i]!;
    const to = offsets[i + 1]!;
    for (let k = from; k < to; k++) {
      const q = targets[k]!;
      const pq = share(i, weights[k]!);
      reach[q]! += pq;
      for (let j = offsets[q]!; j < offsets[q + 1]!; j++) {
        const end = targets[j]!;
        if (end !== i) reach[end]! += pq * share(q, weights[j]!);
      }
    }
    let sum = 0;
    // Only i's own neighbours count; what reached others is cleared below.
    for (let k = from; k < to; k++) sum += reach[targets[k]!]! ** 2;
    result.set(i, from === to ? Number.NaN : sum);
    clearAround(graph, i, reach);
  }
  return result;
}

function clearAround({ offsets, targets }: WeightedGraph, i: number, reach: Float64Array): void {
  for (const q of targets.subarray(offsets[i], offsets[i + 1])) {
    reach[q] = 0;
    for (const end of targets.subarray(offsets[q], offsets[q + 1])) reach[end] = 0;
  }
}
