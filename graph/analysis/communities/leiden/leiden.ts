import type { Random } from "../../../shared/random.ts";
import type { WeightedGraph } from "../../structure/weighted-graph.ts";
import { aggregate, renumber } from "./aggregate.ts";
import { modularity } from "./modularity.ts";
import { moveNodes } from "./move-nodes.ts";
import { refine } from "./refine.ts";

export interface LeidenOptions {
  readonly random: Random;
  /** γ: larger gives more and smaller communities; 1 is plain modularity. */
  readonly resolution?: number;
  /** Most passes over the whole hierarchy; it stops sooner when a pass gains nothing. */
  readonly iterations?: number;
  /** Communities to begin with, such as those of the graph before a change; without them every node begins alone. */
  readonly start?: Uint32Array | undefined;
}

export interface Partition {
  /** Community of each node, 0 … count − 1, numbered by smallest member; every community is connected. */
  readonly group: Uint32Array;
  readonly count: number;
  readonly modularity: number;
}

/**
 * Communities by the Leiden algorithm: move nodes, refine, aggregate, again until nothing changes.
 *
 * Maximises Q = Σ [w_in/W − γ(K/2W)²]. Traag, Waltman & Van Eck 2019, DOI 10.1038/s41598-019-41695-z; the refinement takes the
 * best part instead of a random one. About O(edges) a pass. Isolated nodes are communities of their own.
 */
export function leiden(graph: WeightedGraph, options: LeidenOptions): Partition {
  return partition(graph, options, (linked, start) => improve(linked, start, options));
}

/**
 * The communities of `start` after single nodes moved where they gain, for a graph that has changed little: communities neither merge nor
 * break apart, except where they are no longer connected. O(edges).
 */
export function settle(graph: WeightedGraph, options: LeidenOptions): Partition {
  const { random, resolution = 1 } = options;
  return partition(graph, options, (linked, start) => {
    moveNodes(linked, start, resolution, random);
    return splitComponents(linked, start);
  });
}

/** Finds the communities of linked nodes from those of `start`; isolated nodes stay alone. */
function partition(
  graph: WeightedGraph,
  options: LeidenOptions,
  find: (linked: WeightedGraph, start: Uint32Array) => Uint32Array,
): Partition {
  const { linked, names } = linkedPart(graph);
  const start = Uint32Array.from(names, (v, k) => options.start?.[v] ?? k);
  renumber(start);
  const found = linked.nodes === 0 ? start : find(linked, start);
  const group = new Uint32Array(graph.nodes).fill(0xffffffff);
  for (const [k, v] of names.entries()) group[v] = found[k]!;
  let alone = linked.nodes;
  for (let v = 0; v < graph.nodes; v++) if (group[v] === 0xffffffff) group[v] = alone++;
  const count = renumber(group);
  return { group, count, modularity: modularity(graph, group, options.resolution ?? 1) };
}

/** Passes over the hierarchy until one gains nothing, then splits disconnected communities. */
function improve(
  graph: WeightedGraph,
  start: Uint32Array,
  { random, resolution = 1, iterations = MAX_PASSES }: LeidenOptions,
): Uint32Array {
  let group = start;
  let quality = modularity(graph, group, resolution);
  for (let pass = 0; pass < iterations; pass++) {
    const next = onePass(graph, group, resolution, random);
    const nextQuality = modularity(graph, next, resolution);
    if (nextQuality <= quality + MIN_GAIN) break;
    group = next;
    quality = nextQuality;
  }
  return splitComponents(graph, group);
}

const MAX_PASSES = 3;
const MIN_GAIN = 1e-9;

/** The graph without isolated nodes, kept as long as the graph is: partitions of the same graph are found with many seeds. */
function linkedPart(graph: WeightedGraph): LinkedPart {
  const part = linkedParts.get(graph) ?? dropIsolatedNodes(graph);
  linkedParts.set(graph, part);
  return part;
}

interface LinkedPart {
  readonly linked: WeightedGraph;
  /** The number that each linked node has in the whole graph. */
  readonly names: Uint32Array;
}

const linkedParts = new WeakMap<WeightedGraph, LinkedPart>();

/** The graph without nodes that have no edge: they stay alone, and would be carried through every level. */
function dropIsolatedNodes(graph: WeightedGraph): LinkedPart {
  const { offsets, targets, weights, strengths, loops, total } = graph;
  const names = Uint32Array.from(strengths.keys()).filter((v) => offsets[v + 1] !== offsets[v]);
  if (names.length === graph.nodes) return { linked: graph, names };
  const position = new Uint32Array(graph.nodes);
  for (const [k, v] of names.entries()) position[v] = k;
  const linked = {
    nodes: names.length,
    offsets: Uint32Array.from({ length: names.length + 1 }, (_, k) =>
      k === names.length ? targets.length : offsets[names[k]!]!,
    ),
    targets: targets.map((u) => position[u]!),
    weights,
    loops: Float64Array.from(names, (v) => loops[v]!),
    strengths: Float64Array.from(names, (v) => strengths[v]!),
    total,
  };
  return { linked, names };
}

/** One descent through the hierarchy, beginning with the given communities. */
function onePass(graph: WeightedGraph, start: Uint32Array, resolution: number, random: Random): Uint32Array {
  let level = graph;
  let community = start.slice();
  let place: Uint32Array = Uint32Array.from({ length: graph.nodes }, (_, v) => v);
  for (;;) {
    moveNodes(level, community, resolution, random);
    const communities = renumber(community);
    if (communities === level.nodes) break;
    const part = refine(level, community, resolution, random);
    const parts = renumber(part);
    if (parts === level.nodes) break;
    const above = new Uint32Array(parts);
    for (let v = 0; v < level.nodes; v++) above[part[v]!] = community[v]!;
    place = place.map((v) => part[v]!);
    level = aggregate(level, part, parts);
    community = above;
  }
  return place.map((v) => community[v]!);
}

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
