import { describe, expect, it } from "vitest";
import { partnerProfiles } from "../../graph/analysis/discovery/partner-profiles.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { incidenceOf } from "../reference/random-incidence.ts";

/** Cosine of positive pointwise mutual information over partners of three papers or more, with plain sets. */
function plainLikeness(rows: readonly (readonly number[])[], a: number, b: number): number {
  const withAll = (...concepts: number[]) => rows.filter((row) => concepts.every((c) => row.includes(c))).length;
  const papers = rows.filter((row) => row.length > 0).length;
  const concepts = [...new Set(rows.flat())].filter((c) => withAll(c) >= 3);
  const profile = (own: number) =>
    concepts.map((c) => {
      const joint = c === own ? 0 : withAll(own, c);
      return joint === 0 ? 0 : Math.max(0, Math.log((joint * papers) / (withAll(own) * withAll(c))));
    });
  const [x, y] = [profile(a), profile(b)];
  const product = (u: number[], v: number[]) => u.reduce((sum, value, k) => sum + value * v[k]!, 0);
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y) || 1);
}

describe("profiles of partners", () => {
  const random = seededRandom(5);
  const rows = Array.from({ length: 60 }, () => [
    ...new Set(Array.from({ length: Math.floor(5 * random()) }, () => Math.floor(25 * random() ** 2))),
  ]);
  const incidence = incidenceOf(25, rows);
  const { firm } = partnerProfiles(incidence);

  it.each([0, 40, 1000])("agree with plain sets, in any order, where %i partners are remembered", (most) => {
    const { likeness } = partnerProfiles(incidence, most);
    const papers = (c: number) => rows.filter((row) => row.includes(c)).length;
    const others = Uint32Array.from({ length: 25 }, (_, c) => c).filter((c) => papers(c) >= 3);
    expect(others.length).toBeGreaterThan(10);
    for (const a of [3, 0, 24, 7, 3]) {
      const found = likeness(a, others);
      for (const [k, c] of others.entries()) {
        if (c !== a) expect(found[k]).toBeCloseTo(plainLikeness(rows, a, c), 6);
      }
    }
  });

  it("count the partners of two joint papers or more", () => {
    const joint = (a: number, b: number) => rows.filter((row) => row.includes(a) && row.includes(b)).length;
    const counts = Array.from(
      { length: 25 },
      (_, a) => Array.from({ length: 25 }, (__, b) => b).filter((b) => b !== a && joint(a, b) >= 2).length,
    );
    expect(Array.from(firm)).toEqual(counts);
  });
});
