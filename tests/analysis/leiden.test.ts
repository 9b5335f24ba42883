import { describe, expect, it } from "vitest";
import { leiden, splitComponents } from "../../graph/analysis/communities/leiden/leiden.ts";
import { modularity } from "../../graph/analysis/communities/leiden/modularity.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { type EdgeList, graphOf, randomEdges } from "../reference/random-graph.ts";
import { bestModularity, slowModularity } from "../reference/slow-modularity.ts";

const seeds = Array.from({ length: 400 }, (_, seed) => seed);

/** Cliques of `size` nodes in a ring, each joined to the next by one edge. */
function ringOfCliques(cliques: number, size: number): EdgeList {
  const edges: [number, number, number][] = [];
  for (let q = 0; q < cliques; q++) {
    for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) edges.push([q * size + a, q * size + b, 1]);
    edges.push([q * size, ((q + 1) % cliques) * size + 1, 1]);
  }
  return { nodes: cliques * size, edges };
}

describe("modularity", () => {
  it("agrees with the double sum of its definition", () => {
    for (const seed of seeds) {
      const list = randomEdges(seed);
      const random = seededRandom(seed);
      const community = Uint32Array.from({ length: list.nodes }, () => Math.floor(random() * 4));
      for (const resolution of [1, 0.5, 2]) {
        expect(modularity(graphOf(list), community, resolution)).toBeCloseTo(
          slowModularity(list, community, resolution),
          12,
        );
      }
    }
  });
});

describe("leiden", () => {
  it("gives connected communities and their correct modularity", () => {
    for (const seed of seeds) {
      const list = randomEdges(seed);
      const graph = graphOf(list);
      for (const resolution of [1, 0.3, 3]) {
        const found = leiden(graph, { random: seededRandom(seed), resolution });
        expect(new Set(found.group).size).toBe(found.count);
        expect(new Set(splitComponents(graph, found.group)).size).toBe(found.count);
        expect(found.modularity).toBeCloseTo(slowModularity(list, found.group, resolution), 12);
      }
    }
  });

  it("never beats the best of all partitions on small graphs, and reaches it on most", () => {
    let loss = 0;
    let reached = 0;
    let tried = 0;
    for (const seed of seeds.slice(2)) {
      const list = randomEdges(seed, 8);
      if (list.edges.length === 0) continue;
      const best = bestModularity(list);
      const runs = [1, 2, 3, 4, 5].map((run) => leiden(graphOf(list), { random: seededRandom(run) }).modularity);
      const found = Math.max(...runs);
      expect(found).toBeLessThanOrEqual(best + 1e-12);
      tried++;
      loss += best - found;
      if (found > best - 1e-9) reached++;
    }
    expect(tried).toBeGreaterThan(250);
    expect(loss / tried).toBeLessThan(0.005);
    expect(reached / tried).toBeGreaterThan(0.85);
  });

  it("finds the cliques of a ring", () => {
    const list = ringOfCliques(12, 6);
    const found = leiden(graphOf(list), { random: seededRandom(3) });
    expect(found.count).toBe(12);
    for (let v = 0; v < list.nodes; v++) expect(found.group[v]).toBe(found.group[Math.floor(v / 6) * 6]);
  });

  it("splits more finely at a higher resolution", () => {
    const graph = graphOf(ringOfCliques(60, 4));
    const coarse = leiden(graph, { random: seededRandom(1), resolution: 0.1 }).count;
    const fine = leiden(graph, { random: seededRandom(1), resolution: 1 }).count;
    const finest = leiden(graph, { random: seededRandom(1), resolution: 100 }).count;
    expect(coarse).toBeLessThan(fine);
    expect(finest).toBe(240);
  });

  it("gives the same communities for the same seed", () => {
    const graph = graphOf(randomEdges(77, 200));
    const once = leiden(graph, { random: seededRandom(5) });
    expect(leiden(graph, { random: seededRandom(5) })).toEqual(once);
  });

  it("ignores the scale of weights", () => {
    for (const seed of seeds.slice(0, 100)) {
      const list = randomEdges(seed);
      const scaled = { ...list, edges: list.edges.map(([a, b, w]) => [a, b, w * 8] as [number, number, number]) };
      const plain = leiden(graphOf(list), { random: seededRandom(seed) });
      expect(leiden(graphOf(scaled), { random: seededRandom(seed) }).group).toEqual(plain.group);
    }
  });

  it("does work proportional to the edges, not to the square of the nodes", () => {
    const small = ringOfCliques(500, 5);
    const large = ringOfCliques(5_000, 5);
    const reads = (list: EdgeList) => {
      let count = 0;
      const graph = graphOf(list);
      const targets = new Proxy(graph.targets, {
        get(array, key) {
          if (typeof key === "string" && key !== "length") count++;
          return Reflect.get(array, key);
        },
      });
      leiden({ ...graph, targets }, { random: seededRandom(1), iterations: 1 });
      return count / list.edges.length;
    };
    expect(reads(large)).toBeLessThan(reads(small) * 1.5);
  });
});
