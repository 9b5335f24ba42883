import { describe, expect, it } from "vitest";
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
    expect(changeWithinVenues(all, concept)).toBeCloseTo(0, 10);
  });

  it("is the test of one table where there is one venue", () => {
    // 30 of 100 and 50 of 100: difference 10, variance 80·120·100·100/(200²·199).
    const found = changeWithinVenues(
      { earlier: counts(0, 100), later: counts(0, 100) },
      { earlier: counts(0, 30), later: counts(0, 50) },
    );
    expect(found).toBeCloseTo(10 / Math.sqrt((80 * 120 * 100 * 100) / (200 ** 2 * 199)), 10);
  });

  it("says nothing of venues of one period", () => {
    expect(
      changeWithinVenues(
        { earlier: counts(5, 0), later: counts(0, 5) },
        { earlier: counts(2, 0), later: counts(0, 5) },
      ),
    ).toBe(0);
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
