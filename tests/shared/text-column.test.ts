import { describe, expect, it } from "vitest";
import { TextColumn, TextColumnBuilder } from "../../graph/shared/columns/text-column.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { compareIds } from "../../graph/shared/text.ts";

const LETTERS = ["a", "b", "z", "é", "ж", "文", "\u{ffff}", "😀", "\0", "\ufeff", " ", "-"];

function textsOf(seed: number): string[] {
  const random = seededRandom(seed);
  const letter = () => LETTERS[Math.floor(random() * LETTERS.length)];
  return Array.from({ length: random() * 300 }, () => Array.from({ length: random() * 9 }, letter).join(""));
}

describe("a column of texts", () => {
  it.each([1, 2, 3, 4, 5])("gives back any texts, from memory that threads share (seed %i)", (seed) => {
    const texts = textsOf(seed);
    const column = TextColumn.of(texts);
    expect([...column]).toEqual(texts);
    expect(texts.map((_, number) => column.at(number))).toEqual(texts);
    expect(column.length).toBe(texts.length);
    for (const { buffer } of [column.bytes, column.starts]) expect(buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it.each([1, 2, 3])("finds each text of an ascending one, and no other (seed %i)", (seed) => {
    const texts = [...new Set(textsOf(seed))].sort(compareIds);
    const column = TextColumn.of(texts);
    for (const [number, text] of texts.entries()) expect(column.find(text)).toBe(number);
    for (const other of textsOf(seed + 100)) {
      expect(column.find(other)).toBe(texts.includes(other) ? texts.indexOf(other) : undefined);
    }
    expect(TextColumn.of([]).find("a")).toBeUndefined();
  });

  it("takes texts of another column", () => {
    const texts = textsOf(7);
    const column = TextColumn.of(texts);
    const builder = new TextColumnBuilder();
    for (const number of texts.keys()) {
      builder.addFrom(column, texts.length - 1 - number);
      builder.add("·");
    }
    expect([...builder.finish()]).toEqual(texts.toReversed().flatMap((text) => [text, "·"]));
  });
});
