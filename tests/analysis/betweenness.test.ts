import { describe, expect, it } from "vitest";
import { CancelledError } from "../../graph/analysis/define-analysis.ts";
import { betweenness } from "../../graph/analysis/structure/betweenness.ts";
import { bipartiteGraph } from "../../graph/analysis/structure/plain-graph.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { type EdgeList, graphOf, randomEdges } from "../reference/random-graph.ts";
import { randomIncidence } from "../reference/random-incidence.ts";
import { slowBetweenness } from "../reference/slow-betweenness.ts";

function grid(side: number): EdgeList {
  const edges: [number, number, number][] = [];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (x + 1 < side) edges.push([y * side + x, y * side + x + 1, 1]);
      if (y + 1 < side) edges.push([y * side + x, (y + 1) * side + x, 1]);
    }
  }
  return { nodes: side * side, edges };
}

/** Trees with a few extra edges: much hangs, so folding has work to do. */
function hairy(seed: number): EdgeList {
  const random = seededRandom(seed);
  const nodes = 2 + Math.floor(random() * 25);
  const edges: [number, number, number][] = [];
  for (let v = 1; v < nodes; v++) if (random() < 0.92) edges.push([Math.floor(random() * v), v, 1]);
  const known = new Set(edges.map(([a, b]) => `${a} ${b}`));
  for (let k = 0; k < random() * 5; k++) {
    const a = Math.floor(random() * nodes);
    const b = Math.floor(random() * nodes);
    if (a < b && !known.has(`${a} ${b}`)) edges.push([a, b, 1]);
    known.add(`${a} ${b}`);
  }
  return { nodes, edges };
}

function expectAgreement(list: EdgeList): void {
  const fast = betweenness(graphOf(list));
  const slow = slowBetweenness(list);
  for (let v = 0; v < list.nodes; v++) {
    expect(fast.betweenness[v]).toBeCloseTo(slow.betweenness[v]!, 9);
    expect(fast.bridgeness[v]).toBeCloseTo(slow.bridgeness[v]!, 9);
  }
}

describe("betweenness", () => {
  it("agrees with the definition on 300 random graphs, bridgeness too", () => {
    for (let seed = 0; seed < 300; seed++) expectAgreement(randomEdges(seed));
  });

  it("agrees with the definition on 400 graphs with hanging trees", () => {
    for (let seed = 1; seed <= 400; seed++) expectAgreement(hairy(seed));
  });

  it("agrees with the definition on papers and concepts", () => {
    for (let seed = 0; seed < 60; seed++) {
      const incidence = randomIncidence(seed);
      const graph = bipartiteGraph(incidence);
      const edges: [number, number, number][] = [];
      for (let v = 0; v < incidence.papers; v++) {
        for (let k = graph.offsets[v]!; k < graph.offsets[v + 1]!; k++) {
          edges.push([v, graph.targets[k]!, 1]);
        }
      }
      const slow = slowBetweenness({ nodes: graph.nodes, edges });
      const fast = betweenness(graph);
      for (let v = 0; v < graph.nodes; v++) {
        expect(fast.betweenness[v]).toBeCloseTo(slow.betweenness[v]!, 9);
        expect(fast.bridgeness[v]).toBeCloseTo(slow.bridgeness[v]!, 9);
      }
    }
  });

  it("does not overflow on grids", () => {
    const largest = (side: number) => Math.max(...betweenness(graphOf(grid(side))).betweenness);
    expect(largest(20)).toBeCloseTo(5449, 0);
    expect(largest(50)).toBeCloseTo(90107.6986, 3);
  });

  it("needs no search at all on a tree", () => {
    const steps: number[] = [];
    const path: EdgeList = { nodes: 500, edges: Array.from({ length: 499 }, (_, v) => [v, v + 1, 1]) };
    const { betweenness: values } = betweenness(graphOf(path), { onProgress: (_, total) => steps.push(total) });
    expect(values[250]).toBe(250 * 249);
    expect(steps).toEqual([]);
  });

  it("stops when cancelled", () => {
    expect(() => betweenness(graphOf(grid(5)), { isCancelled: () => true })).toThrow(CancelledError);
  });
});
