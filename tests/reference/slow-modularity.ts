import type { EdgeList } from "./random-graph.ts";

/** Modularity straight from its definition, over all pairs of nodes. */
export function slowModularity({ nodes, edges }: EdgeList, community: ArrayLike<number>, resolution = 1): number {
  const matrix = Array.from({ length: nodes }, () => new Float64Array(nodes));
  for (const [a, b, w] of edges) {
    (matrix[a] as Float64Array)[b] = w;
    (matrix[b] as Float64Array)[a] = w;
  }
  const degree = matrix.map((row) => row.reduce((sum, w) => sum + w, 0));
  const total = degree.reduce((sum, k) => sum + k, 0);
  if (total === 0) return 0;
  let sum = 0;
  for (let i = 0; i < nodes; i++) {
    for (let j = 0; j < nodes; j++) {
      if (community[i] !== community[j]) continue;
      const chance = (degree[i]! * degree[j]!) / total;
      sum += (matrix[i] as Float64Array)[j]! - resolution * chance;
    }
  }
  return sum / total;
}

/** The greatest modularity of any partition, by trying them all; for eight nodes or fewer. */
export function bestModularity(list: EdgeList): number {
  const community = new Array<number>(list.nodes).fill(0);
  let best = Number.NEGATIVE_INFINITY;
  const place = (node: number, used: number) => {
    if (node === list.nodes) {
      best = Math.max(best, slowModularity(list, community));
      return;
    }
    for (let c = 0; c <= used; c++) {
      community[node] = c;
      place(node + 1, Math.max(used, c + 1));
    }
  };
  place(0, 0);
  return best;
}
