import { describe, expect, it } from "vitest";
import { pairMeasures } from "../../graph/analysis/measures/pair-measures.ts";
import { pairSignificance, qValue } from "../../graph/analysis/measures/pair-significance.ts";
import { countsWithin } from "../../graph/incidence/document-frequency.ts";
import { jointPapers } from "../../graph/incidence/joint-papers.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { exactHypergeometric } from "../reference/exact-hypergeometric.ts";
import { incidenceOf, randomIncidence } from "../reference/random-incidence.ts";
import { slowPairSignificance } from "../reference/slow-pair-significance.ts";

describe("pairSignificance", () => {
  it("gives every pair of the family the q of the plain procedure over all pairs, including those without joint papers", () => {
    for (let seed = 0; seed < 300; seed++) {
      const incidence = randomIncidence(seed);
      for (const minPapers of [1, 3]) {
        const table = pairSignificance(incidence, { minPapers });
        const slow = slowPairSignificance(incidence, minPapers);
        expect(table.family).toBe(slow.length);
        for (const { a, b, p, q } of slow) {
          const { frequency } = countsWithin(incidence);
          const joint = jointPapers(incidence, a, b).length;
          const own = pairMeasures.hypergeometric.value(joint, frequency[b]!, frequency[a]!, incidence.papers);
          expect(own).toBeCloseTo(p, 10);
          expect(qValue(table, own)).toBeCloseTo(q, 8);
        }
      }
    }
  });

  it("is small where many pairs are alike: q has a step where it changes, and no other", () => {
    const incidence = incidenceOf(
      60,
      Array.from({ length: 200 }, (_, paper) => [paper % 60, (paper * 7 + 1) % 60]),
    );
    const { p, q, observed } = pairSignificance(incidence, { minPapers: 1 });
    expect(p.length).toBeGreaterThan(0);
    expect(p.length).toBeLessThan(observed / 4);
    expect([...q]).toEqual([...new Set(q)].sort((a, b) => a - b));
    expect(p).toEqual(p.toSorted());
  });

  it("counts within a mask of papers only", () => {
    const incidence = incidenceOf(3, [[0, 1], [0, 1], [2], [0, 2], [1]]);
    const papers = Uint8Array.from([1, 1, 1, 0, 0]);
    const table = pairSignificance(incidence, { minPapers: 1, papers });
    expect(table).toMatchObject({ concepts: 3, family: 3, observed: 1 });
    expect(qValue(table, exactHypergeometric(2, 2, 2, 3))).toBe(1);
    expect(pairSignificance(incidence, { minPapers: 1 })).toMatchObject({ family: 3, observed: 2 });
  });

  it("finds hardly any significant pair in random mentions", () => {
    let any = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const random = seededRandom(seed);
      const rows = Array.from({ length: 400 }, () =>
        Array.from({ length: 60 }, (_, c) => c).filter(() => random() < 0.08),
      );
      if (pairSignificance(incidenceOf(60, rows), { minPapers: 5 }).significant > 0) any++;
    }
    expect(any).toBeLessThanOrEqual(5);
  });
});
