import { describe, expect, it } from "vitest";
import { cutOf, EVIDENCE, evidencePoints } from "../../graph/extraction/vocabulary/termhood.ts";
import { TERMHOOD_NAMES, termhoodFeatures } from "../../graph/extraction/vocabulary/termhood-features.ts";

const COUNTS = {
  concept: 0.5,
  keyword: 0.1,
  papers: 2,
  own: 2,
  aboveCut: 1,
  overPreposition: 0,
  firm: 0,
  names: 0,
  listed: 0,
  cut: 0,
};

const asked = (papers: number, collection: number, own = papers) => cutOf({ papers, own }, collection);

describe("the termhood that a phrase needs", () => {
  it("does not depend on the collection when three papers write it", () => {
    expect(asked(3, 80_000)).toBe(asked(3, 10));
    expect(asked(500, 80_000)).toBe(asked(3, 10));
  });

  it("rises with the collection for phrases of one paper, half as much for those of two, and no further than 80,000", () => {
    expect(asked(1, 224)).toBe(asked(3, 224));
    expect(asked(1, 5000)).toBeGreaterThan(asked(1, 500));
    expect(asked(1, 80_000) - asked(3, 80_000)).toBeCloseTo(2 * (asked(2, 80_000) - asked(3, 80_000)), 12);
    expect(asked(1, 8_000_000)).toBe(asked(1, 80_000));
    expect(asked(1, 80_000)).toBeLessThan(1);
  });

  it("is higher when no paper writes it by itself, and never above 1", () => {
    expect(asked(3, 224, 0)).toBeGreaterThan(asked(3, 224));
    expect(asked(1, 5000, 0)).toBeGreaterThan(asked(1, 5000));
    expect(asked(1, 80_000, 0)).toBeLessThan(1);
  });
});

describe("evidence", () => {
  it("has one number for every name, whatever the key", () => {
    for (const key of ["graph", "graph neural network", "theory of mind", "zzyzx", "a b c d e f g"]) {
      const features = termhoodFeatures(key, COUNTS);
      expect(features).toHaveLength(TERMHOOD_NAMES.length);
      expect(features.every(Number.isFinite)).toBe(true);
      expect(evidencePoints(key, COUNTS)).toHaveLength(EVIDENCE.length);
    }
  });

  it("is higher for a phrase that its papers find more concept-like, and for a term than for an ordinary phrase", () => {
    const sum = (key: string, concept: number) =>
      evidencePoints(key, { ...COUNTS, concept }).reduce((a, b) => a + b, 0);
    expect(sum("graph neural network", 0.7)).toBeGreaterThan(sum("graph neural network", 0.2));
    expect(sum("graph neural network", 0.4)).toBeGreaterThan(sum("wider adoption", 0.4));
  });
});
