import { describe, expect, it } from "vitest";
import { beyondChance, orderValues } from "../../graph/answers/concepts/cooccurrence.ts";

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

  it("knows which are beyond chance", () => {
    expect([...beyondChance(counts, significance)]).toEqual([1, 0, 0, 0]);
  });
});
