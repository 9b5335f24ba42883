import type { PlainGraph } from "./plain-graph.ts";

/**
 * Breadth-first search from one node after another, with counts of shortest paths: the inner step of Brandes 2001,
 * DOI 10.1080/0022250X.2001.9990249. Scratch arrays are reused between searches. O(edges) a search.
 */
export class ShortestPaths {
  readonly #graph: PlainGraph;
  readonly #order: Uint32Array;
  readonly #distance: Int32Array;
  readonly #count: Float64Array;
  readonly #dependency: Float64Array;
  readonly #passing: Float64Array;
  #reached = 0;

  constructor(graph: PlainGraph) {
    this.#graph = graph;
    this.#order = new Uint32Array(graph.nodes);
    this.#distance = new Int32Array(graph.nodes).fill(-1);
    this.#count = new Float64Array(graph.nodes);
    this.#dependency = new Float64Array(graph.nodes);
    this.#passing = new Float64Array(graph.nodes);
  }

  /** Finds distances and numbers of shortest paths from s to all it reaches. */
  from(s: number): void {
    const { offsets, targets } = this.#graph;
    const order = this.#order;
    const distance = this.#distance;
    const count = this.#count;
    for (let k = 0; k < this.#reached; k++) distance[order[k]!] = -1;
    order[0] = s;
    distance[s] = 0;
    count[s] = 1;
    let end = 1;
    for (let head = 0; head < end; head++) {
      const v = order[head]!;
      const next = distance[v]! + 1;
      const paths = count[v]!;
      const rowEnd = offsets[v + 1]!;
      for (let k = offsets[v]!; k < rowEnd; k++) {
        const u = targets[k]!;
        const at = distance[u]!;
        if (at === -1) {
          distance[u] = next;
          count[u] = paths;
          order[end++] = u;
        } else if (at === next) {
          count[u]! += paths;
        }
      }
    }
    this.#reached = end;
  }

  /**
   * Adds the dependency of the last source on every node: Brandes' recursion, each node counted as often as its reach.
   *
   * For bridgeness the ends next to a node are left out, but not the trees that hang on them: a source one step away counts as its reach
   * less itself, and so does a target one step on.
   */
  accumulate(reach: Float64Array, between: Float64Array, bridge: Float64Array): void {
    const { offsets, targets } = this.#graph;
    const order = this.#order;
    const distance = this.#distance;
    const count = this.#count;
    const dependency = this.#dependency;
    const passing = this.#passing;
    for (let k = 0; k < this.#reached; k++) {
      const v = order[k]!;
      dependency[v] = 0;
      passing[v] = 0;
    }
    const weight = reach[order[0]!]!;
    for (let k = this.#reached - 1; k > 0; k--) {
      const w = order[k]!;
      const at = distance[w]! - 1;
      const own = dependency[w]!;
      const whole = (reach[w]! + own) / count[w]!;
      const withoutSelf = (reach[w]! - 1 + own) / count[w]!;
      const rowEnd = offsets[w + 1]!;
      for (let j = offsets[w]!; j < rowEnd; j++) {
        const v = targets[j]!;
        if (distance[v] !== at) continue;
        const paths = count[v]!;
        dependency[v]! += paths * whole;
        passing[v]! += paths * withoutSelf;
      }
      between[w]! += weight * own;
      bridge[w]! += (at === 0 ? weight - 1 : weight) * passing[w]!;
    }
  }
}
