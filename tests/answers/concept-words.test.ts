import { describe, expect, it } from "vitest";
import { areAlike, sideNames } from "../../graph/answers/bridges/concept-words.ts";
import type { ConceptRecord } from "../../graph/contract/records.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";

const concept = (label: string) => ({ label, key: canonicalKey(label) }) as ConceptRecord;
const namesOf = (labels: readonly string[], field = "SLAM & mobile robot") => sideNames(labels.map(concept), field);

describe("a side of a bridge", () => {
  it("is named by its two most telling concepts", () => {
    expect(namesOf(["arcs", "laser scanner", "SLAM"])).toEqual(["arcs", "laser scanner"]);
    expect(namesOf(["SLAM", "laser scanner"])).toEqual(["SLAM", "laser scanner"]);
  });

  it("is named by the field where its concepts say all that the name says", () => {
    expect(namesOf(["laser scanner", "SLAM", "mobile robots"])).toEqual([]);
    expect(namesOf(["text-to-image diffusion models", "text prompt"], "text prompt & diffusion models")).toEqual([]);
  });

  it("takes no concept beside one whose name has all its words, if there is another", () => {
    expect(namesOf(["policy gradient", "policy", "arcs"])).toEqual(["policy gradient", "arcs"]);
    expect(namesOf(["policy gradient", "policy"])).toEqual(["policy gradient", "policy"]);
  });
});

it.each([
  ["attention heads", "self-attention", true],
  ["multi-task learning", "multi-task reinforcement learning", true],
  ["Gaussian process", "Gaussian mixture", true],
  ["language models", "reward models", false],
  ["contrastive learning", "reinforcement learning", false],
  ["occupancy map", "Gaussian process", false],
])("%s and %s: nearly one thing is %s", (one, other, alike) => {
  expect(areAlike(concept(one), concept(other))).toBe(alike);
});
