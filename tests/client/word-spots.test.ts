import { describe, expect, it } from "vitest";
import { characterOf, spotAt, spotsInOrder, wordSpots } from "../../client/features/paper/word-spots.ts";
import type { PaperExplanation } from "../../graph/contract/explain.ts";

// "We train deep networks on graphs": “deep networks” is a concept, “graphs” is a phrase of its own, the rest is none.
const text = "We train deep networks on graphs";
const mark = { start: 9, end: 22, concept: "deep-network", community: 2, label: "deep networks" };

function reading(found = ["We", "train", "deep networks", "on", "graphs"]): PaperExplanation {
  const words = [...text.matchAll(/\w+/g)].map(({ 0: word, index }) => ({ start: index, end: index + word.length }));
  const phrases = found.map((phrase) => {
    const start = text.indexOf(phrase);
    return { phrase, field: "abstract", start, end: start + phrase.length, verdict: "no phrase", brief: "No." };
  });
  const phraseOf = ({ start }: { start: number }) =>
    phrases.findIndex((phrase) => phrase.start <= start && start < phrase.end);
  return {
    words: [
      { field: "title", start: 0, end: 32, phrase: 0 },
      ...words.map((word) => ({ field: "abstract", ...word, phrase: phraseOf(word) })),
    ],
    phrases,
  } as unknown as PaperExplanation;
}

describe("what can be pointed at in an abstract", () => {
  it("is every phrase once, marked concepts among them, in the order of the text", () => {
    const spots = spotsInOrder(wordSpots([mark], reading()));
    expect(spots.map(({ start, end }) => text.slice(start, end))).toEqual([
      "We",
      "train",
      "deep networks",
      "on",
      "graphs",
    ]);
    expect(spots.filter((spot) => spot.mark).map(({ mark: one, phrase }) => [one?.concept, phrase?.phrase])).toEqual([
      ["deep-network", "deep networks"],
    ]);
  });

  it("is only the marks until the analysis of the paper is loaded", () => {
    const words = wordSpots([mark], undefined);
    expect(spotAt(words, { at: 12 })?.mark).toBe(mark);
    expect(spotAt(words, { at: 3 })).toBeNull();
  });

  it("is found at any character; a selection is itself or the phrase that it covers exactly", () => {
    const words = wordSpots([mark], reading());
    expect(spotAt(words, { at: 18 })?.mark).toBe(mark);
    expect(spotAt(words, { at: 4 })?.phrase?.phrase).toBe("train");
    expect(spotAt(words, { at: 9, end: 22 })?.mark).toBe(mark);
    expect(spotAt(words, { at: 3, end: 13 })).toEqual({ start: 3, end: 13 });
  });

  it("is reached from its own words, also where a concept begins a longer phrase", () => {
    const words = wordSpots([{ ...mark, start: 3, end: 8 }], reading(["We", "train deep networks", "on", "graphs"]));
    const spots = spotsInOrder(words);
    expect(spots.map(({ start, end }) => text.slice(start, end))).toEqual([
      "We",
      "train",
      "train deep networks",
      "on",
      "graphs",
    ]);
    for (const spot of spots) expect(spotAt(words, { at: characterOf(words, spot) })).toBe(spot);
  });
});
