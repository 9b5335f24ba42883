import { describe, expect, it } from "vitest";
import { Integers } from "../../graph/extraction/packing/integers.ts";
import { TextTable } from "../../graph/extraction/packing/text-table.ts";
import { buildIncidence } from "../../graph/incidence/build.ts";
import { TextColumnBuilder } from "../../graph/shared/columns/text-column.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { LargeMap } from "../../graph/shared/size-limit.ts";

const refused = (message: RegExp) =>
  expect.objectContaining({
    name: "GraphError",
    code: "UNSUPPORTED",
    message: expect.stringMatching(message),
    hint: expect.stringContaining("docs/cluster.md"),
  });

describe("what has an end", () => {
  it("columns refuse numbers that would become others, and keep those before", () => {
    const column = new Integers();
    column.push(2 ** 31 - 1);
    expect(() => column.push(2 ** 31)).toThrow(refused(/reaches 2147483648/));
    expect(() => column.increase(0, 1)).toThrow(refused(/reaches 2147483648/));
    expect(() => column.set(0, 2 ** 40)).toThrow(refused(/reaches 1099511627776/));
    expect(() => column.extend(2 ** 50)).toThrow(refused(/numbers, which are more/));
    expect([column.length, column.at(0)]).toEqual([1, 2 ** 31 - 1]);
  });

  it.each([
    ["bytes", { maxBytes: 9 }],
    ["texts", { maxTexts: 3 }],
  ])("tables of texts refuse more %s, and go on to find what they have", (_, limits) => {
    const table = new TextTable(limits);
    const texts = ["abc", "de", "fghi"];
    for (const text of texts) table.add(text);
    expect(() => table.add("k")).toThrow(refused(/4 different texts .* 10 bytes/));
    expect(texts.map((text) => table.add(text))).toEqual([0, 1, 2]);
    expect(() => table.add("k")).toThrow(refused(/4 different texts/));
    expect(texts.map((_text, id) => table.text(id))).toEqual(texts);
  });

  it("columns of texts refuse more bytes, whether they are new or of another column", () => {
    const column = new TextColumnBuilder(9);
    for (const text of ["abc", "de", "fghi"]) column.add(text);
    expect(() => column.add("k")).toThrow(refused(/have 10 bytes/));
    const texts = column.finish();
    expect([...texts]).toEqual(["abc", "de", "fghi"]);
    const other = new TextColumnBuilder(3);
    other.addFrom(texts, 1);
    expect(() => other.addFrom(texts, 1)).toThrow(refused(/have 4 bytes/));
  });

  it("the index refuses more mentions than its offsets can number", async () => {
    async function* chunks() {
      yield { firstPaper: 0, lengths: Uint32Array.of(2), concepts: Uint32Array.of(0, 1) };
      yield { firstPaper: 1, lengths: Uint32Array.of(2), concepts: Uint32Array.of(0, 2) };
    }
    expect((await buildIncidence(2, 3, chunks(), 4)).paperConcepts.length).toBe(4);
    await expect(buildIncidence(2, 3, chunks(), 3)).rejects.toThrow(refused(/more mentions/));
  });
});

describe("a large map", () => {
  it.each([1, 3, 50])("is a map, however few entries a part may have (%i)", (maxEntries) => {
    const random = seededRandom(maxEntries);
    const large = new LargeMap<number, number>(maxEntries);
    const map = new Map<number, number>();
    for (let n = 0; n < 500; n++) {
      const key = Math.floor(random() * 60);
      if (random() < 0.5) {
        large.set(key, n);
        map.set(key, n);
      }
      expect([large.get(key), large.has(key)]).toEqual([map.get(key), map.has(key)]);
    }
    expect([...large.values()]).toEqual([...map.values()]);
  });
});
