import { describe, expect, it } from "vitest";
import { backTest } from "../../graph/analysis/discovery/back-test.ts";
import { linkingTerms, openDiscovery, rankCandidates } from "../../graph/analysis/discovery/open-discovery.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf, randomIncidence, rowsOf } from "../reference/random-incidence.ts";
import { slowDiscovery } from "../reference/slow-structure.ts";

const seeds = Array.from({ length: 150 }, (_, seed) => seed);

describe("openDiscovery", () => {
  it("agrees with plain sets for all three rankers", () => {
    for (const seed of seeds) {
      const incidence = randomIncidence(seed);
      const rows = rowsOf(incidence);
      const discover = openDiscovery(incidence, { minJoint: 1, minPapers: 1, maxLinkShare: 1 });
      for (let a = 0; a < Math.min(8, incidence.concepts); a++) {
        const found = discover(a);
        const slow = slowDiscovery(rows, incidence.concepts, a);
        expect(Array.from(found.concept)).toEqual(slow.map((candidate) => candidate.c));
        for (const [k, candidate] of slow.entries()) {
          expect(found.linkingTerms[k]).toBe(candidate.links);
          expect(found.averageMinimumWeight[k]).toBeCloseTo(candidate.minimum, 10);
          expect(found.adamicAdar[k]).toBeCloseTo(candidate.adamicAdar, 10);
          expect(linkingTerms(incidence, a, candidate.c).length).toBe(candidate.links);
        }
        const order = Array.from(rankCandidates(found, "adamicAdar"), (k) => found.adamicAdar[k]!);
        expect(order).toEqual([...order].sort((x, y) => y - x));
      }
    }
  });
});

describe("backTest", () => {
  it("counts the candidates that appear, for every ranker, and the number expected by chance", () => {
    // Concepts 0 and 1 share four partners before 2015 and first co-occur in 2016; 6 and 7 share one and never co-occur.
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
    const rows = [...early, [0, 1]];
    const years = rows.map((_, p) => (p < early.length ? 2014 : 2016));
    const result = backTest(incidenceOf(9, rows), years, {
      year: 2015,
      horizon: 3,
      top: 1,
      minPapers: 1,
      maxLinkShare: 1,
    });
    expect(result.hits).toEqual({ linkingTerms: 1, averageMinimumWeight: expect.any(Number), adamicAdar: 1 });
    expect(result.appeared).toBe(1);
    expect(result.chance).toBeCloseTo(1 / result.candidates, 12);
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
      const later = between(2018, 2019);
      const appeared = pairs.filter(([a, c]) => later.some((row) => row.includes(a) && row.includes(c))).length;
      expect([result.candidates, result.appeared]).toEqual([pairs.length, appeared]);
      expect(result.hits.adamicAdar).toBe(appeared);
    }
  });
});
