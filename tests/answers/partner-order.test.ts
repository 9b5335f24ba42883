import { describe, expect, it } from "vitest";
import { pairMeasures } from "../../graph/analysis/measures/pair-measures.ts";
import { qValue } from "../../graph/analysis/measures/pair-significance.ts";
import { beyondChance, orderValues } from "../../graph/answers/concepts/cooccurrence.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { strongest } from "../../graph/shared/strongest.ts";

/** A concept of 10 in 100 papers, and its partners: a sure one, one as by chance, a rare one outside the family, a weaker one. */
const counts = { joint: [9, 1, 2, 4], frequency: [10, 10, 2, 10], papers: 10, corpus: 100 };
const significance = {
  ...{ minPapers: 3, concepts: 40, family: 780, observed: 100, significant: 1 },
  p: Float64Array.of(1e-8, 0.004),
  q: Float64Array.of(1e-6, 0.3),
};

const order = (...question: Parameters<typeof orderValues>) => {
  const values = orderValues(...question);
  return [...values.keys()].sort((a, b) => values[b]! - values[a]!);
};

describe("the order of partners", () => {
  it("is that of the measure asked for", () => {
    expect(order("papers", counts, significance)).toEqual([0, 3, 2, 1]);
    expect(order("associationStrength", counts, significance)).toEqual([2, 0, 3, 1]);
  });

  it("by q has those outside the family last", () => {
    expect(order("q", counts, significance)).toEqual([0, 3, 1, 2]);
  });

  it("is that of joint papers where a concept in every paper has NPMI 0 with all, then that of ids", () => {
    const everywhere = { joint: [1, 3, 9, 3], frequency: [1, 3, 9, 3], papers: 22, corpus: 22 };
    const values = orderValues("npmi", everywhere, undefined);
    expect([...values]).toEqual([0, 0, 0, 0]);
    expect([...strongest(values, 3, everywhere.joint)]).toEqual([2, 1, 3]);
    expect([...strongest(values, 9)]).toEqual([0, 1, 2, 3]);
  });

  it("is the same for any number asked for as a full sort", () => {
    const random = seededRandom(5);
    for (let k = 0; k < 50; k++) {
      const values = Float64Array.from({ length: 60 }, () => Math.floor(random() * 5));
      const ties = Array.from(values, () => Math.floor(random() * 4));
      const sorted = [...values.keys()].sort((a, b) => values[b]! - values[a]! || ties[b]! - ties[a]! || a - b);
      const limit = 1 + Math.floor(random() * 70);
      expect([...strongest(values, limit, ties)]).toEqual(sorted.slice(0, limit));
    }
  });

  it("knows which are beyond chance", () => {
    expect([...beyondChance(counts, significance)]).toEqual([1, 0, 0, 0]);
  });

  it("knows which are beyond chance as a test of each would", () => {
    const table = { ...significance, p: Float64Array.of(1e-9, 1e-4, 0.01), q: Float64Array.of(1e-6, 0.03, 0.4) };
    const random = seededRandom(2);
    const below = (n: number) => Math.floor(random() * n);
    for (let k = 0; k < 30; k++) {
      const papers = 3 + below(40);
      const frequency = Array.from({ length: 200 }, () => 1 + below(12));
      const joint = frequency.map((own) => 1 + below(Math.min(own, papers)));
      const expected = joint.map((c, at) => {
        const own = frequency[at]!;
        const p = pairMeasures.hypergeometric.value(c, papers, own, 100);
        return own >= table.minPapers && c * 100 > papers * own && qValue(table, p) < 0.05 ? 1 : 0;
      });
      expect([...beyondChance({ joint, frequency, papers, corpus: 100 }, table)]).toEqual(expected);
    }
  });
});
