import fc from "fast-check";
import { describe, expect, it } from "vitest";
import background from "../../graph/extraction/data/background.json" with { type: "json" };
import { isSlip, withoutMisspellings } from "../../graph/extraction/language/misspellings.ts";
import { tokenise } from "../../graph/extraction/language/tokens.ts";
import { wordFacts } from "../../graph/extraction/words/background.ts";

const wordsOf = (text: string) =>
  withoutMisspellings(tokenise(text)).flatMap(({ tokens }) => tokens.map(({ text: word }) => word));

const WORDS = background.words
  .split(" ")
  .filter((word) => /^[a-z]{10,}$/.test(word) && wordFacts(word)!.logPapers >= 6);

/** A word without one of its inner letters. */
const cut = (word: string, at: number) => word.slice(0, at) + word.slice(at + 1);

describe("a word that the background does not know", () => {
  it.each([
    ["The restoration helps. We explain the resloration mechanisms.", "restoration"],
    ["We compare it with olterodine. The drug tolterodine is safe.", "tolterodine"],
    ["A supersymmetry transformation differs from a supersymmtery transformation.", "supersymmetry"],
    ["Specic features help.", "Specific"],
    ["Image classication is hard.", "classification"],
  ])("is read as the word it is a slip of: %s", (text, word) => {
    expect(wordsOf(text)).toContain(word);
  });

  it("is read as a word beside it that has one letter more, and its place stays", () => {
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 6 }), (word, at) => {
        const slip = cut(word, at);
        fc.pre(wordFacts(slip) === undefined);
        const text = `The ${word} matters. Every ${slip} matters.`;
        const tokens = withoutMisspellings(tokenise(text)).flatMap(({ tokens: all }) => all);
        const read = tokens.find(({ start }) => start === text.indexOf(slip, word.length + 5))!;
        expect(read.end - read.start).toBe(slip.length);
        expect([word, slip]).toContain(read.text);
        return isSlip(slip, word) ? read.text === word : true;
      }),
    );
  });

  it.each([
    ["asymptomatic", "symptomatic"],
    ["methylene", "ethylene"],
    ["hypertension", "hypotension"],
    ["hypothermia", "hyperthermia"],
    ["phosphates", "phosphites"],
    ["occidentalis", "orientalis"],
    ["restorations", "restoration"],
    ["glycoprotein", "lycoproteins"],
    ["intramuscular", "intermuscular"],
    ["adrenergic", "adrenergics"],
    ["triglyceride", "diglyceride"],
    ["thiamidine", "thymidine"],
  ])("is another word where the difference may be meant: %s, %s", (one, other) => {
    expect(isSlip(one, other) && isSlip(other, one)).toBe(false);
    expect(isSlip(other, one) && one.length - other.length > 1).toBe(false);
    const text = `The ${one} and the ${one} differ from ${other}.`;
    expect(wordsOf(text)).toEqual(text.replace(".", "").split(" "));
  });

  it("is never any of two known words that look alike", () => {
    const known = background.words.split(" ").filter((word) => /^[a-z]{8,}$/.test(word));
    const all = new Set(known);
    const pairs = known.flatMap((word) => {
      const shorter = [...word].map((_, at) => cut(word, at)).filter((other) => other !== word && all.has(other));
      return shorter.map((other) => [word, other] as const);
    });
    expect(pairs.length).toBeGreaterThan(500);
    const changed = pairs.filter(
      ([a, b]) => wordsOf(`The ${a} and the ${a} and ${b}.`).join(" ") !== `The ${a} and the ${a} and ${b}`,
    );
    expect(changed).toEqual([]);
  });
});
