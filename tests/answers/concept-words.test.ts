import { describe, expect, it } from "vitest";
import { alsoNames, areAlike, sideNames } from "../../graph/answers/bridges/concept-words.ts";
import type { ConceptRecord } from "../../graph/contract/records.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";

const concept = (label: string) => ({ label, key: canonicalKey(label) }) as ConceptRecord;
const namesOf = (labels: readonly string[], field = "SLAM & mobile robot", own = labels) =>
  sideNames(labels.map(concept), field, ({ label }) => own.includes(label));

describe("a side of a bridge", () => {
  it("is named by its two most telling concepts", () => {
    expect(namesOf(["arcs", "laser scanner", "SLAM"])).toEqual(["arcs", "laser scanner"]);
    expect(namesOf(["SLAM", "laser scanner"])).toEqual(["SLAM", "laser scanner"]);
  });

  it("is named by the field where its concepts say all that the name says", () => {
    expect(namesOf(["laser scanner", "SLAM", "mobile robots"])).toEqual([]);
    expect(namesOf(["text-to-image diffusion models", "text prompt"], "text prompt & diffusion models")).toEqual([]);
  });

  it("is named by what the paper says of its own work, if anything is", () => {
    expect(namesOf(["loop closure", "low power", "arcs"], undefined, ["loop closure"])).toEqual(["loop closure"]);
    expect(namesOf(["loop closure", "low power", "arcs"], undefined, ["arcs", "low power"])).toEqual([
      "low power",
      "arcs",
    ]);
    expect(namesOf(["low power", "arcs"], undefined, [])).toEqual(["low power", "arcs"]);
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

it.each([
  ["deep neural network", "deep neural network model", true],
  ["multi-task reinforcement learning", "reinforcement learning", true],
  ["network", "network model", false],
  ["deep learning", "learning", false],
  ["reinforcement learning policy", "reinforcement learning", false],
  ["deep neural network", "neural network model", false],
])("who writes %s also names %s: %s", (phrase, other, names) => {
  expect(alsoNames(concept(phrase), concept(other))).toBe(names);
});
