import { describe, expect, it } from "vitest";
import { containsPhrase, wordsOf } from "../../graph/query-language/phrase-in-text.ts";

describe("holdsPhrase", () => {
  it.each([
    ["We use in-context learning.", "In context LEARNING", true],
    ["learning in context", "in-context learning", false],
    ["the the cat", "the cat", true],
    ["catalogue", "cat", false],
    ["naïve Bayes", "nai\u0308ve bayes", true],
    ["a", "", false],
    ["", "a", false],
  ])("%s / %s → %s", (text, phrase, expected) => {
    expect(containsPhrase(text, wordsOf(phrase))).toBe(expected);
  });
});
