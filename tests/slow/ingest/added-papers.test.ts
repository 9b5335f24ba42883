import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ingest } from "../../../graph/ingest/ingest.ts";
import type { IngestProgress } from "../../../graph/ingest/ingest-options.ts";
import { openStore } from "../../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../../graph/store/store.ts";
import { delegateStore } from "../../contract/delegate-store.ts";
import { dumpOf, ingestInto, type Workbench, workbench } from "../../ingest/workbench.ts";
import { jsonLines, writtenPapers } from "../../ingest/written-papers.ts";

const papers = writtenPapers(240);
/** Such as come between the others by id, and bring concepts and acronyms of their own. */
const between = Array.from({ length: 8 }, (_, i) => ({
  id: `written-${String(i * 29).padStart(5, "0")}-more`,
  title: `Otter lattices (OL) for speech recognition, part ${i}`,
  abstract: `Otter lattices (OL) find graph neural networks (GNNs). OL training needs no label scarcity. Case ${i}.`,
  year: 2020,
}));
let bench: Workbench;
beforeAll(() => {
  bench = workbench();
});
afterAll(() => bench.end());

/** The store, and what it is asked for: how often all candidates are read, and how many one by one. */
function watched(store: GraphStore) {
  const asked = { all: 0, some: 0 };
  if (!store.growth) throw new Error("This store keeps no basis.");
  const watching: GraphStore = {
    ...delegateStore(store),
    candidates(extractor, ids) {
      if (ids) asked.some += ids.length;
      else asked.all++;
      return store.candidates(extractor, ids);
    },
  };
  return { store: watching, asked };
}

/** Ingests into a store that is there, and says what was read of it. */
async function added(path: string, file: string, onProgress?: (progress: IngestProgress) => void) {
  const store = await openStore(path);
  try {
    const { store: watching, asked } = watched(store);
    await ingest(watching, [file], { onProgress });
    return asked;
  } finally {
    await store.close();
  }
}

let files = 0;
const corpus = (some: readonly object[]) => bench.file(`${files++}/corpus.jsonl`, jsonLines(some));

/** The dump of a fresh store with these papers. */
async function fresh(some: readonly object[]): Promise<string> {
  const path = bench.store(`fresh-${files}`);
  await ingestInto(path, [corpus(some)], { workers: 1 });
  return dumpOf(path);
}

describe("few papers added to many", () => {
  it("give what a fresh store gives, again and again, and few of the others are read", async () => {
    const path = bench.store("grown");
    await ingestInto(path, [corpus(papers)], { workers: 1 });
    for (const count of [1, 3, 8]) {
      const asked = await added(path, corpus([...papers, ...between.slice(0, count)]));
      expect(asked.all).toBe(0);
      expect(asked.some).toBeGreaterThan(0);
      expect(await dumpOf(path)).toBe(await fresh([...papers, ...between.slice(0, count)]));
    }
    expect(await added(path, corpus([...papers, ...between]))).toEqual({ all: 0, some: 0 });
  });

  it("are decided with all others when one changed, was removed, or they are not few; then few are few again", async () => {
    const path = bench.store("changed");
    await ingestInto(path, [corpus(papers)], { workers: 1 });
    const changed = papers.map((one, i) => (i === 5 ? { ...one, title: "About otters and sea otters" } : one));
    expect((await added(path, corpus([...changed, ...between.slice(0, 2)]))).all).toBe(2);
    expect(await dumpOf(path)).toBe(await fresh([...changed, ...between.slice(0, 2)]));
    expect((await added(path, corpus([...changed, ...between.slice(0, 4)]))).all).toBe(0);
    expect(await dumpOf(path)).toBe(await fresh([...changed, ...between.slice(0, 4)]));

    const store = await openStore(path);
    await store.savePapers([], [(await store.paperColumns()).ids.at(7)]);
    await ingest(store, []);
    await store.close();
    expect((await added(path, corpus([...changed, ...between]))).all).toBe(0);
    expect(await dumpOf(path)).toBe(await fresh([...changed, ...between]));

    const many = writtenPapers(300);
    expect((await added(path, corpus([...papers, ...many, ...between]))).all).toBe(2);
    expect(await dumpOf(path)).toBe(await fresh([...many, ...between]));
  });

  it("tell phases in order and counts that grow, up to all papers", async () => {
    const path = bench.store("told");
    await ingestInto(path, [corpus(papers)], { workers: 1 });
    const progress: IngestProgress[] = [];
    const file = corpus([...papers, ...between]);
    expect((await added(path, file, (one) => progress.push(one))).all).toBe(0);
    expect([...new Set(progress.map(({ phase }) => phase))]).toEqual(["read", "extract", "concepts", "save"]);
    for (const phase of ["concepts", "save"]) {
      const counts = progress.filter((one) => one.phase === phase).map(({ done }) => done);
      expect(counts).toEqual([...counts].sort((a, b) => a - b));
      expect(counts.at(-1)).toBe(papers.length + between.length);
    }
  });

  it("are all counted again when the basis is damaged", async () => {
    const path = bench.store("damaged");
    await ingestInto(path, [corpus(papers)], { workers: 1 });
    const store = await openStore(path);
    const basis = (await store.growth?.basis()) ?? new Map();
    const { store: watching, asked } = watched(store);
    const growth = { ...watching.growth, basis: async () => new Map([...basis, ["tag", new Uint8Array(3)]]) };
    await ingest({ ...watching, growth: growth as NonNullable<GraphStore["growth"]> }, [
      corpus([...papers, ...between.slice(0, 2)]),
    ]);
    await store.close();
    expect(asked.all).toBe(2);
    expect(await dumpOf(path)).toBe(await fresh([...papers, ...between.slice(0, 2)]));
  });
});
