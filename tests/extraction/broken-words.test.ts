import { describe, expect, it } from "vitest";
import { tokenise } from "../../graph/extraction/language/tokens.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const wordsOf = (text: string) => tokenise(text).flatMap(({ tokens }) => tokens.map((token) => token.text));

describe("words broken at line ends", () => {
  const words =
    "convolutional classification memory segmentation reinforcement statistical optimization environments".split(" ");
  const broken = words.flatMap((word) =>
    [3, 4, word.length - 3].flatMap((at) =>
      ["- ", "-\n", "\u00ad", "-\n  "].map((gap) => [word.slice(0, at) + gap + word.slice(at), word] as const),
    ),
  );

  it.each(broken)("are one word: %j", (text, word) => {
    expect(wordsOf(`We study ${text} here.`)).toEqual(["We", "study", word, "here"]);
  });

  it.each([
    ["convolu tional networks", "convolutional networks"],
    ["optimiza tion of networks", "optimization of networks"],
    ["short- term memory", "short-term memory"],
    ["pre- and post-training", "pre and post-training"],
    ["long- or short-term", "long or short-term"],
    ["in put", "in put"],
    ["the rapist of the novel", "the rapist of the novel"],
    ["model- xyzzy", "model xyzzy"],
  ])("and others stay as they are: %s", (text, words) => {
    expect(wordsOf(text).join(" ")).toBe(words);
  });

  it("keep the place of both parts", () => {
    const text = "We use convolu-\ntional layers.";
    const token = tokenise(text)[0]!.tokens[2]!;
    expect(text.slice(token.start, token.end)).toBe("convolu-\ntional");
  });

  it("give the concept that other papers write whole", () => {
    const papers = [
      {
        title: "Images of the hip",
        abstract: "Deep convolu-\ntional neural net-\nworks classify medical im-\nages. They need mem- ory.",
      },
      { title: "Images of the knee", abstract: "Convolutional neural networks classify medical images of the knee." },
    ];
    const concepts = vocabularyOf(papers).concepts;
    expect(concepts.find(({ label }) => label === "convolutional neural networks")?.papers).toBe(2);
    expect(
      concepts.map(({ label }) => label).filter((label) => /convolu$|tional$|^im$|mem$|\bnet$/.test(label)),
    ).toEqual([]);
  });
});
