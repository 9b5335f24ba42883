import { describe, expect, it } from "vitest";
import { stem } from "../../scripts/quality/porter.ts";
import { allScores, macroScore, normalisePhrase } from "../../scripts/quality/score.ts";

describe("scoring", () => {
  it.each([
    ["caresses", "caress"],
    ["ponies", "poni"],
    ["relational", "relat"],
    ["hopping", "hop"],
    ["filing", "file"],
    ["generalizations", "gener"],
    ["dying", "die"],
    ["networks", "network"],
    ["learning", "learn"],
    ["news", "news"],
    ["happy", "happi"],
    ["probabilistic", "probabilist"],
  ])("stems %s to %s", (word, expected) => {
    expect(stem(word)).toBe(expected);
  });

  it("compares phrases without case, number and edge punctuation", () => {
    expect(normalisePhrase("Neural Networks,")).toBe(normalisePhrase("neural network"));
    expect(normalisePhrase("few–shot (learning)")).toBe("few-shot learn");
  });

  it("averages over documents, counts repeats once, and leaves out documents without gold", () => {
    const documents = [
      { ranked: ["graphs", "graph", "tree"], aboveCut: 1, gold: ["graph", "forest"] },
      { ranked: ["a b"], aboveCut: 1, gold: [] },
      { ranked: [], aboveCut: 0, gold: ["x y"] },
    ];
    // the first document has 2 distinct phrases, 1 of them among 2 gold phrases; the third has none
    expect(macroScore(documents, 5)).toEqual({ precision: 0.25, recall: 0.25, f1: 0.25 });
    expect(macroScore(documents, "aboveCut").precision).toBeCloseTo(0.5);
    expect(allScores(documents).at5.f1).toBe(25);
  });
});
