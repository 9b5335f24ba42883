import { type Random, shuffledRange } from "../../../shared/random.ts";
import type { WeightedGraph } from "../../structure/weighted-graph.ts";
import { NeighbourWeights } from "./neighbour-weights.ts";

/**
 * Moves nodes to the neighbouring community of greatest gain until no queued node gains by moving; changes `community`.
 *
 * Gain of v in c: w(v, c) − γ·k_v·K_c/2W. Only neighbours of a moved node are looked at again ("fast local move",
 * Traag et al. 2019, DOI 10.1038/s41598-019-41695-z). O(edges of the nodes that are visited).
 * Ties keep the present community, then the smaller number. Community numbers are below graph.nodes.
 */
export function moveNodes(graph: WeightedGraph, community: Uint32Array, resolution: number, random: Random): void {
  const { nodes, strengths } = graph;
  const groupStrength = new Float64Array(nodes);
  const sizes = new Uint32Array(nodes);
  for (let v = 0; v < nodes; v++) {
    const own = community[v]!;
    groupStrength[own]! += strengths[v]!;
    sizes[own]!++;
  }
  const empty = Array.from(sizes.keys()).filter((c) => sizes[c] === 0);
  const neighbours = new NeighbourWeights(nodes);
  const queue = new MoveQueue(nodes, random);
  const factor = resolution / graph.total;
  while (!queue.isEmpty) {
    const v = queue.take();
    const own = community[v]!;
    const strength = strengths[v]!;
    groupStrength[own]! -= strength;
    neighbours.collect(graph, v, community);
    let best = neighbours.best(own, groupStrength, factor * strength);
    if (best < 0) best = empty.pop() ?? own;
    groupStrength[best]! += strength;
    if (best === own) continue;
    sizes[own]!--;
    if (sizes[own] === 0) empty.push(own);
    sizes[best]!++;
    community[v] = best;
    queueNeighbours(graph, v, community, queue);
  }
}

/** Neighbours in other communities may now gain by moving too. */
function queueNeighbours(graph: WeightedGraph, v: number, community: Uint32Array, queue: MoveQueue): void {
  const { offsets, targets } = graph;
  const end = offsets[v + 1]!;
  for (let k = offsets[v]!; k < end; k++) {
    const u = targets[k]!;
    if (community[u] !== community[v]) queue.add(u);
  }
}

/** Nodes waiting to be looked at, first come first served, each at most once; begins with all in random order. */
export class MoveQueue {
  readonly #ring: Uint32Array;
  readonly #waiting: Uint8Array;
  #head = 0;
  #length: number;

  constructor(nodes: number, random: Random) {
    this.#ring = shuffledRange(nodes, random);
    this.#waiting = new Uint8Array(nodes).fill(1);
    this.#length = nodes;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  take(): number {
    const node = this.#ring[this.#head]!;
    this.#head = this.#head + 1 === this.#ring.length ? 0 : this.#head + 1;
    this.#length--;
    this.#waiting[node] = 0;
    return node;
  }

  add(node: number): void {
    if (this.#waiting[node] === 1) return;
    this.#waiting[node] = 1;
    const tail = this.#head + this.#length;
    this.#ring[tail < this.#ring.length ? tail : tail - this.#ring.length] = node;
    this.#length++;
  }
}
