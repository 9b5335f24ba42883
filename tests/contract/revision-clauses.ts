import { expect } from "vitest";
import type { GraphStore } from "../../graph/store/store.ts";
import { all, type Clause, clause } from "./clause.ts";
import { concept, EXTRACTOR, fillThree, mention, paper, threeConcepts, threeMentions } from "./store-examples.ts";

/** By how much a step raises the revision (1 = at least once). */
async function bumps(store: GraphStore, step: () => Promise<unknown>): Promise<0 | 1> {
  const before = await store.revision();
  await step();
  const after = await store.revision();
  expect(after).toBe((await store.summary("x")).revision);
  expect(after).toBeGreaterThanOrEqual(before);
  return after > before ? 1 : 0;
}

export const revisionClauses: readonly Clause[] = [
  clause("the revision follows changes of papers, and nothing else", async (store) => {
    const a = paper("a", { year: 2000 });
    expect(await bumps(store, () => store.savePapers([a]))).toBe(1);
    expect(await bumps(store, () => store.savePapers([{ ...a }]))).toBe(0);
    expect(await bumps(store, () => store.savePapers([{ ...a, keys: ["other"], records: "other" }]))).toBe(0);
    expect(await bumps(store, () => store.savePapers([{ ...a, sources: ["1", "2"] }]))).toBe(0);
    expect(await bumps(store, () => store.savePapers([{ ...a, year: 2001 }]))).toBe(1);
    expect(await bumps(store, () => store.savePapers([{ ...a, authors: ["A"] }]))).toBe(1);
    expect(await bumps(store, () => store.savePapers([{ ...a, abstract: "Other." }]))).toBe(1);
    expect(await bumps(store, () => store.savePapers([], ["unknown"]))).toBe(0);
    expect(await bumps(store, () => store.savePapers([]))).toBe(0);
    expect(await bumps(store, () => store.savePapers([], ["a"]))).toBe(1);
  }),

  clause("the revision follows changes of the graph, and nothing else", async (store) => {
    await fillThree(store);
    const same = () => store.replaceGraph({ concepts: threeConcepts, mentions: threeMentions });
    expect(await bumps(store, same)).toBe(0);
    const aliases = [{ form: "gamma", papers: 3 }];
    const concepts = threeConcepts.map((one) => (one.id === "gamma" ? { ...one, aliases } : one));
    expect(await bumps(store, () => store.replaceGraph({ concepts, mentions: threeMentions }))).toBe(1);
    expect(await bumps(store, same)).toBe(1);
    const moved = threeMentions.map((of) => (of.paper === "p3" ? { ...of, mentions: [mention(0, 1)] } : of));
    expect(await bumps(store, () => store.replaceGraph({ concepts: threeConcepts, mentions: moved }))).toBe(1);
    expect(await bumps(store, () => store.setFact("name", "x"))).toBe(0);
    expect(await bumps(store, () => store.saveDerived("d", 1, new Uint8Array(3)))).toBe(0);
    expect(await bumps(store, () => store.saveCandidates(EXTRACTOR, []))).toBe(0);
    const again = [{ paper: "p1", data: new Uint8Array(2) }];
    expect(await bumps(store, () => store.saveCandidates(EXTRACTOR, again))).toBe(0);
    expect(await bumps(store, same)).toBe(1);
    expect(await bumps(store, same)).toBe(0);
  }),

  clause("pending and stale tell what is unfinished", async (store) => {
    const state = async () => {
      const { pending, stale } = await store.summary(EXTRACTOR);
      return { pending, stale };
    };
    await fillThree(store);
    expect(await state()).toEqual({ pending: 0, stale: false });
    expect((await store.summary("another")).pending).toBe(3);
    await store.savePapers([paper("p2", { year: 1990 })]);
    expect(await state()).toEqual({ pending: 0, stale: false });
    await store.savePapers([paper("p2", { keywords: ["new"] })]);
    expect(await state()).toEqual({ pending: 1, stale: true });
    await store.savePapers([paper("p2", { abstract: "Changed." }), paper("p4")]);
    expect(await state()).toEqual({ pending: 2, stale: true });
    await store.saveCandidates(EXTRACTOR, [{ paper: "p2", data: new Uint8Array(1) }]);
    expect(await state()).toEqual({ pending: 1, stale: true });
    await store.savePapers([], ["p4"]);
    await store.replaceGraph({ concepts: threeConcepts, mentions: threeMentions });
    expect(await state()).toEqual({ pending: 0, stale: false });
    await store.saveCandidates(EXTRACTOR, [{ paper: "p1", data: new Uint8Array(9) }]);
    expect(await state()).toEqual({ pending: 0, stale: true });
    await store.replaceGraph({ concepts: threeConcepts, mentions: threeMentions });
    await store.savePapers([], ["p1"]);
    expect(await state()).toEqual({ pending: 0, stale: true });
  }),

  clause("papers to extract come in order, a limited number, from where one stopped", async (store) => {
    const ids = async (limit: number, after?: string, extractor = EXTRACTOR) =>
      (await store.papersToExtract(extractor, limit, after)).map(({ id }) => id);
    await store.savePapers(["d", "b", "a", "c"].map((id) => paper(id)));
    expect(await ids(9)).toEqual(["a", "b", "c", "d"]);
    expect(await ids(2)).toEqual(["a", "b"]);
    expect(await ids(2, "b")).toEqual(["c", "d"]);
    expect((await store.papersToExtract(EXTRACTOR, 1))[0]).toEqual({
      id: "a",
      title: "Title of a",
      keywords: [],
      abstract: "Abstract of a.",
    });
    await store.saveCandidates(EXTRACTOR, [{ paper: "b", data: new Uint8Array(0) }]);
    expect(await ids(9)).toEqual(["a", "c", "d"]);
    expect(await ids(9, undefined, "another")).toEqual(["a", "b", "c", "d"]);
  }),

  clause("candidates come back byte for byte, of one extractor, by ascending id", async (store) => {
    await store.savePapers(["b", "a", "c"].map((id) => paper(id)));
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 256);
    await store.saveCandidates("old", [{ paper: "c", data: bytes }]);
    await store.saveCandidates(EXTRACTOR, [
      { paper: "b", data: new Uint8Array(0) },
      { paper: "removed-meanwhile", data: bytes },
      { paper: "a", data: bytes },
    ]);
    const stored = async (extractor: string, papers?: readonly string[]) =>
      (await all(store.candidates(extractor, papers))).map(({ paper: id, data }) => [id, ...data]);
    expect(await stored(EXTRACTOR)).toEqual([["a", ...bytes], ["b"]]);
    expect(await stored("old")).toEqual([["c", ...bytes]]);
    expect(await stored(EXTRACTOR, ["c", "b", "unknown", "a"])).toEqual([["a", ...bytes], ["b"]]);
    expect(await stored(EXTRACTOR, ["b"])).toEqual([["b"]]);
    expect(await stored(EXTRACTOR, [])).toEqual([]);
    await store.saveCandidates(EXTRACTOR, [{ paper: "a", data: Uint8Array.from([7]) }]);
    await store.saveCandidates(EXTRACTOR, [{ paper: "c", data: Uint8Array.from([8]) }]);
    expect(await stored(EXTRACTOR)).toEqual([["a", 7], ["b"], ["c", 8]]);
    expect(await stored("old")).toEqual([]);
  }),

  clause("changed words lose candidates and mentions, other changes do not", async (store) => {
    await fillThree(store);
    await store.savePapers([paper("p1", { venue: "V", keys: ["k"] }), paper("p3", { title: "Changed" })]);
    expect((await all(store.candidates(EXTRACTOR))).map((of) => of.paper)).toEqual(["p1", "p2"]);
    expect((await store.papersToExtract(EXTRACTOR, 9)).map(({ id }) => id)).toEqual(["p3"]);
    const mentions = await all(store.mentions());
    expect(mentions.map((of) => [of.paper, of.mentions.length])).toEqual([
      ["p1", 3],
      ["p2", 0],
    ]);
  }),

  clause("a graph that says something new is seen at once, and concepts can go", async (store) => {
    await fillThree(store);
    const none = ["p1", "p2", "p3"].map((id) => ({ paper: id, mentions: [] }));
    await store.replaceGraph({ concepts: [concept("only")], mentions: none });
    expect((await store.concepts()).map(({ id }) => id)).toEqual(["only"]);
    expect(await store.summary(EXTRACTOR)).toMatchObject({ concepts: 1, mentions: 0 });
    expect(await store.searchConcepts("gamma", 9)).toEqual([]);
  }),
];
