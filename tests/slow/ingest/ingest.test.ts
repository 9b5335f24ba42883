import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../../graph/ingest/ingest.ts";
import type { IngestProgress } from "../../../graph/ingest/ingest-options.ts";
import { CURRENT_EXTRACTOR } from "../../../graph/ingest/unfinished.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";
import { dumpOf, ingestInto, type Workbench, workbench } from "../../ingest/workbench.ts";
import { jsonLines, writtenPapers } from "../../ingest/written-papers.ts";

const papers = writtenPapers(620);
let bench: Workbench;
let whole: string;
let expected: string;

beforeAll(async () => {
  bench = workbench();
  whole = bench.file("whole.jsonl", jsonLines(papers));
  await ingestInto(bench.store("whole"), [whole], { workers: 1 });
  expected = await dumpOf(bench.store("whole"));
});
afterAll(() => bench.end());

const revisionOf = async (path: string) => {
  const store = await openStore(path);
  const { revision } = await store.summary(CURRENT_EXTRACTOR);
  await store.close();
  return revision;
};

describe("the dump", () => {
  it("holds papers, concepts and verbatim mentions", () => {
    const lines = expected.split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
    const of = (type: string) => lines.filter((line) => line.type === type);
    expect(of("paper")).toHaveLength(620);
    expect(of("concept").map((line) => line.label)).toContain("graph neural network");
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    const concepts = new Map(of("concept").map(({ id, aliases }) => [id, aliases as { form: string }[]]));
    expect(of("mention").length).toBeGreaterThan(1000);
    for (const { paper, concept, field, start, end } of of("mention")) {
      const text = byId.get(String(paper))?.[field as "title" | "abstract"].slice(Number(start), Number(end));
      expect(concepts.get(concept)?.map(({ form }) => form.toLowerCase())).toContain(text?.toLowerCase());
    }
  });

  it.each([1, 2, 3])("is the same with %i workers", async (workers) => {
    const store = bench.store(`workers-${workers}`);
    await ingestInto(store, [whole], { workers });
    expect(await dumpOf(store)).toBe(expected);
  });

  it("is the same whatever the order of files and the split over them", async () => {
    const thirds = [0, 1, 2].map((part) => {
      const lines = papers.filter((_, i) => i % 3 === part).reverse();
      return bench.file(`part-${part}.jsonl.gz`, gzipSync(jsonLines(lines)));
    });
    const [a, b, c] = thirds as [string, string, string];
    await ingestInto(bench.store("cab"), [c, a, b]);
    expect(await dumpOf(bench.store("cab"))).toBe(expected);
    for (const file of [b, c, a, b]) await ingestInto(bench.store("runs"), [file]);
    expect(await dumpOf(bench.store("runs"))).toBe(expected);
  });
});

describe("ingest", () => {
  it("changes nothing when the same file is read twice", async () => {
    const store = bench.store("twice");
    expect(await ingestInto(store, [whole])).toMatchObject({ read: 620, added: 620, unchanged: 0, updated: 0 });
    const revision = await revisionOf(store);
    const second = await ingestInto(store, [whole, whole]);
    expect(second).toMatchObject({ read: 1240, added: 0, updated: 0, unchanged: 620, papers: 620 });
    expect(await revisionOf(store)).toBe(revision);
    expect(await dumpOf(store)).toBe(expected);
  });

  it("adds, changes and takes back few papers among many, and gives what a fresh store gives", async () => {
    const store = bench.store("few");
    const corpus = (name: string, some: typeof papers) => bench.file(`${name}/corpus.jsonl`, jsonLines(some));
    await ingestInto(store, [corpus("most", papers.slice(0, 600))]);
    const whole = papers.map((one, i) => (i % 200 === 7 ? { ...one, title: `${one.title} with otters` } : one));
    await ingestInto(store, [corpus("changed", whole)]);
    await ingestInto(bench.store("few-fresh"), [corpus("fresh", whole)]);
    expect(await dumpOf(store)).toBe(await dumpOf(bench.store("few-fresh")));
    await ingestInto(store, [corpus("back", papers)]);
    expect(await dumpOf(store)).toBe(expected);
  });

  it("takes an update of one paper, and gives what a fresh store gives", async () => {
    const changed = papers.map((one, i) =>
      i === 5 ? { ...one, abstract: "It is about otters and sea otters." } : one,
    );
    const store = bench.store("updated");
    await ingestInto(store, [bench.file("corpus.jsonl", jsonLines(papers))]);
    const report = await ingestInto(store, [bench.file("corpus.jsonl", jsonLines(changed))]);
    expect(report).toMatchObject({ added: 0, updated: 1, unchanged: 619 });
    await ingestInto(bench.store("updated-fresh"), [bench.file("corpus.jsonl", jsonLines(changed))]);
    expect(await dumpOf(store)).toBe(await dumpOf(bench.store("updated-fresh")));
    expect(await dumpOf(store)).toContain("sea otters");
  });

  it("tells phases in order, counts that grow, and totals that are reached", async () => {
    const told: IngestProgress[] = [];
    await ingestInto(bench.store("told"), [whole], { onProgress: (progress) => told.push(progress) });
    const phases = [...new Set(told.map(({ phase }) => phase))];
    expect(phases).toEqual(["read", "extract", "concepts", "save"]);
    for (const phase of phases) {
      const counts = told.filter((one) => one.phase === phase).map(({ done }) => done);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(counts.at(-1)).toBe(620);
    }
  });

  it("stops when asked to, and takes up where it stopped", async () => {
    const path = bench.store("stopped");
    const stop = new AbortController();
    const onProgress = ({ phase, done }: IngestProgress) => {
      if (phase === "extract" && done >= 200) stop.abort();
    };
    await expect(ingestInto(path, [whole], { signal: stop.signal, onProgress, workers: 2 })).rejects.toThrow("abort");
    const store = await openStore(path);
    const { pending } = await store.summary(CURRENT_EXTRACTOR);
    expect(pending).toBeGreaterThan(0);
    expect(pending).toBeLessThan(620);
    await ingest(store, []);
    await store.close();
    expect(await dumpOf(path)).toBe(expected);
  });

  it("refuses to run beside another ingest, and works again afterwards", async () => {
    const path = bench.store("beside");
    const store = await openStore(path);
    await store.withFillLock(async () => {
      await expect(ingestInto(path, [whole])).rejects.toMatchObject({ code: "CONFLICT", hint: expect.any(String) });
    });
    await store.close();
    expect(await ingestInto(path, [whole])).toMatchObject({ added: 620 });
  });
});
