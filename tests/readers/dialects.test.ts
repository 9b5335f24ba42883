import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { SourceRecord } from "../../graph/readers/record/source-record.ts";
import { itemsOfFile, recordsIn } from "./collect.ts";

const fixtures = join(import.meta.dirname, "../fixtures/readers");
const expected: Record<string, unknown[]> = JSON.parse(
  readFileSync(join(import.meta.dirname, "../fixtures/readers-expected.json"), "utf8"),
);

/** What every file about the tidal flats must tell of it, whatever the dialect (where the dialect has the field). */
const holm = { title: /^tidal flats/i, year: 2019, authors: ["Signe Holm"], doi: "10.1234/jcn.2019.01" };

describe("exports of every dialect", () => {
  it.each(readdirSync(fixtures))("%s is read as checked by hand", async (name) => {
    const { items, error } = await itemsOfFile(join(fixtures, name));
    expect(error).toBeUndefined();
    const shown = items.map((item) => (item.kind === "record" ? item.record : { kind: item.kind, line: item.line }));
    expect(shown).toEqual(expected[name]);
  });

  it.each(readdirSync(fixtures))("%s tells the same paper as the others", async (name) => {
    const records = recordsIn((await itemsOfFile(join(fixtures, name))).items);
    const paper = records.find((record) => holm.title.test(record.title));
    if (!paper) return expect(records.some((record) => /rumours/i.test(record.title))).toBe(true);
    agrees(paper);
  });

  it.each(readdirSync(fixtures).filter((name) => name.includes(".")))(
    "%s is read alike with other line ends",
    async (name) => {
      const text = readFileSync(join(fixtures, name), "utf8").replaceAll("\r\n", "\n");
      const { fileOf } = await import("./collect.ts");
      for (const lineEnd of ["\r\n", "\r"]) {
        const { items } = await itemsOfFile(fileOf(name, text.replaceAll("\n", lineEnd)));
        expect(recordsIn(items)).toEqual((expected[name] ?? []).filter((item) => !("kind" in (item as object))));
      }
    },
  );
});

function agrees(paper: SourceRecord): void {
  if (paper.year !== null) expect(paper.year).toBe(holm.year);
  if (paper.doi !== null) expect(paper.doi).toBe(holm.doi);
  if (paper.authors.length > 0) expect(paper.authors[0]).toMatch(/Holm/);
  if (paper.abstract !== "") expect(paper.abstract).toMatch(/flats|storms|loss/i);
}
