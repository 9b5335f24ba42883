import { expect } from "vitest";
import { type Clause, clause, worldClause } from "./clause.ts";

const decision = (action: Record<string, unknown>, why: string | null = null) => ({
  at: "2026-01-02T03:04:05.678Z",
  by: "Ada",
  action,
  why,
});

export const bookkeepingClauses: readonly Clause[] = [
  clause("decisions are numbered in the order they were made, whole, and raise the revision", async (store) => {
    const before = await store.revision();
    const merge = { kind: "merge", from: ["a", "b"], nested: { deep: [1, null, "é"] } };
    await store.appendDecisions([decision(merge, "same thing"), decision({ kind: "hide", concept: "z" })]);
    const between = await store.revision();
    expect(between).toBeGreaterThan(before);
    await store.appendDecisions([decision({ kind: "undo", sequence: 1 })]);
    expect(await store.revision()).toBeGreaterThan(between);
    await store.appendDecisions([]);
    expect(await store.decisions()).toEqual([
      { sequence: 1, ...decision(merge, "same thing") },
      { sequence: 2, ...decision({ kind: "hide", concept: "z" }) },
      { sequence: 3, ...decision({ kind: "undo", sequence: 1 }) },
    ]);
  }),

  clause("derived data is read only for its name and revision", async (store) => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256);
    await store.saveDerived("layout", 4, bytes);
    await store.saveDerived("other", 4, Uint8Array.from([1]));
    expect(Array.from((await store.derived("layout", 4)) ?? [])).toEqual(Array.from(bytes));
    expect(await store.derived("layout", 3)).toBeUndefined();
    expect(await store.derived("layout", 5)).toBeUndefined();
    expect(await store.derived("unknown", 4)).toBeUndefined();
    await store.saveDerived("layout", 5, Uint8Array.from([5]));
    expect(await store.derived("layout", 4)).toBeUndefined();
    expect(Array.from((await store.derived("layout", 5)) ?? [])).toEqual([5]);
    await store.saveDerived("layout", 4, Uint8Array.from([4]));
    expect(Array.from((await store.derived("layout", 5)) ?? [])).toEqual([5]);
    await store.saveDerived("layout", 5, Uint8Array.from([6]));
    expect(Array.from((await store.derived("layout", 5)) ?? [])).toEqual([6]);
    expect(Array.from((await store.derived("other", 4)) ?? [])).toEqual([1]);
  }),

  clause("derived data that is not used any more is forgotten, and nothing else", async (store) => {
    for (const [name, revision] of [
      ["index/1/0", 1],
      ["index/1/1", 2],
      ["index/2/0", 2],
      ["indexes/1", 1],
      ["inde", 1],
    ] as const) {
      await store.saveDerived(name, revision, Uint8Array.from([revision]));
    }
    const asked: string[] = [];
    await store.forgetDerived("index/", (name, revision) => {
      asked.push(`${name} of ${revision}`);
      return revision === 1 || name === "index/2/0";
    });
    expect(asked.sort()).toEqual(["index/1/0 of 1", "index/1/1 of 2", "index/2/0 of 2"]);
    expect(await store.derived("index/1/0", 1)).toBeUndefined();
    expect(await store.derived("index/2/0", 2)).toBeUndefined();
    for (const [name, revision] of [
      ["index/1/1", 2],
      ["indexes/1", 1],
      ["inde", 1],
    ] as const) {
      expect(Array.from((await store.derived(name, revision)) ?? [])).toEqual([revision]);
    }
  }),

  clause("facts are kept by name", async (store) => {
    await store.setFact("name", "one");
    await store.setFact("odd 'name'", "");
    await store.setFact("name", "two");
    expect((await store.summary("x")).facts).toEqual({ name: "two", "odd 'name'": "" });
  }),

  worldClause("one filling at a time, over all handles, and free again afterwards", async (world) => {
    const store = await world.fresh();
    const second = await world.again(store);
    const outcome = await store.withFillLock(async () => {
      await expect(store.withFillLock(async () => 1)).rejects.toMatchObject({ code: "CONFLICT" });
      await expect(second.withFillLock(async () => 1)).rejects.toMatchObject({ code: "CONFLICT" });
      await second.setFact("small", "write");
      return (await second.summary("x")).facts.small;
    });
    expect(outcome).toBe("write");
    await expect(store.withFillLock(async () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    expect(await second.withFillLock(async () => 2)).toBe(2);
    expect(await store.withFillLock(async () => 3)).toBe(3);
  }),
];
