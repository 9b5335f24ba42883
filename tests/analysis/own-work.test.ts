import { describe, expect, it } from "vitest";
import { isSetApart, ownWorkIn } from "../../graph/analysis/bridges/own-work.ts";

const workOf = (...sentences: readonly string[]) => titledWorkOf("Maps", ...sentences);

const titledWorkOf = (title: string, ...sentences: readonly string[]) => {
  const abstract = sentences.join(" ");
  const ownWork = ownWorkIn({ title, abstract });
  return sentences.map((sentence) => {
    const start = abstract.indexOf(sentence);
    return ownWork(start, start + sentence.length);
  });
};

describe("what a paper says of its own work", () => {
  it("begins where it says we or this paper, after the background", () => {
    expect(
      workOf(
        "Recent advances in vision have been large.",
        "Robots need maps.",
        "We present a map of sounds.",
        "It is a graph.",
        "Existing maps are flat.",
      ),
    ).toEqual([0, 0, 3, 1, 0]);
    expect(workOf("Maps matter.", "This paper links maps to sounds.")).toEqual([0, 2]);
  });

  it("is all of an abstract that never says so, apart from what was before", () => {
    expect(workOf("A map of sounds.", "However, maps are flat.", "A graph of maps.")).toEqual([1, 0, 1]);
  });

  it("is not how it was tried, unless the trial is the work", () => {
    expect(workOf("We propose maps.", "We evaluate maps on ten data sets.")).toEqual([3, 0]);
    expect(workOf("We propose maps.", "Our maps surpass graphs.", "We exceed, and achieve competitive maps.")).toEqual([
      3, 0, 0,
    ]);
    expect(workOf("In this work we evaluate maps.")).toEqual([2]);
    expect(titledWorkOf("Evaluating maps", "We propose maps.", "We evaluate maps on ten data sets.")).toEqual([3, 2]);
  });

  it.each([
    "We find that",
    "Our results show that",
    "Surprisingly, we also observe that",
    "Our detailed analysis reveals that",
  ])("is what was found: %s", (finding) => {
    expect(workOf("We propose maps.", `${finding} maps help in the evaluation of sounds.`)).toEqual([3, 2]);
    expect(workOf("We propose maps.", `${finding} maps outperform graphs of sounds.`)).toEqual([3, 0]);
  });

  it.each([
    "Building upon recent successes of graphs",
    "Inspired by existing graphs",
    "Unlike previous graphs",
    "Based on a popular graph",
  ])("is what follows from what was before: %s", (start) => {
    expect(workOf("We present a map.", `${start}, the map names sounds.`)).toEqual([3, 1]);
    expect(workOf("We present a map.", `${start}, many existing maps name sounds.`)).toEqual([3, 0]);
  });

  it("is not what others find", () => {
    expect(workOf("We propose maps.", "Recent results show that graphs help.")).toEqual([3, 0]);
  });
});

describe("what a sentence sets apart", () => {
  it.each([
    ["In contrast to the prevalent focus on text-based *language models (LLMs), we learn from video.", true],
    ["Unlike *maps, graphs are small.", true],
    ["Unlike maps, *graphs are small.", false],
    ["It works without relying on rewards typical in *reinforcement learning.", true],
    ["We learn a policy rather than a *value function.", true],
    ["It is faster than *PPO on control tasks.", true],
    ["It is faster than PPO on *control tasks.", false],
    ["It needs no *fine-tuning of weights.", true],
    ["It does not require an additional *reward model.", true],
    ["It learns not only a *planner.", false],
    ["While *graphs are flexible, we learn maps.", true],
    ["While graphs are flexible, we learn *maps.", false],
    ["Despite the success of *graphs, few maps are learned.", true],
    ["We learn maps while *graphs grow.", false],
    ["We use *graphs instead of maps.", false],
    ["We bring *graphs to maps.", false],
  ])("%s", (marked, apart) => {
    const start = marked.indexOf("*");
    expect(isSetApart(marked.replace("*", ""), start)).toBe(apart);
  });
});
