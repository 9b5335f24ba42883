import type { Random } from "../util/random.ts";
import { aggregate, renumber } from "./leiden/aggregate.ts";
import { moveNodes } from "./leiden/move-nodes.ts";
import { refine } from "./leiden/refine.ts";
import { splitComponents } from "./leiden/split-components.ts";
import { modularity } from "./modularity.ts";
import type { WeightedGraph } from "./weighted-graph.ts";

export interface LeidenOptions {
  readonly random: Random;
  /** γ: larger gives more and smaller communities; 1 is plain modularity. */
  readonly resolution?: number;
  /** Most passes over the whole hierarchy; it stops sooner when a pass gains nothing. */
  readonly iterations?: number;
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
  const resolution = options.resolution ?? 1;
  let group: Uint32Array = Uint32Array.from({ length: graph.nodes }, (_, v) => v);
  let count = graph.nodes;
  let quality = modularity(graph, group, resolution);
  if (graph.total === 0) return { group, count, modularity: quality };
  for (let pass = 0; pass < (options.iterations ?? defaultIterations); pass++) {
    const next = splitComponents(graph, onePass(graph, group, resolution, options.random));
    const nextQuality = modularity(graph, next.group, resolution);
    if (nextQuality <= quality + tolerance) break;
    ({ group, count } = next);
    quality = nextQuality;
  }
  return { group, count, modularity: quality };
}

const defaultIterations = 4;
const tolerance = 1e-9;

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
    for (let v = 0; v < level.nodes; v++) above[part[v] as number] = community[v] as number;
    place = place.map((v) => part[v] as number);
    level = aggregate(level, part, parts);
    community = above;
  }
  return place.map((v) => community[v] as number);
}
