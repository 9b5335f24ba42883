import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { maskMarkup, tokenise } from "../../graph/extraction/language/tokens.ts";
import {
  LINE_MARK,
  type PackedPlace,
  type PackedSentence,
  unpackDocument,
} from "../../graph/extraction/packing/packed-document.ts";
import { rankPhrases } from "../../graph/extraction/rank-phrases.ts";

/** Pieces of text that have broken extractors before, mixed with any Unicode. */
const piece = fc.oneof(
  fc.constantFrom(
    "graph neural networks",
    "large language models (LLMs)",
    "precision and recall",
    "$O(\\log n)$ regret",
    "\\emph{deep} learning",
    "naïve Bayes",
    "GPT-4",
    "3D reconstruction",
    "https://example.org/a?b=c",
    "[1,2–5]",
    "(Smith et al., 2019)",
    "théorie de l’esprit",
    "“quoted phrase”",
    "state-of-the-art",
    "知识图谱",
    "𝔛𝔜 spaces",
    "e.g. parsing",
    "speech/text recognition",
    "<i>E. coli</i> growth",
    "A",
    "--",
    "…",
    "\u0000",
    "\n\n",
  ),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom(" ", ", ", ". ", " of ", " and ", "")), { maxLength: 25 })
  .map((parts) => parts.flat().join(""));
/** Forms lack a capital that is due to a title or to the start of a sentence. */
const letters = (value: string) => value.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

function expectInside(place: PackedPlace, sentence: PackedSentence): void {
  expect(place.start).toBeGreaterThanOrEqual(sentence.start);
  expect(place.end).toBeLessThanOrEqual(sentence.end);
}

/** True when the slice has all letters of the phrase, or, with mark-up or other words between, its two ends. */
function expectPhrase(slice: string, form: string, whole: boolean): void {
  if (whole && maskMarkup(slice) === slice) expect(letters(slice)).toBe(letters(form));
  const [lower, ends] = [slice.toLowerCase(), form.toLowerCase().replace(/\)$/, "")];
  expect(lower.startsWith(ends.split(/[ /]/)[0]!)).toBe(true);
  expect(lower.endsWith(ends.split(/[ /(]/).at(-1)!)).toBe(true);
}

describe("offsets of candidates", () => {
  it("point at the phrase in the original text, whatever the text", () => {
    fc.assert(
      fc.property(text, text, (title, abstract) => {
        const packed = unpackDocument(extractCandidates({ title, abstract }));
        for (const { key, forms, places } of packed.candidates) {
          for (const place of places) {
            const sentence = packed.sentences[place.sentence]!;
            if (key.startsWith(LINE_MARK)) {
              expect(place).toMatchObject({ start: sentence.start, end: sentence.end });
            } else {
              const slice = [title, abstract][sentence.field]!.slice(place.start, place.end);
              expectInside(place, sentence);
              expectPhrase(slice, forms[place.form]!, place.contiguous);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("of tokens hold exactly the token", () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const { tokens, start, end } of tokenise(value)) {
          for (const token of tokens) {
            expect(value.slice(token.start, token.end)).toBe(token.text);
            expect(token.start >= start && token.end <= end).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("extraction", () => {
  it("is a function of the paper alone", () => {
    fc.assert(
      fc.property(text, text, (title, abstract) => {
        const first = extractCandidates({ title, abstract });
        extractCandidates({ title: abstract, abstract: title });
        expect(extractCandidates({ title, abstract })).toEqual(first);
      }),
      { numRuns: 50 },
    );
  });

  it("levels a key that is levelled already to itself", () => {
    fc.assert(
      fc.property(text, (value) => {
        const key = canonicalKey(value);
        expect(canonicalKey(key)).toBe(key);
      }),
      { numRuns: 300, examples: [["㎲"], ["'A. "]] },
    );
  });

  it("takes time in proportion to the text: one megabyte does not hang", () => {
    const sentence = "We train deep neural networks (DNNs) of many kinds for speech and text recognition, and more. ";
    for (const hostile of [
      sentence,
      "very deep ",
      "a,",
      "(",
      "$",
      "x-",
      "of ",
      "agent's ",
      "models ",
      "{",
      "\\cite{",
      "<b",
    ]) {
      const abstract = hostile.repeat(Math.ceil(1_000_000 / hostile.length));
      extractCandidates({ title: "", abstract });
    }
    // Anything worse than proportional takes hours.
  }, 300_000);

  it("ranks nothing in an empty text", () => {
    expect(rankPhrases([{ id: "a", text: "" }], "span")).toEqual([{ id: "a", phrases: [], aboveCut: 0 }]);
  });
});
