/** An undirected weighted graph without parallel edges: each edge is in the rows of both ends, loops are separate. */
export interface WeightedGraph {
  readonly nodes: number;
  /** Length nodes + 1. */
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
  /** Weight of the loop at each node, counted once. */
  readonly loops: Float64Array;
  /** Sum of weights at each node, loops twice. */
  readonly strengths: Float64Array;
  /** Sum of strengths: twice the weight of all edges. */
  readonly total: number;
}

/** Builds a graph from edges given once each, as columns; O(nodes + edges). */
export function graphFromEdges(
  nodes: number,
  source: Uint32Array,
  target: Uint32Array,
  weight: ArrayLike<number>,
): WeightedGraph {
  const offsets = new Uint32Array(nodes + 1);
  for (let e = 0; e < source.length; e++) {
    const a = source[e]! + 1;
    const b = target[e]! + 1;
    offsets[a]!++;
    offsets[b]!++;
  }
  for (let v = 0; v < nodes; v++) offsets[v + 1]! += offsets[v]!;
  const place = offsets.slice(0, nodes);
  const targets = new Uint32Array(source.length * 2);
  const weights = new Float64Array(source.length * 2);
  const put = (from: number, to: number, value: number) => {
    const at = place[from]!;
    place[from] = at + 1;
    targets[at] = to;
    weights[at] = value;
  };
  for (let e = 0; e < source.length; e++) {
    const value = weight[e]!;
    put(source[e]!, target[e]!, value);
    put(target[e]!, source[e]!, value);
  }
  return withStrengths(nodes, offsets, targets, weights, new Float64Array(nodes));
}

/** Completes a graph by the sums that every algorithm needs. */
export function withStrengths(
  nodes: number,
  offsets: Uint32Array,
  targets: Uint32Array,
  weights: Float64Array,
  loops: Float64Array,
): WeightedGraph {
  const strengths = new Float64Array(nodes);
  let total = 0;
  for (let v = 0; v < nodes; v++) {
    let sum = 2 * loops[v]!;
    const end = offsets[v + 1]!;
    for (let k = offsets[v]!; k < end; k++) sum += weights[k]!;
    strengths[v] = sum;
    total += sum;
  }
  return { nodes, offsets, targets, weights, loops, strengths, total };
}
