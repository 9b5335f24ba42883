import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IdentifiedRecord } from "../../../graph/identity/record-resolver.ts";
import { run, shownPapers, withStore } from "../../identity/papers-of.ts";

const maybe = <T>(...values: readonly T[]) => fc.constantFrom(null, ...values);

/** Records from small pools, so that they meet in every way; `identifiers` tells whether two ids may share a DOI. */
const record = (identifiers: boolean) =>
  fc.record({
    id: maybe("1", "2", "on-ice"),
    title: fc.constantFrom("On ice", "ON ICE", "Sea lions", ""),
    abstract: fc.constantFrom("", "Cold.", "cold", "Warm water."),
    year: maybe(2001, 2002),
    venue: maybe("J"),
    authors: fc.constantFrom([], ["Ann Smith"], ["Smith, A.", "Bo Jones"]),
    keywords: fc.constantFrom([], ["Ice"], ["ice", "sea"]),
    doi: identifiers ? maybe("10.1/a", "10.1/b") : fc.constant(null),
    arxiv: identifiers ? maybe("2401.00001") : fc.constant(null),
    pmid: fc.constant(null),
    url: fc.constant(null),
  });

const namespace = fc.constantFrom("a", "b", "c");

/** Papers after one run, read in the order and the batches that `cut` makes. */
async function papersAfter(records: readonly IdentifiedRecord[], cut: number): Promise<string> {
  return withStore(async (store) => {
    const batches = records.flatMap((_, i) => (i % cut === 0 ? [records.slice(i, i + cut)] : []));
    await run(store, ...batches);
    return JSON.stringify(await shownPapers(store));
  });
}

/** Papers after one run for each file, files in the order of `names`. */
async function papersAfterRuns(records: readonly IdentifiedRecord[], names: readonly string[]): Promise<string> {
  return withStore(async (store) => {
    for (const name of names)
      await run(
        store,
        records.filter((one) => one.namespace === name),
      );
    return JSON.stringify(await shownPapers(store));
  });
}

const shuffled = (records: readonly IdentifiedRecord[]) =>
  fc.shuffledSubarray([...records], { minLength: records.length, maxLength: records.length });

describe("the papers are a function of the records", () => {
  const scene = fc
    .array(fc.record({ namespace, source: fc.constant("1"), record: record(true) }), { minLength: 1, maxLength: 9 })
    .chain((records) => fc.tuple(fc.constant(records), shuffled(records), fc.integer({ min: 1, max: 9 })));

  it("whatever their order and their batches", async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ([records, others, cut]) => {
        expect(await papersAfter(others, cut)).toBe(await papersAfter(records, 99));
      }),
      { seed: 1, numRuns: 250 },
    );
  });

  it("whatever the order of files in runs of their own", async () => {
    await fc.assert(
      fc.asyncProperty(scene, async ([records, others]) => {
        const once = await papersAfter(records, 99);
        expect(await papersAfterRuns(records, ["a", "b", "c"])).toBe(once);
        expect(await papersAfterRuns(others, ["c", "a", "b"])).toBe(once);
      }),
      { seed: 2, numRuns: 150 },
    );
  });

  it("however they are split over files, when no two ids share an identifier", async () => {
    const split = fc
      .array(fc.record({ namespace, source: fc.constant("1"), record: record(false) }), { minLength: 1, maxLength: 9 })
      .chain((records) =>
        fc.tuple(fc.constant(records), shuffled(records), fc.array(namespace, { minLength: 9, maxLength: 9 })),
      );
    await fc.assert(
      fc.asyncProperty(split, async ([records, others, names]) => {
        const elsewhere = others.map((one, i) => ({ ...one, namespace: names[i] as string }));
        expect(await papersAfter(elsewhere, 3)).toBe(await papersAfter(records, 99));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
