import { describe, expect, it } from "vitest";
import { plainText } from "../../client/ui/paper/plain-text.ts";

describe("a text for reading", () => {
  it.each([
    ["A bound of $O(n^2)$ holds.", "A bound of O(n^2) holds."],
    ["In $\\mathcal{O}(\\log n)$ steps, $$x$$.", "In O(\\log n) steps, x."],
    ["It costs $5 and $10 more.", "It costs $5 and $10 more."],
    ["We present **Isthmus**, a *new* `tool` for _maps_.", "We present Isthmus, a new tool for maps."],
    ["snake_case_names, 3 * 4 * 5 and $a_i * b_i$", "snake_case_names, 3 * 4 * 5 and a_i * b_i"],
    [
      "Using \\textit{any} kernel, \\emph{polynomial codes} and {\\em lazy $k$} ones.",
      "Using any kernel, polynomial codes and lazy k ones.",
    ],
    ["Nothing to do.", "Nothing to do."],
  ])("%s", (text, plain) => {
    expect(plainText(text, []).text).toBe(plain);
  });

  it("keeps what is marked at its words", () => {
    const text = "With $k$ steps, **graph networks** help *deep* learning 🙂 `well`.";
    const words = ["k", "steps", "graph networks", "deep* learning", "well"];
    const marks = words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }));
    const plain = plainText(text, marks);
    expect(plain.text).toBe("With k steps, graph networks help deep learning 🙂 well.");
    expect(plain.marks.map(({ start, end }) => plain.text.slice(start, end))).toEqual([
      "k",
      "steps",
      "graph networks",
      "deep learning",
      "well",
    ]);
  });
});
