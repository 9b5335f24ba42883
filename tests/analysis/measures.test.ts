import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pairMeasures } from "../../graph/analysis/measures/pair-measures.ts";
import { logFactorial } from "../../graph/analysis/statistics/hypergeometric.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { exactHypergeometric } from "../reference/exact-hypergeometric.ts";

const tables = Array.from({ length: 500 }, (_, seed) => {
  const random = seededRandom(seed);
  const n = 1 + Math.floor(random() * 60);
  const a = 1 + Math.floor(random() * n);
  const b = 1 + Math.floor(random() * n);
  const least = Math.max(0, a + b - n);
  const joint = least + Math.floor(random() * (Math.min(a, b) - least + 1));
  return { joint, a, b, n };
});

describe("pair measures", () => {
  it("stay in their stated range, whichever concept comes first", () => {
    for (const { joint, a, b, n } of tables) {
      for (const measure of Object.values(pairMeasures)) {
        const value = measure.value(joint, a, b, n);
        expect(value, measure.name).toBeGreaterThanOrEqual(measure.range[0]);
        expect(value, measure.name).toBeLessThanOrEqual(measure.range[1]);
        expect(measure.value(joint, b, a, n), measure.name).toBeCloseTo(value, 10);
      }
    }
  });

  it("carry the name under which they are registered, a formula and a source", () => {
    for (const [name, measure] of Object.entries(pairMeasures)) {
      expect(measure.name).toBe(name);
      expect(measure.label.length * measure.formula.length).toBeGreaterThan(0);
      expect(measure.doi).toMatch(/^(10\.\d{4,}\/|https:\/\/)/);
    }
  });

  it("are described in docs/measures.md", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/measures.md"), "utf8");
    expect(Object.keys(pairMeasures).filter((name) => !page.includes(`| \`${name}\` `))).toEqual([]);
  });

  it("give the values of a table computed by hand", () => {
    // 4 papers mention both, 8 and 10 mention either, 40 papers in all: 2 expected.
    const value = (name: keyof typeof pairMeasures) => pairMeasures[name].value(4, 8, 10, 40);
    expect(value("papers")).toBe(4);
    expect(value("associationStrength")).toBeCloseTo(2, 12);
    expect(value("associationBibliometrix")).toBeCloseTo(0.05, 12);
    expect(value("npmi")).toBeCloseTo(Math.log(2) / Math.log(10), 12);
    expect(value("jaccard")).toBeCloseTo(4 / 14, 12);
    expect(value("cosine")).toBeCloseTo(4 / Math.sqrt(80), 12);
    expect(value("inclusion")).toBeCloseTo(0.5, 12);
    expect(value("equivalence")).toBeCloseTo(0.2, 12);
    const cells = [
      [4, 2],
      [4, 6],
      [6, 8],
      [26, 24],
    ] as const;
    const g2 = 2 * cells.reduce((sum, [observed, expected]) => sum + observed * Math.log(observed / expected), 0);
    expect(value("g2")).toBeCloseTo(g2, 12);
  });

  it("are −1 or 0 for pairs that never co-occur, 1 for pairs that always do", () => {
    expect(pairMeasures.npmi.value(0, 3, 4, 10)).toBe(-1);
    expect(pairMeasures.npmi.value(3, 3, 3, 10)).toBeCloseTo(1, 12);
    expect(pairMeasures.npmi.value(10, 10, 10, 10)).toBe(0);
    expect(pairMeasures.hypergeometric.value(0, 3, 4, 10)).toBe(1);
    expect(pairMeasures.g2.value(0, 5, 5, 10)).toBeLessThan(0);
    expect(pairMeasures.g2.value(2, 4, 5, 10)).toBeCloseTo(0, 12);
  });
});

describe("hypergeometric", () => {
  it("agrees with exact sums of whole numbers", () => {
    for (const { joint, a, b, n } of tables) {
      const exact = exactHypergeometric(joint, a, b, n);
      expect(Math.abs(pairMeasures.hypergeometric.value(joint, a, b, n) - exact)).toBeLessThan(1e-11);
    }
  });

  it("keeps relative precision far out in the tail", () => {
    for (const [joint, a, b, n] of [
      [12, 12, 12, 90],
      [40, 60, 50, 300],
      [30, 30, 200, 900],
    ] as const) {
      const exact = exactHypergeometric(joint, a, b, n);
      expect(pairMeasures.hypergeometric.value(joint, a, b, n) / exact).toBeCloseTo(1, 9);
    }
  });
});

describe("logFactorial", () => {
  it("is continuous where the table ends and the series begins", () => {
    let sum = 0;
    for (let n = 1; n < 3000; n++) {
      sum += Math.log(n);
      expect(Math.abs(logFactorial(n) - sum)).toBeLessThan(1e-10 * Math.max(1, sum));
    }
  });
});
