import type { WeightedGraph } from "../../structure/weighted-graph.ts";

/** The weights from one node to the communities around it, in scratch that is reused from node to node. */
export class NeighbourWeights {
  readonly #weights: Float64Array;
  readonly #touched: Uint32Array;
  #count = 0;

  constructor(communities: number) {
    this.#weights = new Float64Array(communities);
    this.#touched = new Uint32Array(communities);
  }

  /** Sums the weights from v to each community around it. */
  collect(graph: WeightedGraph, v: number, community: Uint32Array): void {
    const { offsets, targets, weights } = graph;
    const sums = this.#weights;
    const touched = this.#touched;
    for (let k = 0; k < this.#count; k++) sums[touched[k]!] = 0;
    let count = 0;
    const end = offsets[v + 1]!;
    for (let k = offsets[v]!; k < end; k++) {
      const c = community[targets[k]!]!;
      const sum = sums[c]!;
      if (sum === 0) touched[count++] = c;
      sums[c] = sum + weights[k]!;
    }
    this.#count = count;
  }

  /** The same for neighbours of v's own outer community only. (Apart from `collect`, which is the hot one.) */
  collectWithin(graph: WeightedGraph, v: number, part: Uint32Array, outer: Uint32Array): void {
    const { offsets, targets, weights } = graph;
    const sums = this.#weights;
    const touched = this.#touched;
    for (let k = 0; k < this.#count; k++) sums[touched[k]!] = 0;
    let count = 0;
    const end = offsets[v + 1]!;
    const own = outer[v]!;
    for (let k = offsets[v]!; k < end; k++) {
      const u = targets[k]!;
      if (outer[u] !== own) continue;
      const c = part[u]!;
      const sum = sums[c]!;
      if (sum === 0) touched[count++] = c;
      sums[c] = sum + weights[k]!;
    }
    this.#count = count;
  }

  /**
   * The community of greatest gain, w − penalty·strength, from those collected; `own` wins ties, then the smaller number.
   * −1 when every gain is below zero, including that of its own: the node is better alone.
   */
  best(own: number, strengths: Float64Array, penalty: number): number {
    const sums = this.#weights;
    let best = own;
    let bestGain = sums[own]! - penalty * strengths[own]!;
    for (let k = 0; k < this.#count; k++) {
      const c = this.#touched[k]!;
      const gain = sums[c]! - penalty * strengths[c]!;
      if (gain > bestGain || (gain === bestGain && best !== own && c < best)) {
        best = c;
        bestGain = gain;
      }
    }
    return bestGain < 0 ? -1 : best;
  }

  /** Weight from the node to a community. */
  to(c: number): number {
    return this.#weights[c]!;
  }

  get communities(): Uint32Array {
    return this.#touched.subarray(0, this.#count);
  }
}
