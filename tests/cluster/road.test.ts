import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { decideConcepts, readAcronyms } from "../../graph/ingest/cluster/decide.ts";
import { readRows, rowText } from "../../graph/ingest/cluster/rows.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { desk } from "../cli/cli.ts";
import { localRoad } from "./local-road.ts";
import { mergingPapers } from "./merging-papers.ts";
import { assembleInto, contentOf, PLAIN } from "./store-content.ts";

let folder: string;
let sample: string;
let files: string[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "isthmus-cluster-"));
  const papers = readFileSync(resolve(import.meta.dirname, "../../samples/papers.jsonl"), "utf8").split("\n");
  sample = join(folder, "sample.jsonl");
  writeFileSync(sample, papers.slice(0, 25).join("\n"));
  const merging = join(folder, "merging.jsonl");
  writeFileSync(merging, mergingPapers(60, 1));
  // the same content again under another name, and some of it a third time
  const again = join(folder, "again.jsonl");
  writeFileSync(again, mergingPapers(60, 1).split("\n").reverse().slice(0, 50).join("\n"));
  files = [sample, merging, again];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("an extraction in steps over tables", () => {
  it.each([1, 4])("gives the graph of one machine, over %i parts", async (parts) => {
    const settings = { ...PLAIN, keywordConcepts: parts === 4 };
    const one = `sqlite:${join(folder, `one-${parts}.sqlite`)}`;
    const store = await openStore(one);
    await ingest(store, files, { workers: 1, ...settings });
    await store.close();
    const out = join(folder, `out-${parts}`);
    const tables = await localRoad(files, out, settings, parts);
    const many = `sqlite:${join(folder, `many-${parts}.sqlite`)}`;
    await assembleInto(many, out, settings);
    expect(await contentOf(many)).toEqual(await contentOf(one));
    expect(tables.paper.length).toBe(85);
    expect(tables.kept).toBeLessThan(tables.keys);
  });

  it("reports what a worker could not read, with its place", async () => {
    const broken = join(folder, "broken.jsonl");
    writeFileSync(broken, `${mergingPapers(3, 2)}{"title": "cut\n`);
    const { problems, paper } = await localRoad([broken, join(folder, "absent.jsonl")], join(folder, "out-broken"));
    expect(paper.length).toBe(3);
    // workers report in the order of their parts, which depends on the names of the files
    expect(new Set(problems.map(([place]) => place))).toEqual(new Set([`${broken}:7`, join(folder, "absent.jsonl")]));
  });

  it("refuses tables that are cut short, and writes no graph", async () => {
    const whole = join(folder, "whole");
    await localRoad([sample], whole, PLAIN, 2);
    const damages: [name: string, damage: (out: string) => void, message: RegExp][] = [
      ...(["paper", "concept", "form", "mention"] as const).flatMap((table): typeof damages => [
        [`${table} within a row`, (out) => cut(part(out, table), 5), /ends within a row|columns/],
        [`${table} between rows`, (out) => dropRow(part(out, table)), new RegExp(`${table}: the table has \\d+ rows`)],
        [`a part of ${table}`, (out) => rmSync(part(out, table)), new RegExp(`${table}: the table has \\d+ rows`)],
      ]),
      ["a table that is not complete", (out) => rmSync(join(out, "form", "_rows")), /form is not there, or was not/],
      ["basis", (out) => cut(join(out, "basis"), 5), /basis is no decision.*cut short/],
      ["run.json", (out) => rmSync(join(out, "run.json")), /There is no .*run\.json/],
      [
        "another extractor",
        (out) => replaceIn(join(out, "run.json"), EXTRACTOR, "isthmus-1"),
        /made with the extractor isthmus-1/,
      ],
      ["half a run.json", (out) => cut(join(out, "run.json"), 5), /run\.json: it is not JSON/],
    ];
    for (const [name, damage, message] of damages) {
      const out = join(folder, `damaged ${name}`);
      cpSync(whole, out, { recursive: true });
      damage(out);
      const url = `sqlite:${join(folder, `damaged ${name}.sqlite`)}`;
      await expect(assembleInto(url, out), name).rejects.toThrow(message);
      const store = await openStore(url);
      expect(await store.summary(EXTRACTOR), name).toMatchObject({ papers: 0, concepts: 0 });
      await store.close();
    }
  });

  it("refuses sums that are cut short before anything is decided from them", async () => {
    const whole = join(folder, "whole");
    const [keys, acronyms] = [join(folder, "fewer keys"), join(folder, "fewer acronyms")];
    cpSync(join(whole, "key"), keys, { recursive: true });
    cpSync(join(whole, "acronym"), acronyms, { recursive: true });
    for (const table of [keys, acronyms]) dropRow(join(table, "part-00001"));
    const basis = join(folder, "no basis");
    const decide = (tables: { keys?: string; acronyms?: string }) =>
      decideConcepts({ keys: join(whole, "key"), acronyms: join(whole, "acronym"), papers: 25, ...tables }, basis);
    await expect(decide({ keys })).rejects.toThrow(/fewer keys: the table has \d+ rows/);
    await expect(decide({ acronyms })).rejects.toThrow(/fewer acronyms: the table has \d+ rows/);
    await expect(readAcronyms(acronyms)).rejects.toThrow(/fewer acronyms: the table has \d+ rows/);
    expect(existsSync(basis)).toBe(false);
  });

  it("leaves a store with papers as it is", async () => {
    const url = `sqlite:${join(folder, "full.sqlite")}`;
    const out = join(folder, "whole");
    await assembleInto(url, out);
    const before = await contentOf(url);
    await expect(assembleInto(url, out)).rejects.toThrow(/contains papers already/);
    expect(await contentOf(url)).toEqual(before);
  });
});

const part = (out: string, table: string) => join(out, table, "part-00001");
const cut = (file: string, bytes: number) => truncateSync(file, readFileSync(file).length - bytes);
const replaceIn = (file: string, text: string, other: string) =>
  writeFileSync(file, readFileSync(file, "utf8").replace(text, other));
const dropRow = (file: string) => writeFileSync(file, readFileSync(file, "utf8").replace(/[^\n]*\n$/, ""));

describe("rows", () => {
  async function* pieces(text: string, size: number) {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const all = async <T>(items: AsyncIterable<T>) => {
    const list: T[] = [];
    for await (const item of items) list.push(item);
    return list;
  };
  const read = (text: string, columns: number, size = 3) => all(readRows(pieces(text, size), "t", columns));

  it("are read as they were written, whatever is in a column and wherever the bytes are cut", async () => {
    const column = fc.string({ unit: fc.constantFrom("\t", "\n", "\r", "\\", "n", "t", "\u2028", "é", "𝒳", " ") });
    const rows = fc.array(fc.array(column, { minLength: 3, maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 5 }), async (table, size) => {
        const text = table.map(rowText).join("");
        expect(text.split(/\r\n|\r|\n/).length - 1).toBe(table.length);
        expect(await read(text, 3, size)).toEqual(table);
      }),
    );
  });

  it.each([
    ["a\tb\nc\n", /^t:2: it has 1 columns, not 2/],
    ["a\tb\nc\td", /^t:2: it ends within a row/],
    ["a\tb\\x\n", /^t:1: “\\x” stands for no character/],
  ])("%j is refused with its place", async (text, message) => {
    await expect(read(text, 2)).rejects.toThrow(message);
  });
});

describe("the commands of the steps", () => {
  it("say what a step needs", async () => {
    const place = desk();
    const errors = [];
    for (const words of [
      ["worker", "fly"],
      ["worker", "count"],
      ["worker", "prune"],
      ["decide", "basis"],
      ["decide", "basis", "--keys", "k", "--acronyms", "a"],
      ["assemble", "."],
    ])
      errors.push((await place.run(...words)).err.split("\n")[0]);
    const missing = await place.run("worker", "count", "--basis", "none");
    const noRun = await place.run("assemble", ".", "--store", "new.sqlite");
    expect(readdirSync(place.folder)).toEqual([]);
    place.end();
    expect(errors).toEqual([
      "isthmus: There is no step “fly”.",
      "isthmus: This step needs --basis.",
      "isthmus: This step needs --acronyms.",
      "isthmus: Required option '--keys <folder>' not specified.",
      "isthmus: The decision needs --papers, the number of all papers.",
      "isthmus: Required option '--store <url>' not specified.",
    ]);
    expect(missing.err).toMatch(/^isthmus: The decision none cannot be read\./);
    expect(noRun.err).toMatch(/^isthmus: There is no run\.json/);
  });
});
