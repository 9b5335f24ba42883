import { graphFromEdges, type WeightedGraph } from "../../graph/analysis/structure/weighted-graph.ts";
import { seededRandom } from "../../graph/shared/random.ts";

export interface EdgeList {
  nodes: number;
  edges: [number, number, number][];
}

/** A small random weighted graph; size, density and isolated nodes vary with the seed. Seed 0 is empty, 1 a single node. */
export function randomEdges(seed: number, most = 24): EdgeList {
  if (seed === 0) return { nodes: 0, edges: [] };
  if (seed === 1) return { nodes: 1, edges: [] };
  const random = seededRandom(seed * 7919);
  const nodes = 2 + Math.floor(random() * (most - 1));
  const density = random() ** 2;
  const whole = random() < 0.5;
  const edges: [number, number, number][] = [];
  for (let a = 0; a < nodes; a++) {
    for (let b = a + 1; b < nodes; b++) {
      if (random() < density) edges.push([a, b, whole ? 1 : 1 + Math.floor(random() * 5)]);
    }
  }
  return { nodes, edges };
}

export function graphOf({ nodes, edges }: EdgeList): WeightedGraph {
  return graphFromEdges(
    nodes,
    Uint32Array.from(edges, (e) => e[0]),
    Uint32Array.from(edges, (e) => e[1]),
    Float64Array.from(edges, (e) => e[2]),
  );
}
