import { expect } from "vitest";
import type { PaperMentions } from "../../graph/contract/records.ts";
import { conceptsOf, plainConcept } from "../../graph/store/columns.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { all, type Clause, clause, worldClause } from "./clause.ts";
import {
  concept,
  EXTRACTOR,
  fillThree,
  mention,
  paper,
  saveInGraph,
  threeConcepts,
  threeMentions,
} from "./store-examples.ts";

/** The rows of the incidence, checked to be without gaps. */
async function rows(store: GraphStore): Promise<number[][]> {
  const found: number[][] = [];
  for await (const chunk of store.incidences()) {
    expect(chunk.firstPaper).toBe(found.length);
    let at = 0;
    for (const length of chunk.lengths) {
      found.push([...chunk.concepts.subarray(at, at + length)]);
      at += length;
    }
    expect(chunk.concepts.length).toBe(at);
  }
  return found;
}

async function everything(store: GraphStore) {
  return {
    concepts: await store.concepts(),
    mentions: await all(store.mentions()),
    rows: await rows(store),
    summary: await store.summary(EXTRACTOR),
  };
}

export const graphClauses: readonly Clause[] = [
  clause("concepts and mentions come back as they were given", async (store) => {
    await fillThree(store);
    expect(await store.concepts()).toEqual(threeConcepts);
    expect(conceptsOf(await store.conceptColumns()).map(plainConcept)).toEqual(threeConcepts);
    expect(await all(store.mentions())).toEqual(threeMentions);
    expect(await store.summary(EXTRACTOR)).toMatchObject({ papers: 3, concepts: 3, mentions: 5 });
  }),

  clause("mentions of some papers come by ascending id, also of those without any", async (store) => {
    await fillThree(store);
    expect(await all(store.mentions(["p3", "unknown", "p2"]))).toEqual([threeMentions[1], threeMentions[2]]);
    expect(await all(store.mentions([]))).toEqual([]);
  }),

  clause("the incidence holds each pair once, ascending, a row for every paper", async (store) => {
    await fillThree(store);
    expect(await rows(store)).toEqual([[0, 2], [], [0, 1, 2]]);
  }),

  clause("the incidence of many papers has no gap", async (store) => {
    const count = 9000;
    const papers = Array.from({ length: count }, (_, i) => paper(`p${String(i).padStart(6, "0")}`));
    for (let i = 0; i < count; i += 1000) await store.savePapers(papers.slice(i, i + 1000));
    const concepts = Array.from({ length: 300 }, (_, i) => concept(`c${String(i).padStart(3, "0")}`));
    const expected = papers.map((_, i) => (i % 7 === 0 ? [] : [i % 100, 100 + (i % 200)]));
    async function* mentions(): AsyncGenerator<PaperMentions> {
      for (const [i, { id }] of papers.entries()) {
        yield { paper: id, mentions: (expected[i] as number[]).map((number, at) => mention(number, at * 10)) };
      }
    }
    await store.replaceGraph({ concepts, mentions: mentions() });
    expect(await rows(store)).toEqual(expected);
    expect((await store.summary(EXTRACTOR)).mentions).toBe(expected.flat().length);
  }),

  clause("rows agree with the papers also when papers changed after the graph", async (store) => {
    await fillThree(store);
    await store.savePapers([paper("p0"), paper("p25"), paper("p3", { title: "Changed" })], ["p2"]);
    expect([...(await store.paperColumns()).ids]).toEqual(["p1"]);
    expect(await rows(store)).toEqual([[0, 2]]);
    expect((await all(store.mentions())).map((of) => of.paper)).toEqual(["p1"]);
    await store.savePapers([], ["p1"]);
    expect(await rows(store)).toEqual([]);
    await saveInGraph(store, []);
    expect([...(await store.paperColumns()).ids]).toEqual(["p0", "p25", "p3"]);
    expect(await rows(store)).toEqual([[], [], []]);
  }),

  clause("a paper counts nowhere before a graph holds it, and no longer once its words changed", async (store) => {
    await fillThree(store);
    const seen = async () => ({
      columns: [...(await store.paperColumns()).ids],
      count: (await store.summary(EXTRACTOR)).papers,
      all: (await all(store.allPapers())).map(({ id }) => id),
      some: (await store.papers(["p1", "p3", "p4"])).map(({ id }) => id),
      mentions: (await all(store.mentions(["p1", "p3", "p4"]))).map((of) => of.paper),
      found: await store.searchPapers("title of", 9),
      rows: (await rows(store)).length,
    });
    const waiting = async () => [(await store.summary(EXTRACTOR)).waiting, await store.waitingPapers()];
    const before = await seen();
    expect(await waiting()).toEqual([0, []]);
    await store.savePapers([paper("p4"), paper("a")]);
    await store.saveCandidates(EXTRACTOR, [{ paper: "a", data: Uint8Array.from([1]) }]);
    expect(await seen()).toEqual(before);
    expect(await waiting()).toEqual([2, ["a", "p4"]]);
    await store.savePapers([paper("p2", { year: 1990 }), paper("p3", { abstract: "Changed." })], ["a"]);
    expect(await waiting()).toEqual([2, ["p3", "p4"]]);
    expect(await seen()).toMatchObject({ columns: ["p1", "p2"], count: 2, some: ["p1"], mentions: ["p1"], rows: 2 });
    await saveInGraph(store, []);
    expect(await waiting()).toEqual([0, []]);
    expect(await seen()).toMatchObject({
      columns: ["p1", "p2", "p3", "p4"],
      count: 4,
      some: ["p1", "p3", "p4"],
      rows: 4,
    });
  }),

  clause("a graph that fails half-way leaves the previous one", async (store) => {
    await fillThree(store);
    const before = await everything(store);
    async function* failing(): AsyncGenerator<PaperMentions> {
      yield { paper: "p1", mentions: [mention(0)] };
      yield { paper: "p2", mentions: [mention(0)] };
      throw new Error("interrupted");
    }
    await expect(store.replaceGraph({ concepts: [concept("new")], mentions: failing() })).rejects.toThrow(
      "interrupted",
    );
    expect(await everything(store)).toEqual(before);
    await store.replaceGraph({ concepts: threeConcepts, mentions: threeMentions });
    expect(await everything(store)).toEqual(before);
  }),

  clause("readers see the previous graph until the new one is complete", async (store) => {
    await fillThree(store);
    const seen: unknown[] = [];
    async function* watched(): AsyncGenerator<PaperMentions> {
      yield { paper: "p1", mentions: [mention(0)] };
      seen.push(await store.concepts(), await store.revision());
      yield { paper: "p2", mentions: [] };
      seen.push((await all(store.mentions(["p1"])))[0]?.mentions.length, await rows(store));
      yield { paper: "p3", mentions: [] };
    }
    const revision = await store.revision();
    await store.replaceGraph({ concepts: [concept("new")], mentions: watched() });
    expect(seen).toEqual([threeConcepts, revision, 3, [[0, 2], [], [0, 1, 2]]]);
    expect(await rows(store)).toEqual([[0], [], []]);
  }),

  clause("writes made while the graph is replaced are kept, whatever becomes of it", async (store) => {
    await fillThree(store);
    async function* failing(): AsyncGenerator<PaperMentions> {
      yield { paper: "p1", mentions: [mention(0)] };
      throw new Error("interrupted");
    }
    const replaced = store.replaceGraph({ concepts: [concept("new")], mentions: failing() });
    const noted = store.setFact("during", "yes");
    const derived = store.saveDerived("d", 7, Uint8Array.from([1]));
    await expect(replaced).rejects.toThrow("interrupted");
    await Promise.all([noted, derived]);
    expect((await store.summary("x")).facts.during).toBe("yes");
    expect(await store.derived("d", 7)).toBeDefined();
    expect(await store.concepts()).toEqual(threeConcepts);
  }),

  clause("a draft that does not hold the stored papers is refused", async (store) => {
    await fillThree(store);
    const before = await everything(store);
    const drafts = [
      threeMentions.slice(0, 2),
      [...threeMentions, { paper: "p4", mentions: [] }],
      [threeMentions[0], threeMentions[2], threeMentions[1]],
    ] as PaperMentions[][];
    for (const mentions of drafts) {
      await expect(store.replaceGraph({ concepts: threeConcepts, mentions })).rejects.toMatchObject({
        code: "CONFLICT",
      });
    }
    expect(await everything(store)).toEqual(before);
  }),

  clause("concepts are found by the words of label and aliases", async (store) => {
    await fillThree(store);
    expect(await store.searchConcepts("beta alp", 9)).toEqual(["alpha-beta"]);
    expect(await store.searchConcepts("ab", 9)).toEqual(["alpha-beta"]);
    expect(await store.searchConcepts("zet", 9)).toEqual(["zeta-ray"]);
    expect(await store.searchConcepts("alpha gamma", 9)).toEqual([]);
  }),

  worldClause("the graph is there after closing and opening again", async (world) => {
    const store = await world.fresh();
    await fillThree(store);
    const before = await everything(store);
    const second = await world.again(store);
    await store.close();
    expect(await everything(second)).toEqual(before);
  }),
];
