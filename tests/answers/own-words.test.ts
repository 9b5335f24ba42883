import { describe, expect, it } from "vitest";
import { ownWords } from "../../graph/answers/bridges/own-words.ts";
import type { Paper } from "../../graph/contract/entities.ts";
import type { FieldNumber, Mention } from "../../graph/contract/records.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import type { Snapshot } from "../../graph/snapshot/snapshot.ts";

/** Concepts by falling specificity. */
const LABELS = ["laser scanner", "arcs", "text-to-image diffusion models", "SLAM", "policy gradient", "policy"];
const FIELD = "SLAM & mobile robot";

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

async function wordsOf(title: string, abstract: string) {
  const paper = { id: "p", title, abstract, keywords: [] as string[] } as unknown as Paper;
  const snapshot = {
    concepts: LABELS.map((label) => ({ label, key: canonicalKey(label), papers: 9 })),
    revision: 1,
    analyses: { specificity: async () => Float64Array.from(LABELS, (_, c) => 0.6 - c / 20) },
    store: {
      async *mentions() {
        yield { paper: "p", mentions: mentionsIn(paper) };
      },
      revision: async () => 1,
    },
  };
  const words = await ownWords(snapshot as unknown as Snapshot, [paper]);
  const numbers = (labels: readonly string[]) => labels.map((label) => LABELS.indexOf(label));
  return {
    side: (labels: readonly string[], field = FIELD) =>
      words.sideOf(paper, { community: 1, share: 1, concepts: numbers(labels) }, field),
    refers: (one: string, other: string) => words.refersToEarlier(paper, numbers([one]), numbers([other])),
  };
}

describe("a side of a bridge", () => {
  it("is named by the paper's concepts where the name of the field covers none of them", async () => {
    const { side } = await wordsOf("Welding arcs", "A laser scanner is used. A policy gradient.");
    expect(side(["laser scanner", "arcs"]).own).toEqual(["arcs", "laser scanner"]);
    expect(side(["policy", "policy gradient", "arcs"]).own).toEqual(["arcs", "policy gradient"]);
  });

  it("is named by the field where its name says one of the two concepts that lead, or what that is a kind of", async () => {
    const { side } = await wordsOf("SLAM", "Of text-to-image diffusion models. A laser scanner. Some arcs.");
    expect(side(["SLAM", "laser scanner", "arcs"]).own).toEqual([]);
    expect(side(["text-to-image diffusion models"], "text prompt & diffusion models").own).toEqual([]);
    const other = await wordsOf("Laser welding", "The laser scanner, or a second laser scanner, sees arcs by SLAM.");
    expect(other.side(["SLAM", "laser scanner", "arcs"]).own).toEqual(["laser scanner", "arcs"]);
  });

  it("takes no concept beside one whose name has all its words, if there is another", async () => {
    const { side } = await wordsOf("A policy gradient", "One policy and another policy. Some arcs.");
    expect(side(["policy", "policy gradient", "arcs"]).own).toEqual(["policy gradient", "arcs"]);
    expect(side(["policy", "policy gradient"]).own).toEqual(["policy gradient", "policy"]);
  });

  it("is faint when the title names none of its concepts, and the text none twice", async () => {
    const { side } = await wordsOf("Welding arcs", "A laser scanner. One policy and another policy. SLAM.");
    expect(side(["laser scanner", "SLAM"], "force control").faint).toEqual(["laser scanner", "SLAM"]);
    for (const concept of ["arcs", "policy"]) expect(side(["laser scanner", concept]).faint).toEqual([]);
  });
});

describe("earlier work that a paper refers to", () => {
  it.each([
    ["State-of-the-art policy gradient methods learn SLAM.", true],
    ["In recent years, a policy gradient has been used for SLAM.", true],
    ["We extend a survey of SLAM by policy gradient.", true],
    ["We use a policy gradient for SLAM.", false],
    ["Previous work uses SLAM. We use a policy gradient.", false],
    ["Existing laser scanner methods. We bring a policy gradient to SLAM.", false],
  ])("is referred to by a sentence about both: %s", async (abstract, refers) => {
    expect((await wordsOf("A paper", abstract)).refers("policy gradient", "SLAM")).toBe(refers);
  });

  it("is what a survey is about", async () => {
    expect((await wordsOf("SLAM: A Survey", "A policy gradient.")).refers("policy gradient", "SLAM")).toBe(true);
  });
});
