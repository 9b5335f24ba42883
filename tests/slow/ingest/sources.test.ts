import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest, removeSource } from "../../../graph/ingest/ingest.ts";
import { removeApart } from "../../../graph/ingest/ingest-apart.ts";
import type { IngestOptions } from "../../../graph/ingest/ingest-options.ts";
import { CURRENT_EXTRACTOR } from "../../../graph/ingest/unfinished.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../../graph/store/store.ts";
import { dumpOf, ingestInto, type Workbench, workbench } from "../../ingest/workbench.ts";
import { jsonLines, writtenPapers } from "../../ingest/written-papers.ts";

let bench: Workbench;
const papers = writtenPapers(60);

beforeAll(() => {
  bench = workbench();
});
afterAll(() => bench.end());

async function inStore<T>(path: string, work: (store: GraphStore) => Promise<T>): Promise<T> {
  const store = await openStore(path);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const listOf = (path: string) => inStore(path, (store) => store.sources.list());
const holdingsOf = (path: string) => inStore(path, (store) => store.sources.holdings());
const remove = (path: string, id: string) => inStore(path, (store) => removeSource(store, id));

/** The dump of a store that was only ever given these files. */
async function fresh(files: readonly string[]): Promise<string> {
  const path = bench.store(`fresh-${Math.random()}`);
  for (const file of files) await ingestInto(path, [file], { workers: 1 });
  const dump = await dumpOf(path);
  rmSync(path);
  return dump;
}

const decision = { at: "2026-01-02T03:04:05.678Z", by: "Ada", action: { kind: "hide", concept: "x" }, why: null };

describe("sources", () => {
  it("say what became of each record", async () => {
    const path = bench.store("counts");
    const first = bench.file("counts/a.jsonl", jsonLines(papers.slice(0, 40)));
    const second = bench.file(
      "counts/b.jsonl",
      `${jsonLines([...papers.slice(30, 50), ...papers.slice(45, 46)])}\n{"year": 2020}\n`,
    );
    await ingestInto(path, [first], { workers: 1 });
    await ingestInto(path, [second], { workers: 1 });
    const [a, b] = await listOf(path);
    expect(a).toMatchObject({ id: "1", name: "a.jsonl", kind: "file", state: "complete", read: 40, added: 40 });
    expect(b).toMatchObject({
      id: "2",
      name: "b.jsonl",
      state: "complete",
      read: 21,
      added: 10,
      merged: 0,
      unchanged: 11,
    });
    expect(Object.values(b?.skipped ?? {})).toEqual([1]);
    expect(JSON.stringify([a, b])).not.toContain(bench.folder);
    expect(await holdingsOf(path)).toEqual([
      { source: "1", papers: 40, only: 30, waiting: 0 },
      { source: "2", papers: 20, only: 10, waiting: 0 },
    ]);
  });

  it("can be removed, and the store is as if it had never been given them", async () => {
    const path = bench.store("removed");
    const withOthers = papers
      .slice(30, 50)
      .map((one, i) => (i % 2 === 0 ? { ...one, abstract: `${one.abstract} Revised sparse retrieval.` } : one));
    const a = bench.file("removed/a.jsonl", jsonLines(papers.slice(0, 40)));
    const b = bench.file("removed/b.jsonl", jsonLines(withOthers));
    const c = bench.file("removed/c.jsonl", jsonLines(papers.slice(10, 20)));
    for (const file of [a, b, c]) await ingestInto(path, [file], { workers: 1 });
    expect(await remove(path, "2")).toMatchObject({ removed: 10, stay: 10, papers: 40 });
    expect(await dumpOf(path)).toBe(await fresh([a, c]));
    await inStore(path, (store) => store.appendDecisions([decision]));
    expect(await remove(path, "1")).toMatchObject({ removed: 30, stay: 10, papers: 10 });
    expect((await dumpOf(path)).split("\n").at(-1)).toContain('"type":"decision"');
    expect((await dumpOf(path)).split("\n").slice(0, -1).join("\n")).toBe(await fresh([c]));
    expect((await listOf(path)).map(({ id }) => id)).toEqual(["3"]);
    await expect(remove(path, "2")).rejects.toMatchObject({ code: "NOT_FOUND" });
    await remove(path, "3");
    expect((await dumpOf(path)).split("\n")).toHaveLength(1);
  });

  it("give back what a later file of the same name had replaced", async () => {
    const path = bench.store("versions");
    const [paper] = papers as [(typeof papers)[0]];
    const version = (folder: string, fields: object) =>
      bench.file(`${folder}/refs.jsonl`, jsonLines([{ ...paper, ...fields }, ...papers.slice(1, 5)]));
    const files = [version("v1", {}), version("v2", { year: 1990 }), version("v3", { year: 1991 })];
    for (const file of files) await ingestInto(path, [file], { workers: 1 });
    const year = async () =>
      /"year":(\d+)/.exec((await dumpOf(path)).split("\n").find((line) => line.includes(paper.title)) ?? "")?.[1];
    expect(await year()).toBe("1991");
    await remove(path, "3");
    expect(await year()).toBe("1990");
    expect(await dumpOf(path)).toBe(await fresh(files.slice(0, 2)));
    await remove(path, "2");
    expect(await dumpOf(path)).toBe(await fresh(files.slice(0, 1)));
  });

  it("read again with replace hold only what the file has now", async () => {
    const path = bench.store("replaced");
    const file = (count: number) => bench.file("replaced/a.jsonl", jsonLines(papers.slice(0, count)));
    const other = bench.file("replaced/other.jsonl", jsonLines(papers.slice(18, 22)));
    await ingestInto(path, [file(25)], { workers: 1 });
    await ingestInto(path, [other], { workers: 1 });
    await ingestInto(path, [file(20)], { workers: 1 });
    expect(await holdingsOf(path)).toMatchObject([{ papers: 25 }, { papers: 4 }]);
    await ingestInto(path, [file(20)], { workers: 1, replace: true });
    expect(await holdingsOf(path)).toMatchObject([
      { papers: 20, only: 18 },
      { papers: 4, only: 2 },
    ]);
    expect(await dumpOf(path)).toBe(await fresh([file(20), other]));
    expect((await listOf(path))[0]).toMatchObject({ read: 20, added: 0, unchanged: 20 });
  });

  it("of a store from before are one, which can be removed", async () => {
    const path = bench.store("before");
    const file = bench.file("before/a.jsonl", jsonLines(papers.slice(0, 10)));
    await ingestInto(path, [file], { workers: 1 });
    await inStore(path, async (store) => {
      const all = await store.sources.papersOf("1", 99);
      const previous = all.map((one) => ({
        ...one,
        sources: ["0"],
        records: one.records.replace(/,"from":\["1"\]/g, ""),
      }));
      await store.savePapers(previous);
      await store.sources.forget("1");
    });
    expect(await holdingsOf(path)).toMatchObject([{ source: "0", papers: 10 }]);
    expect(await remove(path, "0")).toMatchObject({ removed: 10, papers: 0 });
  });
});

describe("an import that is stopped", () => {
  const many = () => bench.file("many/papers.jsonl", jsonLines(writtenPapers(2300)));
  const halfway = (fields: (stop: AbortController) => IngestOptions) => {
    const stop = new AbortController();
    return {
      workers: 1,
      ...fields(stop),
      onProgress: ({ done }: { done: number }) => void (done >= 1000 && stop.abort()),
    };
  };

  it("counts nowhere, is listed as stopped, and can be taken up", async () => {
    const path = bench.store("stopped");
    const few = bench.file("stopped/few.jsonl", jsonLines(papers.slice(0, 30)));
    await ingestInto(path, [few], { workers: 1 });
    const before = await dumpOf(path);
    await expect(
      ingestInto(
        path,
        [many()],
        halfway(({ signal }) => ({ signal })),
      ),
    ).rejects.toThrow();
    expect(await dumpOf(path)).toBe(before);
    const summary = await inStore(path, (store) => store.summary(CURRENT_EXTRACTOR));
    expect(summary.papers).toBe(30);
    expect(summary.waiting).toBeGreaterThan(900);
    expect((await listOf(path))[1]).toMatchObject({ state: "stopped", read: 1000 });
    await ingestInto(path, [many()]);
    expect((await listOf(path))[1]).toMatchObject({ state: "complete", read: 2300 });
    await remove(path, "2");
    expect(await dumpOf(path)).toBe(before);
  }, 120_000);

  it("while it reads a source again leaves nothing when it is taken back, and can be taken up", async () => {
    const path = bench.store("again");
    const file = (...parts: (typeof papers)[]) => bench.file("again/a.jsonl", jsonLines(parts.flat()));
    const revised = papers
      .slice(5, 10)
      .map((one) => ({ ...one, abstract: `${one.abstract} Revised sparse retrieval.` }));
    await ingestInto(path, [file(papers.slice(0, 10))], { workers: 1 });
    const [before, [whole]] = [await dumpOf(path), await listOf(path)];
    const since = new Date().toISOString();
    const stop = new AbortController();
    const halfway = ingestInto(path, [file(revised, papers.slice(10, 20))], {
      ...{ workers: 1, replace: true, signal: stop.signal },
      onProgress: ({ phase }) => void (phase === "extract" && stop.abort()),
    });
    await expect(halfway).rejects.toThrow();
    expect(await listOf(path)).toEqual([whole, expect.objectContaining({ state: "stopped", read: 15, added: 10 })]);
    await removeApart({ store: path, source: { key: whole?.key ?? "", since } }, {});
    expect(await listOf(path)).toEqual([whole]);
    expect(await dumpOf(path)).toBe(before);
    await removeApart({ store: path, source: { key: whole?.key ?? "", since } }, {});
    expect(await listOf(path)).toEqual([whole]);
    await ingestInto(path, [file(revised, papers.slice(10, 20))], { workers: 1, replace: true });
    expect(await listOf(path)).toMatchObject([{ id: "1", state: "complete", read: 15, added: 10 }]);
    expect(await dumpOf(path)).toBe(await fresh([file(revised, papers.slice(10, 20))]));
  }, 60_000);

  it("while its papers are extracted leaves nothing when it is taken back", async () => {
    const path = bench.store("first");
    const since = new Date().toISOString();
    const stop = new AbortController();
    const first = ingestInto(path, [bench.file("first/a.jsonl", jsonLines(papers.slice(0, 10)))], {
      ...{ workers: 1, signal: stop.signal },
      onProgress: ({ phase }) => void (phase === "extract" && stop.abort()),
    });
    await expect(first).rejects.toThrow();
    const [source] = await listOf(path);
    await removeApart({ store: path, source: { key: source?.key ?? "", since } }, {});
    expect(await listOf(path)).toEqual([]);
    expect((await inStore(path, (store) => store.summary(CURRENT_EXTRACTOR))).waiting).toBe(0);
  }, 60_000);

  it("can keep what was read so far", async () => {
    const path = bench.store("kept");
    const report = await inStore(path, (store) =>
      ingest(
        store,
        [many()],
        halfway(({ signal }) => ({ stopReading: signal })),
      ),
    );
    expect(report.read).toBe(1000);
    expect(report.papers).toBeGreaterThan(900);
    expect((await listOf(path))[0]).toMatchObject({ state: "stopped", read: 1000 });
    expect((await inStore(path, (store) => store.summary(CURRENT_EXTRACTOR))).waiting).toBe(0);
  }, 120_000);
});
