import { describe, expect, it } from "vitest";
import { TextTable } from "../../graph/extraction/packing/text-table.ts";
import { seededRandom } from "../../graph/shared/random.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("a table of texts", () => {
  it("numbers texts within groups as a Map would, through many growths", () => {
    const random = seededRandom(5);
    const table = new TextTable();
    const map = new Map<string, number>();
    for (let n = 0; n < 60_000; n++) {
      const text = "é ab😀".slice(Math.floor(random() * 3)) + Math.floor(random() * 9000).toString(36);
      const group = Math.floor(random() * 3);
      const expected = map.get(`${group}\n${text}`) ?? map.size;
      map.set(`${group}\n${text}`, expected);
      const bytes = bytesOf(`x${text}y`);
      expect(table.idOf(bytes, 1, bytes.length - 1, group)).toBe(expected);
    }
    expect(table.size).toBe(map.size);
    for (const [name, id] of map) {
      expect(`${table.groupOf(id)}\n${table.text(id)}`).toBe(name);
    }
  });

  it("finds its texts, and nothing else", () => {
    const table = new TextTable();
    for (const text of ["", "graph", "knowledge graph"]) table.add(text);
    const find = (text: string, group?: number) => table.find(bytesOf(text), 0, bytesOf(text).length, group);
    expect([find(""), find("graph"), find("knowledge graph"), find("knowledge"), find("graph", 1)]).toEqual([
      0, 1, 2, -1, -1,
    ]);
    expect(table.size).toBe(3);
  });

  it("distinguishes whole words of a text from parts of words", () => {
    const table = new TextTable();
    const words = new TextTable();
    for (const word of ["llm", "cl", "cma es"]) words.add(word);
    // a short form of several words is replaced only when it is the whole key, but for a species
    expect([table, words].map((one) => one.hasWordOf(one.add("cma es"), words))).toEqual([true, true]);
    const has = (text: string) => table.hasWordOf(table.add(text), words);
    words.add("h pylori");
    expect([has("h pylori drug"), has("anti h pylori"), has("h pyloric"), has("oh pylori")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([has("llm"), has("an llm agent"), has("by cl"), has("llms"), has("clone cll"), has("")]).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
