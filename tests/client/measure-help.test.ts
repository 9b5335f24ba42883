import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type MeasureHelp, measureHelp } from "../../client/ui/words/measure-help.ts";

const documented = readFileSync(resolve(import.meta.dirname, "../../docs/measures.md"), "utf8").replace(/\s+/g, "");

/** Counts, which need no page of their own. */
const plain = new Set(["c", "a·b/N"]);

describe("the help of a measure", () => {
  it.each(Object.entries(measureHelp) as [string, MeasureHelp][])(
    "of %s has the formula and source of the docs",
    (_, help) => {
      expect(help.meaning).toMatch(/\.$/);
      if (help.formula !== null && !plain.has(help.formula))
        expect(documented).toContain(help.formula.replace(/\s+/g, ""));
      if (help.source?.doi) expect(documented).toContain(help.source.doi);
    },
  );
});
