import { MinHeap } from "../../shared/heap.ts";
import type { WeightedGraph } from "./weighted-graph.ts";

export interface ConceptPath {
  /** From the one end to the other. */
  readonly nodes: readonly number[];
  /** Sum of the costs of its steps, before any penalty. */
  readonly cost: number;
}

export interface PathOptions {
  /** Most paths. */
  readonly k: number;
  /** Added to every step, so that of two equally strong ways the shorter one wins. */
  readonly stepCost?: number;
  /** How much more expensive a node becomes each time a path goes through it; 0 gives one path only. */
  readonly penalty?: number;
}

/**
 * Strong, short paths between two nodes that differ from each other; weights are strengths in (0, 1], such as NPMI.
 *
 * A step of strength w costs stepCost − ln w, so a path is as good as the product of its strengths. Each search is Dijkstra 1959,
 * DOI 10.1007/BF01386390; then the inner nodes of the path found become more expensive (penalty method for dissimilar paths,
 * Akgün et al. 2000, DOI 10.1016/S0377-2217(99)00214-3), and a direct link is closed. Ends after k paths, or when three
 * searches in a row find nothing new. O(k · edges · log nodes); ties by number of node.
 */
export function diversePaths(graph: WeightedGraph, from: number, to: number, options: PathOptions): ConceptPath[] {
  const { k, stepCost = 0.25, penalty = 1 } = options;
  if (from === to) return [];
  const search = new Search(graph, stepCost);
  const found: ConceptPath[] = [];
  const known = new Set<string>();
  for (let idle = 0; found.length < k && idle < 3; ) {
    const nodes = search.cheapest(from, to);
    if (nodes === undefined) break;
    const isNew = !known.has(nodes.join(" "));
    idle = isNew ? 0 : idle + 1;
    if (isNew) found.push({ nodes, cost: search.cost(nodes) });
    known.add(nodes.join(" "));
    search.makeDearer(nodes, penalty);
  }
  return found.sort((x, y) => x.cost - y.cost || x.nodes.length - y.nodes.length);
}

/** Dijkstra's search with prices on nodes that grow from search to search. */
class Search {
  readonly #graph: WeightedGraph;
  readonly #stepCost: number;
  readonly #price: Float64Array;
  #directClosed = false;

  constructor(graph: WeightedGraph, stepCost: number) {
    this.#graph = graph;
    this.#stepCost = stepCost;
    this.#price = new Float64Array(graph.nodes);
  }

  makeDearer(nodes: readonly number[], penalty: number): void {
    if (nodes.length === 2) this.#directClosed = true;
    for (const v of nodes.slice(1, -1)) this.#price[v]! += penalty;
  }

  cheapest(from: number, to: number): number[] | undefined {
    const { nodes, offsets, targets, weights } = this.#graph;
    const best = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
    const before = new Int32Array(nodes).fill(-1);
    const heap = new MinHeap();
    best[from] = 0;
    heap.push(from, 0);
    for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
      const v = next.item;
      if (v === to) break;
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const u = targets[k]!;
        const closed = this.#directClosed && v === from && u === to;
        const cost = closed ? Number.POSITIVE_INFINITY : next.key + this.#fare(u, to, weights[k]!);
        if (cost >= best[u]!) continue;
        best[u] = cost;
        before[u] = v;
        heap.push(u, cost);
      }
    }
    return before[to] === -1 ? undefined : trace(before, from, to);
  }

  #fare(u: number, to: number, weight: number): number {
    return this.#step(weight) + (u === to ? 0 : this.#price[u]!);
  }

  /** Cost of a path by its strengths alone. */
  cost(nodes: readonly number[]): number {
    const { offsets, targets, weights } = this.#graph;
    return nodes.slice(1).reduce((sum, u, k) => {
      const v = nodes[k]!;
      const at = targets.subarray(offsets[v], offsets[v + 1]).indexOf(u);
      return sum + this.#step(weights[offsets[v]! + at]!);
    }, 0);
  }

  #step(weight: number): number {
    return this.#stepCost - Math.log(Math.min(1, weight));
  }
}

function trace(before: Int32Array, from: number, to: number): number[] {
  const nodes = [to];
  for (let v = to; v !== from; ) {
    v = before[v]!;
    nodes.push(v);
  }
  return nodes.reverse();
}
