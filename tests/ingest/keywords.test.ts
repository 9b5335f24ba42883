import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { evidenceList } from "../../graph/answers/concepts/evidence.ts";
import { paperDetail } from "../../graph/answers/papers/paper.ts";
import { queryAnswer } from "../../graph/answers/query/query.ts";
import { querySuggestions } from "../../graph/answers/query/query-suggestions.ts";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { decide } from "../../graph/curation/decide.ts";
import { openSnapshot } from "../../graph/snapshot/snapshot.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { dumpOf, ingestInto, type Workbench, workbench } from "./workbench.ts";
import { jsonLines, writtenPapers } from "./written-papers.ts";

/** Keywords that stand in no text, in two spellings, one with a qualifier. */
const lists = [["Otter Pox/diagnosis", "Humans"], ["otter-pox"], ["Lutrazine", "traffic forecasting"], []] as const;
const papers = writtenPapers(60).map((paper, i) => ({ ...paper, keywords: lists[i % lists.length] }));
const CONCEPTS = { keywordConcepts: true };
let bench: Workbench;
beforeAll(() => {
  bench = workbench();
});
afterAll(() => bench.end());

const fileOf = (name: string, some: readonly object[]) => bench.file(`${name}.jsonl`, jsonLines(some));

async function withSnapshot<T>(path: string, ask: (snapshot: Awaited<ReturnType<typeof openSnapshot>>) => Promise<T>) {
  const store = await openStore(path, { create: false });
  const snapshot = await openSnapshot(withCuration(store));
  try {
    return await ask(snapshot);
  } finally {
    await snapshot.close();
    await store.close();
  }
}

describe("keywords as concepts of a store", () => {
  it("give the same graph in any order, in steps, and when wanted later", async () => {
    await ingestInto(bench.store("whole"), [fileOf("whole", papers)], CONCEPTS);
    await ingestInto(bench.store("reverse"), [fileOf("reverse", [...papers].reverse())], CONCEPTS);
    await ingestInto(bench.store("steps"), [fileOf("most", papers.slice(0, 56))], CONCEPTS);
    // The store remembers it.
    await ingestInto(bench.store("steps"), [fileOf("rest", papers.slice(56))]);
    await ingestInto(bench.store("later"), [fileOf("whole", papers)]);
    expect(await dumpOf(bench.store("later"))).not.toContain('"field":"keyword"');
    await ingestInto(bench.store("later"), [], CONCEPTS);
    const whole = await dumpOf(bench.store("whole"));
    expect(whole).toContain('"concept":"otter-pox","field":"keyword"');
    for (const other of ["reverse", "steps", "later"]) expect(await dumpOf(bench.store(other))).toBe(whole);
  });

  it("are concepts of papers in other languages too, whose text gives none", async () => {
    const foreign = [
      {
        title: "水獭迁徙路线的初步研究",
        abstract: "本文研究了水獭在冬季的迁徙路线，并在三条河流上进行了调查。",
        keywords: ["水獭迁徙"],
      },
      {
        title: "La restauración de los humedales en el sur del país",
        abstract: "Este trabajo estudia los efectos de la sequía en la vegetación de los humedales y de las lagunas.",
        keywords: ["sequía estival"],
      },
    ];
    await ingestInto(bench.store("foreign"), [fileOf("foreign", foreign)], CONCEPTS);
    const store = await openStore(bench.store("foreign"), { create: false });
    expect((await store.concepts()).map(({ label }) => label).sort()).toEqual(["sequía estival", "水獭迁徙"]);
    await store.close();
  });

  it("are shown as keywords, and compared with the text", async () => {
    await withSnapshot(bench.store("whole"), async (snapshot) => {
      const found = await evidenceList(snapshot, { id: "otter-pox", limit: 5, offset: 0 });
      expect([found.papers, found.items[0]?.field, found.items[0]?.marks.length]).toEqual([30, "keyword", 1]);
      expect(["Otter Pox/diagnosis", "otter-pox"]).toContain(found.items[0]?.sentence);
      const { keywords } = await paperDetail(snapshot, { id: papers[2]!.id });
      expect(keywords).toEqual([
        { keyword: "Lutrazine", concept: { id: "lutrazine", label: "Lutrazine" }, inText: false },
        {
          keyword: "traffic forecasting",
          concept: { id: "traffic-forecasting", label: "traffic forecasting" },
          inText: `${papers[2]!.title} ${papers[2]!.abstract}`.includes("traffic forecasting"),
        },
      ]);
    });
  });
});

describe("keywords of a store without keyword concepts", () => {
  beforeAll(() => ingestInto(bench.store("plain"), [fileOf("plain", papers)]));

  it.each([
    ["keyword:lutrazine", 15],
    ['keyword:"otter pox"', 30],
    ["keyword:pox NOT keyword:lutrazine", 30],
    ["keyword:humans", 15],
    ["keyword:forecast", 0],
  ])("are found by %s", async (q, total) => {
    await withSnapshot(bench.store("plain"), async (snapshot) => {
      expect((await queryAnswer(snapshot, { q, limit: 5, offset: 0, concepts: 0 })).total).toBe(total);
    });
  });

  it("are suggested while typing", async () => {
    await withSnapshot(bench.store("plain"), async (snapshot) => {
      const { items } = await querySuggestions(snapshot, { q: "keyword:pox", limit: 5 });
      expect(items).toEqual([{ insert: 'keyword:"Otter Pox"', label: "Otter Pox", kind: "keyword", papers: 30 }]);
    });
  });

  it("can be made concepts one by one", async () => {
    const store = withCuration(await openStore(bench.store("plain"), { create: false }));
    await decide(store, [{ kind: "always", phrase: "otter pox" }], { by: "tester" });
    const made = (await store.concepts()).find(({ id }) => id === "otter-pox");
    expect(made).toMatchObject({ label: "otter pox", papers: 30 });
    await store.close();
  });
});
