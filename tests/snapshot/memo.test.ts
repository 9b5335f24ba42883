import { describe, expect, it } from "vitest";
import { memoFor } from "../../graph/snapshot/memo.ts";
import type { DerivedData } from "../../graph/store/store.ts";

/** A store of derived data in memory. */
function memory() {
  const rows = new Map<string, Uint8Array>();
  const store: DerivedData = {
    derived: async (name, revision) => rows.get(`${revision} ${name}`),
    saveDerived: async (name, revision, data) => void rows.set(`${revision} ${name}`, data),
  };
  return { rows, store };
}

const LENGTHS = [0, 10, 131_000, 131_072, 131_073, 500_000];

describe("results that are computed once", () => {
  it.each(LENGTHS)("are found again by another process, %i numbers long, in pieces of a megabyte", async (length) => {
    const { rows, store } = memory();
    const value = { numbers: Float64Array.from({ length }, (_, i) => i / 3), name: "numbers" };
    expect(await memoFor(store, 7).lazy("it/1", async () => value)()).toBe(value);
    const neverComputed = memoFor(store, 7).lazy<typeof value>("it/1", () => Promise.reject(new Error("computed")));
    expect(await neverComputed()).toEqual(value);
    expect(Math.max(...[...rows.values()].map((row) => row.length))).toBeLessThan(2 ** 20 + 100);
  });

  it("are computed again where a piece is missing, and for another revision", async () => {
    const { rows, store } = memory();
    const compute = async () => new Float64Array(400_000);
    await memoFor(store, 7).lazy("it/1", compute)();
    for (const row of [...rows.keys()]) {
      const without = new Map(rows);
      without.delete(row);
      const lacking = { ...store, derived: async (name: string, at: number) => without.get(`${at} ${name}`) };
      expect(await memoFor(lacking, 7).lazy("it/1", compute).peek(), row).toBeUndefined();
    }
    expect(await memoFor(store, 8).lazy("it/1", compute).peek()).toBeUndefined();
  });
});
