import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { GraphError } from "../../graph/shared/errors.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { fileOf, itemsOfFile, recordsIn } from "../readers/collect.ts";

const fixtures = join(import.meta.dirname, "../fixtures/readers");
const files = readdirSync(fixtures).filter((name) => statSync(join(fixtures, name)).isFile());

/** Whatever is wrong with a file: records, problems, or one clear error with a hint; never a crash of ours. */
async function bears(name: string, bytes: Uint8Array): Promise<number> {
  const { items, error } = await itemsOfFile(fileOf(name, bytes));
  if (error !== undefined) {
    expect(error).toBeInstanceOf(GraphError);
    expect((error as GraphError).message).toContain(name);
    expect((error as GraphError).hint).toMatch(/\S/);
  }
  for (const item of items)
    if (item.kind !== "record") expect(item).toMatchObject({ reason: /\S/, hint: /\S/, file: /\S/ });
  return recordsIn(items).length;
}

describe("damaged files", () => {
  it.each(files)("%s cut off anywhere", async (name) => {
    const bytes = readFileSync(join(fixtures, name));
    for (let cut = 1; cut < bytes.length; cut += Math.ceil(bytes.length / 25))
      await bears(name, bytes.subarray(0, cut));
  });

  it.each(files)("%s with bytes changed", async (name) => {
    const bytes = readFileSync(join(fixtures, name));
    const random = seededRandom(42);
    for (let round = 0; round < 25; round++) {
      const copy = Uint8Array.from(bytes);
      for (let i = 0; i < 1 + round; i++) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
      await bears(name, copy);
    }
  });

  it.each(files)("%s in another encoding", async (name) => {
    const text = readFileSync(join(fixtures, name), "utf8").replace(/^\uFEFF/, "");
    const count = recordsIn((await itemsOfFile(join(fixtures, name))).items).length;
    expect(await bears(name, Buffer.from(`\uFEFF${text}`, "utf16le"))).toBe(count);
    expect(await bears(name, Buffer.from(text, "latin1"))).toBe(count);
  });

  it.each([
    ["huge.bib", (field: string) => `@article{a, title={T}, note={${field}}}\n@article{b, title={After}}\n`],
    ["huge.ris", (field: string) => `TY  - JOUR\nTI  - T\nN1  - ${field}\nER  - \nTY  - JOUR\nTI  - After\nER  - \n`],
    ["huge.csv", (field: string) => `title,year,abstract\nT,2000,"${field}"\nAfter,2001,"Words."\n`],
    ["huge.jsonl", (field: string) => `{"title":"T","abstract":"${field}"}\n{"title":"After","abstract":"Words."}\n`],
    ["huge.json", (field: string) => `[{"title":"T","abstract":"${field}"},{"title":"After","abstract":"Words."}]`],
    [
      "huge.xml",
      (field: string) =>
        `<?xml version="1.0"?><records><record><titles><title>T</title></titles><ref-type>0</ref-type><notes>${field}</notes></record>` +
        "<record><titles><title>After</title></titles><ref-type>0</ref-type></record></records>",
    ],
  ])("%s with a field of 20 MB keeps the record after it", async (name, build) => {
    const { items, error } = await itemsOfFile(fileOf(name, build("many words ".repeat(1_900_000))));
    expect(error).toBeUndefined();
    expect(recordsIn(items).at(-1)?.title).toBe("After");
    expect(items.some((item) => item.kind !== "record") || recordsIn(items).length === 2).toBe(true);
  });
});
