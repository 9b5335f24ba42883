import { describe, expect, it } from "vitest";
import { specificPartition } from "../../graph/analysis/bridges/specific-concepts.ts";
import { withinModuleDegree } from "../../graph/analysis/communities/concept-roles.ts";
import { thematicMap } from "../../graph/analysis/communities/thematic-map.ts";
import { structuralGaps } from "../../graph/analysis/discovery/gaps.ts";
import { missingPairs } from "../../graph/analysis/discovery/missing-pairs.ts";
import { backbone } from "../../graph/analysis/structure/backbone.ts";
import { constraint } from "../../graph/analysis/structure/constraint.ts";
import { diversePaths } from "../../graph/analysis/structure/paths.ts";
import { strengthGraph } from "../../graph/analysis/structure/strength-graph.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { type EdgeList, graphOf, randomEdges } from "../reference/random-graph.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";
import { allPaths, slowConstraint, slowMissingPairs } from "../reference/slow-structure.ts";

const seeds = Array.from({ length: 150 }, (_, seed) => seed);

describe("diversePaths", () => {
  const strengths = (seed: number): EdgeList => {
    const list = randomEdges(seed, 9);
    const random = seededRandom(seed);
    return { ...list, edges: list.edges.map(([a, b]) => [a, b, 0.05 + 0.9 * random()] as [number, number, number]) };
  };

  it("finds the cheapest of all simple paths first, and only distinct simple paths", () => {
    for (const seed of seeds.slice(2)) {
      const list = strengths(seed);
      const all = allPaths(list, 0, list.nodes - 1, 0.25);
      const found = diversePaths(graphOf(list), 0, list.nodes - 1, { k: 4 });
      expect(found.length > 0).toBe(all.length > 0);
      if (found[0] !== undefined) expect(found[0].cost).toBeCloseTo(Math.min(...all.map((path) => path.cost)), 9);
      const known = new Map(all.map((path) => [path.nodes.join(" "), path.cost]));
      for (const path of found) expect(path.cost).toBeCloseTo(known.get(path.nodes.join(" "))!, 9);
      expect(new Set(found.map((path) => path.nodes.join(" "))).size).toBe(found.length);
    }
  });

  it("avoids the nodes of the first path on the second", () => {
    // Two ways of three nodes each; the second is a little weaker, a variant of the first would be stronger.
    const edges: [number, number, number][] = [
      [0, 1, 0.9],
      [1, 2, 0.9],
      [2, 7, 0.9],
      [1, 3, 0.85],
      [3, 7, 0.9],
      [0, 4, 0.7],
      [4, 5, 0.7],
      [5, 7, 0.7],
    ];
    const found = diversePaths(graphOf({ nodes: 8, edges }), 0, 7, { k: 2, penalty: 1.5 });
    expect(found.map((path) => path.nodes)).toEqual([
      [0, 1, 2, 7],
      [0, 4, 5, 7],
    ]);
  });

  it("has no path from a concept to itself or to another component", () => {
    const graph = graphOf({ nodes: 3, edges: [[0, 1, 0.5]] });
    expect(diversePaths(graph, 0, 0, { k: 3 })).toEqual([]);
    expect(diversePaths(graph, 0, 2, { k: 3 })).toEqual([]);
  });
});

describe("constraint", () => {
  it("agrees with the double sum of its definition", () => {
    for (const seed of seeds) {
      const list = randomEdges(seed);
      const nodes = Array.from({ length: list.nodes }, (_, v) => v);
      const found = constraint(graphOf(list), nodes);
      for (const v of nodes) {
        const slow = slowConstraint(list, v);
        if (Number.isNaN(slow)) expect(found.get(v)).toBeNaN();
        else expect(found.get(v)).toBeCloseTo(slow, 10);
      }
    }
  });
});

describe("backbone", () => {
  it("keeps the edges whose α is below the level at either end", () => {
    for (const seed of seeds) {
      const list = randomEdges(seed);
      const around = (v: number) => list.edges.filter(([a, b]) => a === v || b === v);
      const alpha = (v: number, w: number) => {
        const near = around(v);
        const strength = near.reduce((sum, edge) => sum + edge[2], 0);
        return near.length < 2 ? 1 : (1 - w / strength) ** (near.length - 1);
      };
      const expected = list.edges
        .filter(([a, b, w]) => Math.min(alpha(a, w), alpha(b, w)) < 0.3)
        .map(([a, b]) => [a, b]);
      const found = backbone(graphOf(list), 0.3);
      expect(Array.from(found.source, (a, e) => [a, found.target[e]])).toEqual(expected);
    }
  });
});

describe("withinModuleDegree", () => {
  it("has mean 0 and spread 1 in every community whose members differ", () => {
    for (const seed of seeds.slice(2)) {
      const list = randomEdges(seed);
      const community = Uint32Array.from({ length: list.nodes }, (_, v) => 1 + (v % 2));
      const z = withinModuleDegree(graphOf(list), { community, count: 2 });
      for (const id of [1, 2]) {
        const values = Array.from(z).filter((_, v) => community[v] === id);
        const mean = values.reduce((sum, x) => sum + x, 0) / Math.max(1, values.length);
        const spread = values.reduce((sum, x) => sum + x * x, 0) / Math.max(1, values.length);
        expect(mean).toBeCloseTo(0, 9);
        expect(spread < 1e-9 || Math.abs(spread - 1) < 1e-9).toBe(true);
      }
    }
  });
});

describe("structuralGaps", () => {
  it("ranks the two fields that share no paper first", () => {
    const random = seededRandom(8);
    const pick = (field: number, n: number) => Array.from({ length: n }, () => field * 10 + Math.floor(random() * 10));
    const rows = Array.from({ length: 90 }, (_, p) => pick(p % 3, 5));
    for (let k = 0; k < 12; k++) rows.push([...pick(0, 3), ...pick(1, 3)]);
    const community = Uint32Array.from({ length: 30 }, (_, c) => 1 + Math.floor(c / 10));
    const gaps = structuralGaps(incidenceOf(30, rows), { community, count: 3 });
    expect(gaps.length).toBe(3);
    expect(gaps.at(-1)).toMatchObject({ a: 1, b: 2 });
    expect(gaps[0]).toMatchObject({ b: 3, observed: 0 });
    expect(gaps[0]?.score).toBeCloseTo(1 - 1 / (gaps[0]!.expected + 1), 12);
  });

  it("expects of two fields what the links of each with all others suggest", () => {
    for (let seed = 0; seed < 30; seed++) {
      const random = seededRandom(seed);
      // Six fields; a paper joins two of them, the first ones often. The last two are never joined.
      const field = () => Math.floor(6 * random() ** 1.5);
      const rows = Array.from({ length: 600 }, () => {
        const [a, b] = [field(), field()];
        const pair = a + b === 9 && a !== b ? [a] : [a, b];
        return pair.flatMap((f) => Array.from({ length: 3 }, () => f * 10 + Math.floor(random() * 10)));
      });
      const community = Uint32Array.from({ length: 60 }, (_, c) => 1 + Math.floor(c / 10));
      const gaps = structuralGaps(incidenceOf(60, rows), { community, count: 6 });
      expect(gaps[0]).toMatchObject({ a: 5, b: 6, observed: 0 });
      expect(gaps.length).toBeGreaterThan(2);
      expect(gaps.length).toBeLessThan(13);
    }
  });
});

describe("missingPairs", () => {
  it("agrees with a check of every pair, the most expected first", () => {
    let missing = 0;
    // a side needs concepts of three papers, which few of these have
    for (let seed = 0; seed < 800; seed++) {
      const incidence = randomIncidence(seed);
      const rows = rowsOf(incidence);
      const random = seededRandom(seed);
      const community = Uint32Array.from({ length: incidence.concepts }, () => 1 + Math.floor(random() * 2));
      const telling = specificPartition(incidence, { community, count: 2 }).community;
      const { pairs, possible } = slowMissingPairs(rows, telling);
      const find = missingPairs(incidence, { community, count: 2 });
      for (const most of [1, 3, 1000])
        expect(find(1, 2, most)).toEqual({ pairs: pairs.slice(0, most), total: pairs.length, possible });
      missing += pairs.length;
    }
    expect(missing).toBeGreaterThan(150);
  });
});

describe("thematicMap", () => {
  it("agrees with sums over pairs computed by hand", () => {
    // Field 1 = {0, 1}, field 2 = {2, 3}; 0–1 in 3 papers, 2–3 in 2, 1–2 in 2.
    const rows = [
      [0, 1],
      [0, 1],
      [0, 1],
      [2, 3],
      [2, 3],
      [1, 2],
      [1, 2],
    ];
    const community = Uint32Array.from([1, 1, 2, 2]);
    const [first, second] = thematicMap(incidenceOf(4, rows), { community, count: 2 });
    // Both have two concepts, so usual are the geometric means over both: 4/20 outside, √(9/15 · 4/8) within.
    expect(first?.centrality).toBeCloseTo(1, 12);
    expect(first?.density).toBeCloseTo(9 / 15 / Math.sqrt((9 / 15) * (4 / 8)), 12);
    expect(second?.density).toBeCloseTo(4 / 8 / Math.sqrt((9 / 15) * (4 / 8)), 12);
    expect(first?.quadrant).toBe("motor");
  });
});

describe("thematicMap of fields of all sizes", () => {
  it("does not order them by size", () => {
    const sizes = [3, 5, 8, 12, 18, 27, 40, 60, 90];
    const starts = sizes.map((_, f) => sizes.slice(0, f).reduce((sum, n) => sum + n, 0));
    const random = seededRandom(1);
    const pick = (f: number) => starts[f]! + Math.floor(random() * sizes[f]!);
    const rows = sizes.flatMap((n, f) =>
      Array.from({ length: n * 6 }, () => [pick(f), pick(f), pick(f), pick(Math.floor(random() * sizes.length))]),
    );
    const community = Uint32Array.from(sizes.flatMap((n, f) => new Array<number>(n).fill(f + 1)));
    const themes = thematicMap(incidenceOf(community.length, rows), { community, count: sizes.length });
    for (const part of ["centrality", "density"] as const) {
      const mean = themes.reduce((sum, theme) => sum + Math.log(theme[part]), 0) / themes.length;
      const slope = themes.reduce((sum, theme, f) => sum + Math.log(theme[part]) * (f - 4), 0) / 60;
      expect(mean).toBeCloseTo(0, 9);
      expect(Math.abs(slope)).toBeLessThan(0.1);
    }
  });
});

describe("strengthGraph", () => {
  it("contains only pairs above chance", () => {
    const graph = strengthGraph(incidenceOf(3, [[0, 1], [0, 1], [2], [2], [0, 2]]), { minJoint: 1 });
    expect(Array.from(graph.targets.subarray(graph.offsets[0], graph.offsets[1]))).toEqual([1]);
    expect(graph.offsets[3]).toBe(2);
  });
});
