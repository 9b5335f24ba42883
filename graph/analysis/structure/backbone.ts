import type { WeightedGraph } from "./weighted-graph.ts";

/** Edges of a graph, each with the significance of its weight at the end where it is most unusual. */
export interface Backbone {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  /** Smaller = stronger than its surroundings would give. */
  readonly alpha: Float64Array;
}

/**
 * Keeps the edges whose weight is unusual at either end (disparity filter).
 *
 * α_ij = (1 − w_ij/s_i)^(k_i − 1), the smaller of both ends; 1 at ends with one edge only. Serrano, Boguñá & Vespignani 2009,
 * DOI 10.1073/pnas.0808904106. Edges with α < `level`, ordered by source, then target. O(edges).
 */
export function backbone(graph: WeightedGraph, level: number): Backbone {
  const { nodes, offsets, targets, weights, strengths, loops } = graph;
  const alphaAt = (v: number, weight: number) => {
    const degree = offsets[v + 1]! - offsets[v]!;
    if (degree < 2) return 1;
    return (1 - weight / (strengths[v]! - 2 * loops[v]!)) ** (degree - 1);
  };
  const strong: { source: number; target: number; alpha: number }[] = [];
  for (let v = 0; v < nodes; v++) {
    for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
      const u = targets[k]!;
      if (u <= v) continue;
      const weight = weights[k]!;
      const alpha = Math.min(alphaAt(v, weight), alphaAt(u, weight));
      if (alpha < level) strong.push({ source: v, target: u, alpha });
    }
  }
  strong.sort((x, y) => x.source - y.source || x.target - y.target);
  return {
    source: Uint32Array.from(strong, (edge) => edge.source),
    target: Uint32Array.from(strong, (edge) => edge.target),
    alpha: Float64Array.from(strong, (edge) => edge.alpha),
  };
}
