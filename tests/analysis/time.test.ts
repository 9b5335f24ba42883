import { describe, expect, it } from "vitest";
import { bridgeChange } from "../../graph/analysis/bridges/bridge-change.ts";
import { bursts } from "../../graph/analysis/time/bursts.ts";
import { changingPairs } from "../../graph/analysis/time/changing-pairs.ts";
import { fieldTimeline, pairHistory } from "../../graph/analysis/time/pair-history.ts";
import { yearShares } from "../../graph/analysis/time/year-shares.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";
import { slowBursts } from "../reference/slow-bursts.ts";

const yearsOf = (seed: number, papers: number) => {
  const random = seededRandom(seed + 99);
  return Int16Array.from({ length: papers }, () => (random() < 0.15 ? 0 : 2015 + Math.floor(random() * 6)));
};

describe("pairHistory", () => {
  it("counts joint papers by year, unknown years apart, and names the first papers", () => {
    const incidence = incidenceOf(2, [[0, 1], [0, 1], [0], [0, 1], [0, 1]]);
    const history = pairHistory(incidence, [2019, 2017, 2010, 0, 2017], 0, 1);
    expect(history).toEqual({ years: [2017, 2018, 2019], papers: [2, 0, 1], unknown: 1, firstPapers: [1, 4] });
    expect(pairHistory(incidence, [0, 0, 0, 0, 0], 0, 1)).toEqual({
      years: [],
      papers: [],
      unknown: 4,
      firstPapers: [],
    });
  });
});

describe("yearShares", () => {
  it("agrees with counting rows", () => {
    for (let seed = 0; seed < 100; seed++) {
      const incidence = randomIncidence(seed);
      const years = yearsOf(seed, incidence.papers);
      const concepts = Array.from({ length: incidence.concepts }, (_, c) => c);
      const found = yearShares(incidence, years, concepts);
      const rows = rowsOf(incidence);
      for (const [k, year] of found.years.entries()) {
        expect(found.papers[k]).toBe(rows.filter((_, p) => years[p] === year).length);
        for (const c of concepts) {
          expect(found.mentions[c]?.[k]).toBe(rows.filter((row, p) => years[p] === year && row.includes(c)).length);
        }
      }
    }
  });
});

describe("bursts", () => {
  it("agrees with trying every sequence of states", () => {
    for (let seed = 0; seed < 300; seed++) {
      const random = seededRandom(seed);
      const total = Array.from({ length: 1 + Math.floor(random() * 9) }, () => Math.floor(random() * 40));
      const relevant = total.map((d) => Math.floor(d * random() ** 3));
      const fast = bursts(relevant, total);
      const slow = slowBursts(relevant, total);
      expect(fast.map(({ start, end }) => [start, end])).toEqual(slow.map(({ start, end }) => [start, end]));
      for (const [k, burst] of fast.entries()) expect(burst.weight).toBeCloseTo(slow[k]!.weight, 9);
    }
  });

  it("finds the three years of a sudden interest", () => {
    const found = bursts([1, 1, 2, 20, 25, 22, 2, 1], [100, 100, 100, 100, 100, 100, 100, 100]);
    expect(found.map(({ start, end }) => [start, end])).toEqual([[3, 5]]);
    expect(bursts([5, 5, 5, 5], [100, 100, 100, 100])).toEqual([]);
    expect(bursts([], [])).toEqual([]);
  });
});

describe("changingPairs", () => {
  it("ranks the largest rise and fall first, with the counts of both parts", () => {
    const rows = [
      ...Array.from({ length: 20 }, () => [0, 1]),
      ...Array.from({ length: 20 }, () => [2, 3]),
      ...Array.from({ length: 20 }, (_, k) => [4, k % 2]),
    ];
    const years = rows.map((_, p) => (p < 20 ? 2010 : p < 40 ? 2020 : 2010 + (p % 2) * 10));
    const found = changingPairs(incidenceOf(5, rows), years, { split: 2015 });
    expect(found.rising[0]).toMatchObject({ a: 2, b: 3, before: 0, after: 20 });
    expect(found.falling[0]).toMatchObject({ a: 0, b: 1, before: 20, after: 0 });
    expect(found).toMatchObject({ papersBefore: 30, papersAfter: 30 });
  });

  it("counts each part like a mask of its papers", () => {
    for (let seed = 2; seed < 150; seed++) {
      const incidence = randomIncidence(seed);
      const years = yearsOf(seed, incidence.papers);
      const found = changingPairs(incidence, years, { minJoint: 1, top: 1000 });
      const rows = rowsOf(incidence);
      for (const { a, b, before, after } of [...found.rising, ...found.falling]) {
        const joint = rows.map((row, p) => (row.includes(a) && row.includes(b) ? years[p]! : 0));
        expect(before).toBe(joint.filter((year) => year > 0 && year <= found.split).length);
        expect(after).toBe(joint.filter((year) => year > found.split).length);
      }
    }
  });
});

describe("bridgeChange and fieldTimeline", () => {
  const random = seededRandom(5);
  const pick = (from: number) => Array.from({ length: 5 }, () => from + Math.floor(random() * 8));
  const rows = [
    ...Array.from({ length: 40 }, (_, p) => pick(p < 20 ? 0 : 8)),
    [0, 1, 2, 8, 9, 10],
    [0, 1, 2, 8, 9, 10],
  ];
  const incidence = incidenceOf(16, rows);
  const partition = { count: 2, community: Uint32Array.from({ length: 16 }, (_, c) => (c < 8 ? 1 : 2)) };
  const years = rows.map((_, p) => (p < 40 ? 2010 : 2012 + p - 40));

  it("weakens the boundary by bridges, strengthens it by papers of one field", () => {
    const change = bridgeChange(incidence, partition, years);
    expect(change.modularity[40]).toBeGreaterThan(0);
    expect(change.linkage[40]).toBeGreaterThan(0.3);
    expect(change.linkage[0]).toBe(0);
    expect(change.earlierSeparateness[40]).toBeGreaterThan(0.8);
    expect(change.earlierSeparateness[41]).toBeLessThan(change.earlierSeparateness[40]!);
    expect(change.earlierSeparateness[0]).toBeNaN();
  });

  it("lists when two fields were first joined, by which paper, and the papers that followed", () => {
    const timeline = fieldTimeline(incidence, partition, years)(1, 2);
    expect(timeline).toMatchObject({ years: [2012, 2013], papers: [1, 1], firstPapers: [40] });
    expect(Array.from(timeline.papersInOrder)).toEqual([40, 41]);
    expect(Array.from(fieldTimeline(incidence, partition, years)(1, 2, 4).papersInOrder)).toEqual([]);
  });
});
