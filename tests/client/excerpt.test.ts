import { describe, expect, it } from "vitest";
import { excerptAround } from "../../client/ui/paper/marks.ts";
import { seededRandom } from "../../graph/shared/random.ts";

describe("the excerpt of a sentence", () => {
  it("is the sentence itself when that is short", () => {
    expect(excerptAround("Short and whole.", [{ start: 0, end: 5 }], 20).text).toBe("Short and whole.");
  });

  it("has the marked words at the marks, whole words, and no more than it must", () => {
    const random = seededRandom(7);
    const below = (n: number) => Math.floor(random() * n);
    for (let k = 0; k < 300; k++) {
      const words = Array.from({ length: 5 + below(60) }, () => "abcdefghij".slice(0, 1 + below(9)));
      const text = words.join(" ");
      const markOf = (at: number) => {
        const start = words.slice(0, at).join(" ").length + (at > 0 ? 1 : 0);
        return { start, end: start + words[at]!.length, word: words[at]! };
      };
      const marks = [markOf(below(words.length)), markOf(below(words.length))];
      const excerpt = excerptAround(text, marks, 80);
      for (const { start, end, word } of excerpt.marks) expect(excerpt.text.slice(start, end)).toBe(word);
      const inner = excerpt.text.replace(/^… | …$/g, "");
      expect(` ${text} `).toContain(` ${inner} `);
      const span = Math.max(...marks.map(({ end }) => end)) - Math.min(...marks.map(({ start }) => start));
      expect(inner.length).toBeLessThanOrEqual(Math.max(80, span) + 20);
    }
  });
});
