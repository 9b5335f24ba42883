import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { exponentRow, growthExponents, type ScaleRow } from "../bench/growth.ts";

const read = (file: string) => readFileSync(resolve(import.meta.dirname, "../..", file), "utf8");

describe("how figures grow with the papers", () => {
  it("is the exponent of the power law through them", () => {
    const row = (papers: number, own?: number): ScaleRow => ({
      ...{ papers, copies: papers === 10 ? 1 : 10, storeMegabytes: 3 * papers, peakMegabytes: Math.sqrt(papers) },
      ...(own === undefined ? {} : { own }),
    });
    // Concepts of their own make a row another kind of corpus.
    const exponents = growthExponents([row(10), row(100), row(100_000), { ...row(1000, 0.4), storeMegabytes: 1 }]);
    expect(exponents.get("store")).toBeCloseTo(1, 10);
    expect(exponents.get("memory")).toBeCloseTo(0.5, 10);
    expect(exponents.get("map, ms")).toBeUndefined();
  });

  it("is in docs/scale.md as scale.json has it (npx tsx tests/bench/scale.ts --exponents prints it)", () => {
    expect(read("docs/scale.md")).toContain(exponentRow(JSON.parse(read("tests/bench/scale.json")) as ScaleRow[]));
  });
});
