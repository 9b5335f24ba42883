import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingestInto, type Workbench, workbench } from "./workbench.ts";
import { jsonLines, writtenPapers } from "./written-papers.ts";

let bench: Workbench;
beforeAll(() => {
  bench = workbench();
});
afterAll(() => bench.end());

const good = jsonLines(writtenPapers(4));

describe("a source of which nothing can be read", () => {
  it.each([
    ["an empty file", () => bench.file("empty.jsonl", "")],
    [
      "a binary file",
      () =>
        bench.file(
          "binary.jsonl",
          Uint8Array.from({ length: 5000 }, (_, i) => (i * 31) % 256),
        ),
    ],
    ["no file", () => `${bench.folder}/nowhere.jsonl`],
  ])("is an error that names the file and a hint: %s", async (name, source) => {
    const file = source();
    const failure = await ingestInto(bench.store(name.replaceAll(" ", "-")), [file]).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "GraphError", hint: expect.stringMatching(/\w/) });
    expect(String(failure)).toContain(file);
  });

  it("does not stop other sources, and is reported", async () => {
    const files = [bench.file("void.jsonl", ""), bench.file("good.jsonl", good)];
    const report = await ingestInto(bench.store("some"), files);
    expect(report).toMatchObject({
      read: 4,
      papers: 4,
      failed: [{ file: files[0], hint: expect.stringMatching(/\w/) }],
    });
  });

  it.each([
    ["void.jsonl", ""],
    ["cut.jsonl", '{"title": "A study of tides", "abstr'],
    ["binary.bib", Uint8Array.from({ length: 3000 }, (_, i) => (i * 31) % 256)],
    ["notes.txt", "Dear all,\n\nplease find the minutes of the meeting below.\n\nBest,\nAda\n"],
  ])("among others is named, with its line and what to do, and the others are in: %s", async (name, content) => {
    const [one, other] = [writtenPapers(4).slice(0, 2), writtenPapers(4).slice(2)].map(jsonLines) as [string, string];
    const files = [bench.file("one.jsonl", one), bench.file(name, content), bench.file("other.jsonl", other)];
    const report = await ingestInto(bench.store(`among-${name}`), files);
    expect(report).toMatchObject({ read: 4, papers: 4 });
    const remarks = [...report.failed, ...report.skipped];
    expect(remarks).toContainEqual({
      file: files[1],
      line: expect.any(Number),
      reason: expect.stringMatching(/\w/),
      hint: expect.stringMatching(/\w/),
    });
    expect(remarks.filter(({ file }) => file !== files[1])).toEqual([]);
  });

  it("is an error when all are like that", async () => {
    const files = [bench.file("void.jsonl", ""), `${bench.folder}/nowhere.jsonl`];
    await expect(ingestInto(bench.store("none"), files)).rejects.toMatchObject({ name: "GraphError" });
  });
});

describe("a source that can be read in part", () => {
  it("gives the rest, and says which line, why, and what to do", async () => {
    const file = bench.file(
      "part.jsonl",
      `${good}{"id": "broken", "title": \n${jsonLines([{ id: "x", title: "Whole" }])}`,
    );
    const report = await ingestInto(bench.store("part"), [file]);
    expect(report).toMatchObject({ read: 5, papers: 5, skipped: [{ file, line: 5 }] });
    expect(report.skipped[0]?.reason).toMatch(/\w/);
    expect(report.skipped[0]?.hint).toMatch(/\w/);
  });

  it("without any abstract becomes papers of titles, counted", async () => {
    const titles = writtenPapers(3).map(({ id, title }) => ({ id, title }));
    const report = await ingestInto(bench.store("titles"), [bench.file("titles.jsonl", jsonLines(titles))]);
    expect(report).toMatchObject({ read: 3, papers: 3, withoutAbstract: 3 });
    expect(report.mentions).toBeGreaterThan(0);
  });

  it("keeps two different papers that claim one id", async () => {
    const [a, b] = writtenPapers(2);
    const report = await ingestInto(bench.store("clash"), [
      bench.file("clash.jsonl", jsonLines([{ ...a }, { ...b, id: a?.id }])),
    ]);
    expect(report).toMatchObject({ read: 2, papers: 2, collisions: [{ wanted: a?.id }] });
  });

  it("lists papers with the same title", async () => {
    const twins = [
      { title: "Editorial", abstract: "One." },
      { title: "Editorial", abstract: "Two." },
    ];
    const report = await ingestInto(bench.store("twins"), [bench.file("twins.jsonl", jsonLines(twins))]);
    expect(report.papers).toBe(2);
    expect(report.possibleDuplicates).toHaveLength(1);
  });
});
