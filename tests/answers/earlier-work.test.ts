import { describe, expect, it } from "vitest";
import { earlierWork } from "../../graph/answers/bridges/earlier-work.ts";
import type { Paper } from "../../graph/contract/entities.ts";
import type { FieldNumber, Mention } from "../../graph/contract/records.ts";

const LABELS = ["laser scanner", "SLAM", "policy gradient"];

/** Mentions of all concepts in a paper, each sentence of the abstract ending with a full stop. */
function mentionsIn({ title, abstract }: Pick<Paper, "title" | "abstract">): Mention[] {
  const sentences: [FieldNumber, string, number][] = [[0, title, 0]];
  for (const { 0: sentence, index } of abstract.matchAll(/[^.]+\./g)) sentences.push([1, sentence, index]);
  return sentences.flatMap(([field, sentence, sentenceStart]) =>
    LABELS.flatMap((label, concept) =>
      [...sentence.matchAll(new RegExp(`\\b${label}\\b`, "g"))].map(({ index }) => {
        const start = sentenceStart + index;
        const place = { start, end: start + label.length, sentenceStart, sentenceEnd: sentenceStart + sentence.length };
        return { concept, field, ...place };
      }),
    ),
  );
}

function refersIn(title: string, abstract: string): boolean {
  const paper = { id: "p", title, abstract, keywords: [] as string[] } as unknown as Paper;
  const refersToEarlier = earlierWork(new Map([["p", mentionsIn(paper)]]));
  return refersToEarlier(paper, [LABELS.indexOf("policy gradient")], [LABELS.indexOf("SLAM")]);
}

describe("earlier work that a paper refers to", () => {
  it.each([
    ["State-of-the-art policy gradient methods learn SLAM.", true],
    ["In recent years, a policy gradient has been used for SLAM.", true],
    ["We extend a survey of SLAM by policy gradient.", true],
    ["We use a policy gradient for SLAM.", false],
    ["Previous work uses SLAM. We use a policy gradient.", false],
    ["Existing laser scanner methods. We bring a policy gradient to SLAM.", false],
  ])("is referred to by a sentence about both: %s", (abstract, refers) => {
    expect(refersIn("A paper", abstract)).toBe(refers);
  });

  it("is what a survey is about", () => {
    expect(refersIn("SLAM: A Survey", "A policy gradient.")).toBe(true);
  });
});
