import { describe, expect, it } from "vitest";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { TRAIT, unpackDocument } from "../../graph/extraction/packing/packed-document.ts";
import { shapeFault } from "../../graph/extraction/words/term-shape.ts";

/** The phrases of a text that are noun phrases of their own. */
const wholePhrases = (abstract: string) =>
  unpackDocument(extractCandidates({ title: "", abstract })).candidates.flatMap(({ key, traits }) =>
    traits & TRAIT.own ? [key] : [],
  );

describe("a verb that is taken for a noun", () => {
  it.each([
    ["We asked patients reporting epigastric pain.", "reporting epigastric pain", "epigastric pain"],
    ["We asked women reporting chest pain.", "woman reporting chest pain", "chest pain"],
    ["The bacteria exhibited biofilm morphology.", "bacterium exhibited biofilm morphology", "biofilm morphology"],
    ["The larvae displayed gut microbiota.", "larva displayed gut microbiota", "gut microbiota"],
    ["It, given twice, eradicates Helicobacter pylori.", "eradicates helicobacter pylori", "helicobacter pylori"],
  ])("is no part of a phrase: %s", (text, clause, phrase) => {
    expect(wholePhrases(text)).not.toContain(canonicalKey(clause));
    expect(wholePhrases(text)).toContain(canonicalKey(phrase));
  });

  it.each(["We use systems engineering methods.", "They compare agents using deep learning."])(
    "stays what it is elsewhere: %s",
    (text) => {
      expect(wholePhrases(text).some((key) => /system engineering|deep learning/.test(key))).toBe(true);
    },
  );
});

describe("a verb beside its object", () => {
  it.each([
    ["Such sets were used to train and test random forest models.", "test random forest model", "random forest model"],
    ["The authors design and benchmark graph databases.", "benchmark graph database", "graph database"],
    ["We invert a diffusion process that gradually maps data into noise.", "map data", "diffusion process"],
    [
      "Phosphorus levels closely mirrored acid phosphatase activity.",
      "mirrored acid phosphatase activity",
      "acid phosphatase activity",
    ],
    [
      "Restoration actions significantly impacted biodiversity recovery.",
      "impacted biodiversity recovery",
      "biodiversity recovery",
    ],
    ["Distant porpoises foraging in bays were heard.", "distant porpoise foraging", "bay"],
    ["Dust and boulders orbiting within the ring were seen.", "boulder orbiting", "boulder"],
  ])("is no part of it: %s", (text, clause, phrase) => {
    const found = wholePhrases(text);
    expect(found.some((key) => ` ${key} `.includes(` ${clause} `))).toBe(false);
    expect(found).toContain(phrase);
  });

  it.each([
    ["We use a densely connected network.", "densely connected network"],
    ["Models of weakly supervised learning improve.", "weakly supervised learning"],
    ["We study long-term spatially distributed sensing.", "distributed sensing"],
    ["We need theory, splitting and filter design.", "filter design"],
  ])("but a modifier is: %s", (text, phrase) => {
    expect(wholePhrases(text).some((key) => key.endsWith(phrase))).toBe(true);
  });

  it("may open a title", () => {
    const title = "Retrieving click interval information: a new method";
    const keys = unpackDocument(extractCandidates({ title, abstract: "" })).candidates.map(({ key }) => key);
    expect(keys.some((key) => key.startsWith("retrieving"))).toBe(false);
    expect(keys).toContain("click interval information");
  });
});

describe("Latin of two words", () => {
  it.each([
    ["in vitro fertilization", "vitro fertilization"],
    ["in situ hybridization", "situ hybridization"],
    ["ex situ conservation", "situ conservation"],
  ])("%s is not cut to %s", (name, half) => {
    const found = wholePhrases(`We studied ${name} in cells.`);
    expect(found).toContain(canonicalKey(name));
    expect(found).not.toContain(canonicalKey(half));
  });

  it.each(["in vitro", "in situ", "ex vivo"])("%s alone names nothing", (phrase) => {
    expect(shapeFault(phrase)).toBe("empty phrase");
  });
});

describe("a name with a conjunction", () => {
  it.each([
    ["Diabetes Control and Complications Trial", "Diabetes Control"],
    ["Food and Drug Administration", "Drug Administration"],
    ["Health and Nutrition Survey", "Nutrition Survey"],
    ["Ocean Observation And Response Network", "Response Network"],
    ["Weather Prediction And Rescue Fleet", "Weather Prediction"],
  ])("%s gives no half of it: %s", (name, half) => {
    const found = wholePhrases(`The results of the ${name} were read again.`);
    expect(found).toContain(canonicalKey(name));
    expect(found).not.toContain(canonicalKey(half));
  });
});

describe("the first half of two names with one head", () => {
  it.each([
    ["Fin and blue whales sing. A fin whale is large.", "fin", "fin whale"],
    ["We treat hip and knee osteoarthritis. Hip osteoarthritis is rare.", "hip", "hip osteoarthritis"],
  ])("counts for the name that the paper writes elsewhere: %s", (text, half, name) => {
    expect(wholePhrases(text)).not.toContain(half);
    expect(wholePhrases(text)).toContain(name);
  });

  it("stays where the paper never joins it with the head", () => {
    expect(wholePhrases("Asthma and knee osteoarthritis are common.")).toContain("asthma");
  });
});

describe("words that say where, how much or who", () => {
  it.each([
    "eastward",
    "downstream",
    "nearshore",
    "drier conditions",
    "shorter foraging phases",
    "the archipelago semi-annually",
  ])("%s is no concept", (phrase) => {
    expect(shapeFault(canonicalKey(phrase.replace("the ", "")))).toBeDefined();
  });

  it.each(["lower limb", "higher education", "shortest paths", "gene family", "layer thickness"])(
    "%s may be one",
    (phrase) => {
      expect(shapeFault(canonicalKey(phrase))).toBeUndefined();
    },
  );

  it.each([
    ["It yields 1.26MgCha-1 of carbon storage.", /mgcha/],
    ["Waves pass at 30kms-1 and at a kms-1.", /kms/],
    ["Here Gardenier and colleagues report tissue growth.", /gardenier/],
    ["Mallinson and co-workers report tissue growth.", /mallinson/],
  ])("amounts and authors are no part of %j", (text, wrong) => {
    expect(wholePhrases(text).filter((key) => wrong.test(key))).toEqual([]);
  });
});
