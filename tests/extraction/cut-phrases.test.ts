import { describe, expect, it } from "vitest";
import { candidatesOf } from "../../graph/extraction/candidates/candidates.ts";
import { analyseDocument } from "../../graph/extraction/language/document.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const OTHERS = Array.from({ length: 4 }, (_, i) => ({
  title: `Crop yield ${i}`,
  abstract: "Crop yield guides irrigation. Soil moisture rises with crop yield.",
}));

const labelsOf = (...abstracts: string[]) =>
  vocabularyOf([...abstracts.map((abstract, i) => ({ title: `Paper ${i}`, abstract })), ...OTHERS]).concepts.map(
    ({ label }) => label.toLowerCase(),
  );

describe("a part of a longer phrase", () => {
  it.each([
    ["Data of the Veterans Affairs administrative service were used.", "affairs administrative service"],
    ["We thank the American Thoracic Surgery Association for its data.", "thoracic surgery association"],
    ["We study peptic ulcer patterns. A peptic ulcer hurts. Every peptic ulcer heals.", "ulcer patterns"],
    ["We use a random forest classification scheme.", "forest classification"],
    ["Nearest neighbor-based label transfer was used.", "neighbor-based label transfer"],
  ])("is no concept: %s", (abstract, part) => {
    expect(labelsOf(abstract)).not.toContain(part);
  });

  it.each([
    ["Seals live in the Gulf of Mexico. The Gulf of Mexico is warm.", "gulf"],
    ["Ships pass the Strait of Georgia. The Strait of Georgia is cold.", "strait"],
    ["We grow induced pluripotent stem (iPS) cells. These iPS cells divide.", "induced pluripotent stem"],
  ])("that ends before a preposition or its acronym is none either: %s", (abstract, part) => {
    expect(labelsOf(abstract)).not.toContain(part);
  });

  it.each([
    ["Offline reinforcement learning is studied.", "reinforcement learning"],
    ["Einstein's General Relativity is tested. General Relativity holds.", "general relativity"],
    ["Ulcer patterns differ. Peptic ulcer patterns differ most. A peptic ulcer hurts.", "ulcer patterns"],
    ["The soft orthotic device helps. An active soft orthotic device is heavy.", "soft orthotic device"],
  ])("that stands by itself, or is established, stays: %s", (abstract, phrase) => {
    expect(labelsOf(abstract)).toContain(phrase);
  });

  it("stays when several papers write it in different phrases", () => {
    const papers = ["blue", "fin", "humpback"].map(
      (kind) => `We record ${kind} whale song. A ${kind} whale sings. The ${kind} whale dives.`,
    );
    expect(labelsOf(...papers)).toContain("whale song");
    expect(labelsOf(papers[0]!)).not.toContain("whale song");
  });
});

const keysOf = (abstract: string) => candidatesOf(analyseDocument({ title: "", abstract })).map(({ key }) => key);

describe("a name with a colour", () => {
  it.each(["Black and Gold Howler Monkey", "Red and Green Macaw Project", "Black and White Colobus"])(
    "is whole: %s",
    (name) => {
      const keys = keysOf(`We follow the ${name} at dawn.`);
      expect(keys).toContain(name.toLowerCase());
      expect(keys).not.toContain(name.toLowerCase().replace(/^\w+ and /, ""));
    },
  );
});

describe("an abbreviated saint or mount", () => {
  it.each(["Lawrence", "Louis", "Helens"])("belongs to its name: %s", (name) => {
    const labels = labelsOf(`We sampled the St. ${name} Estuary. The St. ${name} Estuary is cold.`);
    expect(labels).toContain(`st. ${name.toLowerCase()} estuary`);
    expect(labels).not.toContain(`${name.toLowerCase()} estuary`);
  });
});
