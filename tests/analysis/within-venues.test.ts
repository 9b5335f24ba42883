import { describe, expect, it } from "vitest";
import { testableFamily } from "../../graph/analysis/statistics/benjamini-hochberg.ts";
import { normalTwoSided } from "../../graph/analysis/statistics/normal.ts";
import { changeWithinVenues, venueShift, venueStrata } from "../../graph/analysis/time/within-venues.ts";
import { seededRandom } from "../../graph/shared/random.ts";

const counts = (...numbers: number[]) => Uint32Array.from(numbers);

describe("venues as strata", () => {
  it("ignores years in names, and papers without a venue are a stratum of their own", () => {
    const { of, names } = venueStrata(Int32Array.of(0, 1, 2, -1), ["ICRA 2019", "ICRA '21", "Annals of Botany"]);
    expect([...of]).toEqual([1, 1, 2, 0]);
    expect(names).toEqual(["no venue", "ICRA 2019", "Annals of Botany"]);
  });

  it("shift by the share of papers that changed, and not by chance", () => {
    const { shift, comparable } = venueShift({ earlier: counts(0, 8000, 2000), later: counts(0, 5000, 5000) });
    expect(shift).toBeGreaterThan(0.28);
    expect(shift).toBeLessThanOrEqual(0.3);
    expect(comparable).toBe(1);
    expect(venueShift({ earlier: counts(0, 100), later: counts(50, 0) }).comparable).toBe(0);
    const random = seededRandom(3);
    const drawn = () => counts(...Array.from({ length: 200 }, () => Math.floor(4 * random() + 3 * random())));
    for (let round = 0; round < 20; round++)
      expect(venueShift({ earlier: drawn(), later: drawn() }).shift).toBeLessThan(0.1);
  });
});

describe("change within venues", () => {
  it("is none where only the mix of venues changed, which over all papers looks like a fall", () => {
    // In the first venue half of the papers mention it, in the second a tenth; the second has grown.
    const all = { earlier: counts(0, 800, 200), later: counts(0, 200, 800) };
    const concept = { earlier: counts(0, 400, 20), later: counts(0, 100, 80) };
    expect(changeWithinVenues(all, concept).z).toBeCloseTo(0, 10);
  });

  it("is the test of one table where there is one venue", () => {
    // 30 of 100 and 50 of 100: difference 10, variance 80·120·100·100/(200²·199).
    const found = changeWithinVenues(
      { earlier: counts(0, 100), later: counts(0, 100) },
      { earlier: counts(0, 30), later: counts(0, 50) },
    );
    expect(found.z).toBeCloseTo(10 / Math.sqrt((80 * 120 * 100 * 100) / (200 ** 2 * 199)), 10);
  });

  it("says nothing of venues of one period", () => {
    expect(
      changeWithinVenues(
        { earlier: counts(5, 0), later: counts(0, 5) },
        { earlier: counts(2, 0), later: counts(0, 5) },
      ),
    ).toEqual({ z: 0, p: 1, minP: 1 });
  });

  it("has the p of shuffled years within each venue", () => {
    const all = { earlier: counts(0, 12, 9), later: counts(0, 8, 11) };
    const concept = { earlier: counts(0, 1, 2), later: counts(0, 5, 6) };
    const { p, minP } = changeWithinVenues(all, concept);
    const random = seededRandom(1);
    let [more, fewer] = [0, 0];
    const rounds = 40_000;
    const laterOf = (mentions: number, later: number, papers: number) => {
      let [left, hits] = [later, 0];
      for (let k = 0; k < mentions; k++) if (random() * (papers - k) < left) [left, hits] = [left - 1, hits + 1];
      return hits;
    };
    for (let round = 0; round < rounds; round++) {
      const later = laterOf(6, 8, 20) + laterOf(8, 11, 20);
      if (later >= 11) more++;
      if (later <= 11) fewer++;
    }
    expect(p).toBeCloseTo((2 * Math.min(more, fewer)) / rounds, 2);
    expect(minP).toBeLessThan(p);
  });

  it("has nearly the same p exactly and by the normal distribution where both are good", () => {
    const all = { earlier: counts(0, 3000), later: counts(0, 3000) };
    const { z, p } = changeWithinVenues(all, { earlier: counts(0, 92), later: counts(0, 128) });
    expect(p / normalTwoSided(z)).toBeGreaterThan(0.9);
    expect(p / normalTwoSided(z)).toBeLessThan(1.2);
  });
});

describe("the family of tests that could show anything", () => {
  it("leaves out those whose smallest p is too large, and then divides the level by fewer", () => {
    // Divided by all five, 0.012 could not pass; divided by the three that could, it can.
    const minP = Float64Array.of(0.001, 0.5, 0.012, 0.5, 0.016);
    const canShow = testableFamily(minP, 0.05);
    expect([...minP.keys()].filter(canShow)).toEqual([0, 2, 4]);
    expect(
      [...minP.keys()].filter(
        testableFamily(
          minP.map(() => 1),
          0.05,
        ),
      ),
    ).toEqual([]);
  });
});

describe("the two-sided normal tail", () => {
  it("agrees with tables", () => {
    for (const [z, p] of [
      [0, 1],
      [1, 0.31731051],
      [1.959963985, 0.05],
      [-3, 0.0026997961],
      [6, 1.973175e-9],
    ] as const) {
      expect(Math.abs(normalTwoSided(z) / p - 1)).toBeLessThan(1e-6);
    }
  });
});
