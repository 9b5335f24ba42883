import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { separateMarks } from "../../client/ui/paper/marks.ts";
import { byline, foundFromWords, ordinal, pluralize } from "../../client/ui/words/format.ts";
import { strengthOf } from "../../client/ui/words/measures.ts";
import { describeCounts, describeLift, describePair, mayBeChance } from "../../client/ui/words/pair-words.ts";
import { kindsText } from "../../client/ui/words/relation-words.ts";
import { pairNumbersAnswer } from "../../graph/answers/lookup/pair-numbers.ts";
import { MeasureName, pairVerdict, verdictText } from "../../graph/contract/measures.ts";

describe("the kinds of a concept", () => {
  it("are counted once where they have none, and with theirs where they have", () => {
    expect([kindsText(1, 1), kindsText(17, 17), kindsText(16, 17)]).toEqual([
      "1 kind",
      "17 kinds",
      "16 kinds, 17 with theirs",
    ]);
  });
});

describe("the concepts that communities are found from", () => {
  it("are counted, with the papers that they need", () => {
    const from = { minPapers: 12, concepts: 60_000, of: 1_195_498 };
    expect(foundFromWords(from)).toBe("from the 60,000 concepts in 12 papers or more, of 1,195,498");
  });
});

describe("a pair in plain words", () => {
  it.each([
    [9, 9.2, "9.2 times more often together than chance"],
    [9, 21.4, "21 times more often together than chance"],
    [9, 1.5, "1.5 times more often together than chance"],
    [9, 1.49, "About as often together as chance"],
    [9, 0.67, "About as often together as chance"],
    [9, 0.33, "3.0 times less often together than chance"],
    [0, 0, "Never together"],
  ])("%i papers at %f times", (papers, associationStrength, words) => {
    expect(describeLift({ papers, associationStrength })).toBe(words);
  });

  const chance = "3.0 times more often together than chance";
  it.each([
    [
      1,
      0.9,
      1,
      "May be chance",
      "1 of 5,000 papers mentions both; 0.9 expected by chance. About as often together as chance: may be chance (q = 1.00).",
    ],
    [
      1,
      0.01,
      null,
      "Too few papers to say",
      "1 of 5,000 papers mentions both; fewer than 0.1 expected by chance. One of the two is in too few papers to be tested.",
    ],
    [0, 2.1, null, "Never together", "These two share no paper; 2.1 expected by chance."],
    [
      2,
      4,
      0.9,
      "No more than chance",
      "2 of 5,000 papers mention both; 4.0 expected by chance. 2.0 times less often together than chance: may be chance (q = 0.90).",
    ],
    [
      12,
      4,
      0.31,
      "May be chance",
      `12 of 5,000 papers mention both; 4.0 expected by chance. ${chance}: may be chance (q = 0.31).`,
    ],
    [
      12,
      4,
      0.0001,
      "More than chance",
      `12 of 5,000 papers mention both; 4.0 expected by chance. ${chance}: very unlikely to be chance (q < 0.001).`,
    ],
  ] as const)("%i papers where chance gives %f, q = %s: %s", (papers, expected, q, head, figures) => {
    const verdict = pairVerdict({ papers, expected, q }, true);
    expect(verdictText[verdict]).toBe(head);
    const pair = { papers, expected, q, associationStrength: papers / expected };
    expect(describePair({ ...pair, verdict }, 5000)).toBe(figures);
  });

  it("say that q is not there yet, rather than that there are too few papers", () => {
    const pair = { papers: 12, expected: 4, q: null, associationStrength: 3 };
    const verdict = pairVerdict(pair, false);
    expect(verdictText[verdict]).toBe("Not tested yet");
    expect(describePair({ ...pair, verdict }, 5000)).toContain("being computed");
  });

  it("may be chance from q = 0.05 on, and call no pair sure whose q says that it may be", () => {
    for (const q of [0, 0.001, 0.049, 0.05, 0.2, 1])
      for (const papers of [1, 2, 12])
        expect(pairVerdict({ papers, expected: 1, q }, true) === "moreThanChance", `q ${q}`).toBe(
          !mayBeChance({ papers, q }),
        );
  });

  it("counts with what chance would give", () => {
    expect(describeCounts({ papers: 9, expected: 0.98 }, 2418)).toBe(
      "9 of 2,418 papers mention both; 1.0 expected by chance.",
    );
    expect(describeCounts({ papers: 1, expected: 0.01 }, 224)).toBe(
      "1 of 224 papers mentions both; fewer than 0.1 expected by chance.",
    );
  });
});

describe("strengths from counts", () => {
  const counts = { papers: 6, a: 8, b: 12, corpus: 64 };
  it("agree with hand computation", () => {
    expect(strengthOf("associationStrength", counts)).toBe(4);
    expect(strengthOf("npmi", counts)).toBeCloseTo(Math.log(4) / Math.log(64 / 6), 12);
    expect(strengthOf("jaccard", counts)).toBeCloseTo(6 / 14, 12);
    expect(strengthOf("cosine", counts)).toBeCloseTo(6 / Math.sqrt(96), 12);
    expect(strengthOf("inclusion", counts)).toBe(0.75);
    expect(strengthOf("papers", counts)).toBe(6);
  });
  it("are those of the server on any counts", () => {
    const counts = fc
      .nat({ max: 5000 })
      .chain((corpus) => fc.tuple(fc.constant(corpus), fc.nat({ max: corpus }), fc.nat({ max: corpus })))
      .chain(([corpus, a, b]) =>
        fc.record({
          ...{ corpus: fc.constant(corpus), a: fc.constant(a), b: fc.constant(b) },
          papers: fc.integer({ min: Math.max(0, a + b - corpus), max: Math.min(a, b) }),
        }),
      );
    const corners = [0, 1, 2, 5].flatMap((n) => [
      { corpus: n, a: n, b: n, papers: n },
      { corpus: n, a: Math.min(1, n), b: n, papers: Math.min(1, n) },
      { corpus: n, a: Math.min(1, n), b: Math.max(0, n - 1), papers: 0 },
    ]);
    fc.assert(
      fc.property(counts, (some) => {
        for (const { corpus, a, b, papers } of [some, ...corners]) {
          const server = pairNumbersAnswer(papers, a, b, corpus, undefined);
          for (const measure of MeasureName.options)
            expect(strengthOf(measure, { corpus, a, b, papers }), measure).toBe(server[measure]);
        }
      }),
    );
  });
});

describe("marks in a text", () => {
  const mark = (start: number, end: number) => ({ start, end, concept: `${start}-${end}`, community: 1 });
  it("keep the longer of two that overlap, in order", () => {
    const kept = separateMarks([mark(10, 14), mark(0, 4), mark(2, 8), mark(14, 15)]);
    expect(kept.map(({ concept }) => concept)).toEqual(["2-8", "10-14", "14-15"]);
  });
});

describe("numbers in words", () => {
  it("have the right endings", () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinal).join(" ")).toBe("1st 2nd 3rd 4th 11th 12th 13th 21st 112th");
    expect(pluralize(1, "paper")).toBe("1 paper");
    expect(pluralize(2418, "paper")).toBe("2,418 papers");
  });
  it("name authors by surname, however the source writes them", () => {
    expect(byline({ authors: ["Ann Amara", "Lindqvist, B."], venue: "Venue", year: 2016 })).toBe(
      "Amara, Lindqvist, Venue, 2016",
    );
    expect(byline({ authors: ["A B", "C D", "E F", "G H", "I J"], venue: null, year: null })).toBe("B, D and 3 more");
  });
});
