import { expect } from "vitest";
import type { StoredSource } from "../../graph/store/store.ts";
import { type Clause, clause, worldClause } from "./clause.ts";
import { fillThree, paper, saveInGraph } from "./store-examples.ts";

const source = (id: string, fields: Partial<StoredSource> = {}): StoredSource => ({
  ...{ id, key: `key ${id}`, name: `file-${id}.bib`, kind: "file", at: "2026-01-02T03:04:05.678Z", state: "stopped" },
  ...{ read: 3, added: 1, merged: 1, unchanged: 1, skipped: { "No title, no abstract": 2 } },
  ...fields,
});

export const sourceClauses: readonly Clause[] = [
  clause("sources are kept whole, by number, and change no revision", async (store) => {
    const before = await store.revision();
    const odd = source("2", { name: "naïve 'x' \"y\".bib", kind: "query", at: "", skipped: {} });
    for (const one of [source("10"), source("1"), odd]) await store.sources.save(one);
    expect(await store.sources.list()).toEqual([source("1"), odd, source("10")]);
    await store.sources.save(source("1", { state: "complete", read: 4 }));
    await store.sources.forget("10");
    await store.sources.forget("unknown");
    expect(await store.sources.list()).toEqual([source("1", { state: "complete", read: 4 }), odd]);
    expect(await store.revision()).toBe(before);
  }),

  clause("papers name their sources, and a source knows its papers", async (store) => {
    const both = paper("b", { sources: ["1", "2"] });
    await store.savePapers([both, paper("a"), paper("c"), paper("d", { sources: ["2"] }), paper("e", { sources: [] })]);
    const ids = async (id: string, limit = 9, after?: string) =>
      (await store.sources.papersOf(id, limit, after)).map((one) => one.id);
    expect(await ids("1")).toEqual(["a", "b", "c"]);
    expect(await ids("2")).toEqual(["b", "d"]);
    expect(await ids("3")).toEqual([]);
    expect(await ids("1", 2)).toEqual(["a", "b"]);
    expect(await ids("1", 2, "b")).toEqual(["c"]);
    expect((await store.sources.papersOf("2", 1))[0]).toEqual(both);
    await store.savePapers([paper("a", { sources: ["3"] }), { ...both, sources: ["2"] }], ["d"]);
    expect(await ids("1")).toEqual(["c"]);
    expect(await ids("2")).toEqual(["b"]);
    expect(await ids("3")).toEqual(["a"]);
    expect((await store.papersByKeys(["id:b"]))[0]?.sources).toEqual(["2"]);
  }),

  clause("holdings count papers, those of no other source, and those that wait", async (store) => {
    const holdings = async () => {
      const found = await store.sources.holdings();
      return Object.fromEntries(found.map(({ source: id, papers, only, waiting }) => [id, [papers, only, waiting]]));
    };
    await fillThree(store);
    expect(await holdings()).toEqual({ "1": [3, 3, 0] });
    await store.savePapers([paper("p1", { sources: ["1", "2"] }), paper("p4", { sources: ["2"] })]);
    expect(await holdings()).toEqual({ "1": [3, 2, 0], "2": [2, 1, 1] });
    await saveInGraph(store, [], ["p2"]);
    expect(await holdings()).toEqual({ "1": [2, 1, 0], "2": [2, 1, 0] });
  }),

  worldClause("sources are there for another handle, and after closing", async (world) => {
    const store = await world.fresh();
    await store.sources.save(source("1"));
    await store.savePapers([paper("a", { sources: ["1", "7"] })]);
    const second = await world.again(store);
    await store.close();
    expect(await second.sources.list()).toEqual([source("1")]);
    expect((await second.sources.papersOf("7", 5)).map(({ id }) => id)).toEqual(["a"]);
  }),
];
