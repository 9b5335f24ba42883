import { describe, expect, it } from "vitest";
import { vocabularyOf } from "./vocabulary-of.ts";

/** Six papers that write a long name only as a whole, and six about something else. */
function papersWith(name: string, extra: (i: number) => string = () => "") {
  const about = Array.from({ length: 6 }, (_, i) => ({
    title: `${name} in region ${i}`,
    abstract: `We apply ${name} to soil moisture in region ${i}. It helps. ${extra(i)}`,
  }));
  const others = Array.from({ length: 6 }, (_, i) => ({
    title: `Other matters ${i}`,
    abstract: `Crop yield guides irrigation in region ${i}. Soil moisture rises.`,
  }));
  return [...about, ...others];
}

const labelsOf = (papers: Parameters<typeof vocabularyOf>[0]) =>
  vocabularyOf(papers).concepts.map(({ label }) => label.toLowerCase());

describe("the beginning of a name", () => {
  it.each([
    ["Monte Carlo tree search", "Monte Carlo tree"],
    ["a partially observable Markov decision process", "partially observable Markov decision"],
    ["a reproducing kernel Hilbert space", "reproducing kernel"],
    ["hormone replacement therapy", "hormone replacement"],
    ["bone mineral density", "bone mineral"],
    ["a control barrier function", "control barrier"],
    ["a proton pump inhibitor", "proton pump"],
    ["the visual analogue scale", "visual analogue"],
  ])("is no concept beside it when it never stands alone: %s", (name, part) => {
    const labels = labelsOf(papersWith(name));
    expect(labels).toContain(name.replace(/^(?:an?|the) /, "").toLowerCase());
    expect(labels).not.toContain(part.toLowerCase());
  });

  it("is one when papers write it alone", () => {
    const labels = labelsOf(papersWith("bone mineral density", (i) => (i < 4 ? "Bone mineral was lost." : "")));
    expect(labels).toEqual(expect.arrayContaining(["bone mineral density", "bone mineral"]));
  });

  it("is no concept when a slip makes it stand alone, and its last word never ends a phrase", () => {
    const labels = labelsOf(
      papersWith("hierarchical reinforcement learning", (i) => (i < 2 ? "Hierarchical reinforcement helps." : "")),
    );
    expect(labels).toContain("hierarchical reinforcement learning");
    expect(labels).not.toContain("hierarchical reinforcement");
  });

  it("is one when several longer names begin with it", () => {
    const names = ["growth", "erosion", "restoration", "mapping", "acidity", "bleaching"];
    const papers = names.map((what, i) => ({
      title: `Notes ${i}`,
      abstract: `Coral reef ${what} was measured in bay ${i}. Coral reef ${what} varies.`,
    }));
    expect(labelsOf(papers)).toContain("coral reef");
  });
});

describe("a phrase before a word that only says what kind of thing it is", () => {
  it.each(["prompt selection", "activation editing"])("is a concept too: %s", (phrase) => {
    const labels = labelsOf([
      {
        title: `Probing by ${phrase} experiments`,
        abstract: `We run ${phrase} experiments on language models. Our ${phrase} experiments show gains.`,
      },
    ]);
    expect(labels).toContain(phrase);
  });

  it("is mentioned where it is one word", () => {
    const about = {
      title: "Robustness",
      abstract: "Regularization helps neural networks. We study regularization of neural networks.",
    };
    const inside = {
      title: "Gradients of tasks",
      abstract: "We add a regularization term to lifelong learning. The regularization term is small.",
    };
    const { concepts, mentions } = vocabularyOf([about, { ...about, title: "Robustness again" }, inside]);
    const found = [...mentions()].find(({ paper }) => paper === "Gradients of tasks")!;
    expect(found.mentions.map(({ concept }) => concepts[concept]!.key)).toContain("regularization");
  });
});

describe("the name of a system in capitals with a hyphen", () => {
  it("is no modifier", () => {
    const labels = labelsOf([
      {
        title: "Less is more",
        abstract:
          "We propose MULTI-LANE for continual learning. MULTI-LANE summarizes patch tokens. With MULTI-LANE, prompts are cheap.",
      },
    ]);
    expect(labels).toContain("multi-lane");
  });
});
