import type { WeightedGraph } from "../../structure/weighted-graph.ts";

/**
 * Splits every community into its connected components, numbered from 0 by their smallest node.
 *
 * A disconnected community always has lower modularity than its components, so this never lowers the result.
 */
export function splitComponents(graph: WeightedGraph, community: Uint32Array): Uint32Array {
  const { nodes, offsets, targets } = graph;
  const unseen = 0xffffffff;
  const group = new Uint32Array(nodes).fill(unseen);
  const stack = new Uint32Array(nodes);
  let count = 0;
  for (let start = 0; start < nodes; start++) {
    if (group[start] !== unseen) continue;
    let depth = 1;
    stack[0] = start;
    group[start] = count;
    while (depth > 0) {
      const v = stack[--depth]!;
      const end = offsets[v + 1]!;
      for (let k = offsets[v]!; k < end; k++) {
        const u = targets[k]!;
        if (group[u] !== unseen || community[u] !== community[v]) continue;
        group[u] = count;
        stack[depth++] = u;
      }
    }
    count++;
  }
  return group;
}
