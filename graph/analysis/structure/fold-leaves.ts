import type { PlainGraph } from "./plain-graph.ts";

/** A graph without its hanging trees, and what they add to the betweenness of every node. */
export interface FoldedGraph {
  /** The remaining graph, renumbered. */
  readonly core: PlainGraph;
  /** Node of the whole graph for each core node. */
  readonly originalNode: Uint32Array;
  /** Number of nodes that each core node represents, itself included. */
  readonly reach: Float64Array;
  /** Betweenness and bridgeness from pairs of which an end hangs in a tree of the node, per node of the whole graph. */
  readonly betweenness: Float64Array;
  readonly bridgeness: Float64Array;
}

/**
 * Folds nodes of degree one into their neighbour, repeatedly, and counts exactly the pairs that this decides.
 *
 * A leaf u of reach r_u at v decides the pairs between its tree and what v took in before: r_u·(r_v − 1) paths through v; when
 * all is folded, v lies on every path between the r_v − 1 it took in and the n − r_v outside (n = nodes of its component).
 * After Baglioni et al. 2012 (ASONAM, pp. 450–456). Bridgeness leaves out the neighbours of v on either end. O(nodes + edges).
 */
export function foldLeaves(graph: PlainGraph): FoldedGraph {
  const { nodes } = graph;
  const betweenness = new Float64Array(nodes);
  const bridgeness = new Float64Array(nodes);
  const reach = new Float64Array(nodes).fill(1);
  const tookIn = new Uint32Array(nodes);
  const degree = Uint32Array.from({ length: nodes }, (_, v) => graph.offsets[v + 1]! - graph.offsets[v]!);
  const folded = new Uint8Array(nodes);
  const leaves: number[] = [];
  for (let v = 0; v < nodes; v++) if (degree[v] === 1) leaves.push(v);
  for (let u = leaves.pop(); u !== undefined; u = leaves.pop()) {
    const v = degree[u] === 1 ? remainingNeighbour(graph, u, folded) : -1;
    if (v < 0) continue;
    folded[u] = 1;
    const ru = reach[u]!;
    const before = reach[v]! - 1;
    betweenness[v]! += ru * before;
    bridgeness[v]! += (ru - 1) * (before - tookIn[v]!);
    reach[v]! += ru;
    tookIn[v]!++;
    degree[v]!--;
    if (degree[v] === 1) leaves.push(v);
  }
  const size = componentSizes(graph);
  for (let v = 0; v < nodes; v++) {
    const inside = reach[v]! - 1;
    const outside = size[v]! - 1 - inside;
    betweenness[v]! += inside * outside;
    const neighboursOutside = graph.offsets[v + 1]! - graph.offsets[v]! - tookIn[v]!;
    bridgeness[v]! += (inside - tookIn[v]!) * (outside - neighboursOutside);
  }
  return { ...coreOf(graph, folded, reach), betweenness, bridgeness };
}

function remainingNeighbour({ offsets, targets }: PlainGraph, u: number, isFolded: Uint8Array): number {
  for (let k = offsets[u]!; k < offsets[u + 1]!; k++) {
    const v = targets[k]!;
    if (isFolded[v] === 0) return v;
  }
  return -1;
}

/** Number of nodes in the component of each node. */
function componentSizes({ nodes, offsets, targets }: PlainGraph): Uint32Array {
  const size = new Uint32Array(nodes);
  const queue = new Uint32Array(nodes);
  for (let start = 0; start < nodes; start++) {
    if (size[start] !== 0) continue;
    let end = 1;
    queue[0] = start;
    size[start] = 1;
    for (let head = 0; head < end; head++) {
      const v = queue[head]!;
      for (let k = offsets[v]!; k < offsets[v + 1]!; k++) {
        const u = targets[k]!;
        if (size[u] !== 0) continue;
        size[u] = 1;
        queue[end++] = u;
      }
    }
    for (let k = 0; k < end; k++) size[queue[k]!] = end;
  }
  return size;
}

function coreOf(graph: PlainGraph, isFolded: Uint8Array, reach: Float64Array) {
  const originalNode = Uint32Array.from(isFolded.keys()).filter((v) => isFolded[v] === 0);
  const position = new Uint32Array(graph.nodes);
  for (const [k, v] of originalNode.entries()) position[v] = k;
  const offsets = new Uint32Array(originalNode.length + 1);
  const targets = new Uint32Array(graph.targets.length);
  let end = 0;
  for (const [k, v] of originalNode.entries()) {
    for (let j = graph.offsets[v]!; j < graph.offsets[v + 1]!; j++) {
      const u = graph.targets[j]!;
      if (isFolded[u] === 0) targets[end++] = position[u]!;
    }
    offsets[k + 1] = end;
  }
  const core: PlainGraph = { nodes: originalNode.length, offsets, targets: targets.slice(0, end) };
  return { core, originalNode, reach: Float64Array.from(originalNode, (v) => reach[v]!) };
}
