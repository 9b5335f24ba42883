import { describe, expect, it } from "vitest";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { TRAIT, unpackDocument } from "../../graph/extraction/packing/packed-document.ts";

const packed = (abstract: string) => unpackDocument(extractCandidates({ title: "", abstract })).candidates;
const keys = (abstract: string) => packed(abstract).map(({ key }) => key);
const standsAlone = (abstract: string, key: string) =>
  ((packed(abstract).find((candidate) => candidate.key === key)?.traits ?? 0) & TRAIT.own) !== 0;

describe("a phrase beside words that only modify it", () => {
  it.each([
    ["We study the next-token prediction task.", "next token prediction", "next token prediction task"],
    ["It is tested on the MultiWOZ dataset.", "multiwoz", "multiwoz dataset"],
    ["A reinforcement learning algorithm is given.", "reinforcement learning", "reinforcement learning algorithm"],
  ])("of %j is handed on alone", (text, phrase, longer) => {
    expect(keys(text)).toContain(phrase);
    expect(keys(text)).not.toContain(longer);
    expect(standsAlone(text, phrase)).toBe(true);
  });

  it.each([
    ["The boundary value problem is solved.", "boundary value problem"],
    ["We add self-supervised auxiliary tasks.", "self supervised auxiliary task"],
    ["A traveling salesman problem (TSP) is solved.", "traveling salesman problem"],
  ])("of %j is not split from them where the whole is the name", (text, whole) => {
    expect(keys(text)).toContain(whole);
  });

  it("is a candidate by itself after a gerund that governs it and after an owner", () => {
    expect(standsAlone("A framework for guiding black-box language models.", "blackbox language model")).toBe(true);
    expect(standsAlone("We read the agent's latent space.", "latent space")).toBe(true);
    expect(keys("We read the agent's latent space.")).not.toContain("agent latent space");
  });

  it("is no candidate when an actor of every paper or a system owns it", () => {
    for (const text of [
      "The robot's environment is known.",
      "The user's intention is read.",
      "ChatGPT's reasoning fails.",
    ])
      expect(keys(text).filter((key) => key.includes(" "))).toEqual([]);
    expect(keys("The bird's eye view is learned.")).toContain("bird eye view");
  });

  it("loses the mark of the possessive, and nothing of a name that has one", () => {
    const abstract = "MuJoCo's contacts are soft, and Alzheimer's disease is not.";
    const found = packed(abstract);
    const forms = found.flatMap((candidate) => candidate.forms);
    expect(forms).toContain("MuJoCo");
    expect(forms).toContain("Alzheimer's disease");
    const place = found.find(({ key }) => key === "mujoco")?.places[0];
    expect(abstract.slice(place?.start, place?.end)).toBe("MuJoCo");
  });
});

describe("an established name over a preposition", () => {
  it("is found at the beginning of a longer phrase", () => {
    expect(keys("Tasks that need theory of mind reasoning are hard.")).toContain("theory of mind");
  });
});
