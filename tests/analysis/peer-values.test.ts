import { describe, expect, it } from "vitest";
import { leiden } from "../../graph/analysis/communities/leiden/leiden.ts";
import { modularity } from "../../graph/analysis/communities/leiden/modularity.ts";
import { pairMeasures } from "../../graph/analysis/measures/pair-measures.ts";
import { benjaminiHochberg } from "../../graph/analysis/statistics/benjamini-hochberg.ts";
import { betweenness } from "../../graph/analysis/structure/betweenness.ts";
import { constraint } from "../../graph/analysis/structure/constraint.ts";
import { diversePaths } from "../../graph/analysis/structure/paths.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import peers from "../reference/peer-values.json" with { type: "json" };
import { graphOf } from "../reference/random-graph.ts";

const edgesOf = (list: number[][]) => list as [number, number, number][];

describe.each(Object.entries(peers.graphs))("what networkx and igraph say about %s", (_, peer) => {
  const graph = graphOf({ nodes: peer.nodes, edges: edgesOf(peer.edges) });

  it("betweenness", () => {
    const values = betweenness(graph).betweenness;
    for (const [v, expected] of peer.betweenness.entries()) expect(values[v]).toBeCloseTo(expected, 8);
  });

  it("constraint", () => {
    const values = constraint(graph, peer.constraint.keys());
    for (const [v, expected] of peer.constraint.entries()) {
      if (expected === null) expect(values.get(v)).toBeNaN();
      else expect(values.get(v)).toBeCloseTo(expected, 8);
    }
  });

  it("modularity, and Leiden at least as good as the best of twenty runs", () => {
    const thirds = Uint32Array.from({ length: peer.nodes }, (_, v) => v % 3);
    expect(modularity(graph, thirds)).toBeCloseTo(peer.modularityOfThirds, 10);
    const ours = Array.from({ length: 20 }, (_, seed) => leiden(graph, { random: seededRandom(seed) }).modularity);
    expect(Math.max(...ours)).toBeGreaterThan(peer.bestLeiden - 1e-9);
  });

  it("cost of the best path from the first node to every other", () => {
    const strengths = edgesOf(peer.edges).map(
      ([a, b, w]) => [a, b, w / peer.strengthDivisor] as [number, number, number],
    );
    const scaled = graphOf({ nodes: peer.nodes, edges: strengths });
    for (const [v, expected] of peer.pathCosts.entries()) {
      const [best] = diversePaths(scaled, 0, v, { k: 1 });
      if (v === 0 || expected === null) expect(best).toBeUndefined();
      else expect(best?.cost).toBeCloseTo(expected, 9);
    }
  });
});

describe("values of scipy", () => {
  it.each(peers.tables)("hypergeometric p and G² of $joint of $a and $b in $n", ({ joint, a, b, n, p, g2 }) => {
    expect(pairMeasures.hypergeometric.value(joint, a, b, n) / p).toBeCloseTo(1, 8);
    expect(Math.abs(pairMeasures.g2.value(joint, a, b, n))).toBeCloseTo(g2, 7);
  });

  it("Benjamini–Hochberg", () => {
    const q = benjaminiHochberg(Float64Array.from(peers.benjaminiHochberg.p));
    for (const [k, expected] of peers.benjaminiHochberg.q.entries()) expect(q[k]).toBeCloseTo(expected, 12);
  });
});
