import { describe, expect, it } from "vitest";
import { backTest } from "../../graph/analysis/discovery/back-test.ts";
import { linkingTerms, openDiscovery, rankCandidates } from "../../graph/analysis/discovery/open-discovery.ts";
import { TopPairs } from "../../graph/analysis/discovery/top-pairs.ts";
import { leastUnusualCount, poissonTail } from "../../graph/analysis/statistics/poisson.ts";
import { cooccurrenceSweep } from "../../graph/incidence/cooccurrence.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";
import { slowDiscovery } from "../reference/slow-structure.ts";

const seeds = Array.from({ length: 150 }, (_, seed) => seed);

const papersOf = (rows: readonly (readonly number[])[], concept: number) =>
  rows.filter((row) => row.includes(concept)).length;

const jointOf = (rows: readonly (readonly number[])[], a: number, b: number) =>
  rows.filter((row) => row.includes(a) && row.includes(b)).length;

describe("openDiscovery", () => {
  it("agrees with plain sets for all rankers", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const rows = rowsOf(incidence);
      const discover = openDiscovery(incidence, { minJoint: 1, minPapers: 1, maxLinkShare: 1 });
      const partners = cooccurrenceSweep(incidence);
      for (let a = 0; a < Math.min(8, incidence.concepts); a++) {
        const found = discover(a);
        const slow = slowDiscovery(rows, incidence.concepts, a);
        expect(Array.from(found.concept)).toEqual(slow.map((candidate) => candidate.c));
        for (const [k, candidate] of slow.entries()) {
          expect(found.linkingTerms[k]).toBe(candidate.links);
          expect(found.averageMinimumWeight[k]).toBeCloseTo(candidate.minimum, 10);
          expect(found.adamicAdar[k]).toBeCloseTo(candidate.adamicAdar, 10);
          const size = Math.sqrt(papersOf(rows, a) * papersOf(rows, candidate.c));
          expect(found.relativeAdamicAdar[k]).toBeCloseTo(candidate.adamicAdar / size, 10);
          const links = linkingTerms(partners(a), partners(candidate.c), Number.POSITIVE_INFINITY);
          expect(links.length).toBe(candidate.links);
          const weaker = links.map(({ withOne, withOther }) => Math.min(withOne, withOther));
          expect(weaker).toEqual([...weaker].sort((x, y) => y - x));
          expect(links.every(({ concept, withOne }) => withOne === jointOf(rows, a, concept))).toBe(true);
        }
        const ranked = [...rankCandidates(found, found.adamicAdar)];
        const order = ranked.map((k) => found.adamicAdar[k]!);
        expect(order).toEqual([...order].sort((x, y) => y - x));
        for (const limit of [0, 1, 3, order.length]) {
          expect([...rankCandidates(found, found.adamicAdar, limit)]).toEqual(ranked.slice(0, limit));
        }
      }
    }
  });
});

describe("backTest", () => {
  // Concepts 0 and 1 share four partners before 2015; 6 and 7 share one and never co-occur.
  const early = [2, 3, 4, 5]
    .flatMap((b) => [
      [0, b],
      [0, b],
      [1, b],
      [1, b],
    ])
    .concat([
      [6, 8],
      [6, 8],
      [7, 8],
      [7, 8],
    ]);
  const later = (rows: number[][]) => {
    const all = [...early, ...rows];
    const years = all.map((_, p) => (p < early.length ? 2014 : 2016));
    const options = { year: 2015, horizon: 3, top: 1, minPapers: 1, maxLinkShare: 1 };
    const { rankers, ...result } = backTest(incidenceOf(9, all), years, options);
    return { ...result, byLinks: rankers.find(({ ranker }) => ranker === "linkingTerms") };
  };
  const others = Array.from({ length: 60 }, () => [2, 3]);

  it("calls a pair a hit that is together more than chance, and no other", () => {
    const hit = later([[0, 1], [0, 1], ...others]);
    expect(hit.hits).toBe(1);
    expect(hit.byLinks).toMatchObject({ appeared: 1, hits: 1 });
    // Two papers each of 62: independence predicts 4/62 joint papers, and hardly ever two.
    expect(hit.byLinks?.appearedByIndependence).toBeCloseTo(1 - Math.exp(-4 / 62), 10);
    expect(hit.byLinks?.hitsByIndependence).toBeLessThan(0.01);
    const once = later([[0, 1], ...others]);
    expect([once.hits, once.byLinks?.appeared, once.byLinks?.hits]).toEqual([0, 1, 0]);
  });

  it("calls frequent concepts that are together as by chance no hit", () => {
    const mixed = Array.from({ length: 60 }, (_, p) => [p % 2 === 0 ? 0 : 2, p % 4 < 2 ? 1 : 3]);
    const { hits, byLinks } = later(mixed);
    expect([hits, byLinks?.appeared, byLinks?.hits]).toEqual([0, 1, 0]);
    expect(byLinks?.appearedByIndependence).toBeGreaterThan(0.99);
  });

  it("proposes no pair of earlier papers, and counts no paper after the horizon", () => {
    for (let seed = 2; seed < 80; seed++) {
      const incidence = randomIncidence(seed);
      const random = seededRandom(seed + 99);
      const years = rowsOf(incidence).map(() => (random() < 0.15 ? 0 : 2015 + Math.floor(random() * 6)));
      const options = { year: 2017, horizon: 2, minJoint: 1, minPapers: 1, maxLinkShare: 1, top: 10_000 };
      const result = backTest(incidence, years, options);
      const between = (from: number, to: number) =>
        rowsOf(incidence).filter((_, p) => years[p]! >= from && years[p]! <= to);
      const early = between(1, 2017);
      const pairs = Array.from({ length: incidence.concepts }, (_, a) =>
        slowDiscovery(early, incidence.concepts, a)
          .filter(({ c }) => c > a)
          .map(({ c }) => [a, c] as const),
      ).flat();
      const after = between(2018, 2019);
      const appeared = pairs.filter(([a, c]) => after.some((row) => row.includes(a) && row.includes(c))).length;
      expect(result.candidates).toBe(pairs.length);
      for (const ranker of result.rankers) expect(ranker.appeared).toBe(appeared);
    }
  });
});

describe("poissonTail", () => {
  it("agrees with known values", () => {
    expect(poissonTail(0, 3)).toBe(1);
    expect(poissonTail(1, 0.5)).toBeCloseTo(0.3934693403, 9);
    expect(poissonTail(4, 2)).toBeCloseTo(0.1428765395, 9);
    expect(leastUnusualCount(0.01, 2, 0.01)).toBe(2);
    expect(leastUnusualCount(2, 2, 0.01)).toBe(7);
  });
});

describe("the area under the curve", () => {
  it("agrees with comparing every hit with every other pair", () => {
    for (const seed of seeds) {
      const random = seededRandom(seed);
      const best = new TopPairs(5);
      const values = Array.from({ length: 40 }, () => ({ value: Math.floor(random() * 6), isHit: random() < 0.3 }));
      // The others are sampled: each is offered as often as one is taken.
      const offered = values.flatMap((pair) => new Array<typeof pair>(pair.isHit ? 1 : 50).fill(pair));
      for (const { value, isHit } of offered) best.offer(value, { joint: 0, expected: 0 }, isHit);
      const [hits, rest] = [values.filter(({ isHit }) => isHit), values.filter(({ isHit }) => !isHit)];
      const wins = hits.flatMap((hit) => rest.map((other) => (Math.sign(hit.value - other.value) + 1) / 2));
      expect(best.areaUnderCurve()).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 10);
    }
  });
});
