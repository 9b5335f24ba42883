import { describe, expect, it } from "vitest";
import { cutOf, EVIDENCE, evidencePoints } from "../../graph/extraction/termhood.ts";
import { TERMHOOD_NAMES, termhoodFeatures } from "../../graph/extraction/termhood-features.ts";

const COUNTS = { concept: 0.5, keyword: 0.1, papers: 2, own: 2, kept: 1, overPreposition: 0, names: 0 };

describe("what is asked of a phrase", () => {
  it("does not depend on the collection when three papers write it", () => {
    expect(cutOf(3, 80_000)).toBe(cutOf(3, 10));
    expect(cutOf(500, 80_000)).toBe(cutOf(3, 10));
  });

  it("rises with the collection for phrases of one paper, half as much for those of two, and no further than 80,000", () => {
    expect(cutOf(1, 224)).toBe(cutOf(3, 224));
    expect(cutOf(1, 5000)).toBeGreaterThan(cutOf(1, 500));
    expect(cutOf(1, 80_000) - cutOf(3, 80_000)).toBeCloseTo(2 * (cutOf(2, 80_000) - cutOf(3, 80_000)), 12);
    expect(cutOf(1, 8_000_000)).toBe(cutOf(1, 80_000));
    expect(cutOf(1, 80_000)).toBeLessThan(1);
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

  it("speaks for a phrase that its papers find more concept-like, and for a term against an ordinary phrase", () => {
    const sum = (key: string, concept: number) =>
      evidencePoints(key, { ...COUNTS, concept }).reduce((a, b) => a + b, 0);
    expect(sum("graph neural network", 0.7)).toBeGreaterThan(sum("graph neural network", 0.2));
    expect(sum("graph neural network", 0.4)).toBeGreaterThan(sum("wider adoption", 0.4));
  });
});
