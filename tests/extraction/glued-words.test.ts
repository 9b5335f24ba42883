import { describe, expect, it } from "vitest";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { unpackDocument } from "../../graph/extraction/packing/packed-document.ts";

/** The keys of all candidates of a text. */
const keysOf = (abstract: string) =>
  unpackDocument(extractCandidates({ title: "", abstract })).candidates.map(({ key }) => key);

const holdsWords = (keys: readonly string[], words: string) =>
  keys.some((key) => ` ${key} `.includes(` ${canonicalKey(words)} `));

describe("function words that the source glued together", () => {
  const glued = ["with", "of", "in", "to", "and", "for", "on", "from", "by"].flatMap((word) =>
    ["the", "this", "their"].map((article) => word + article),
  );

  it.each(glued)("%s parts the phrases beside it", (word) => {
    const keys = keysOf(`We weigh biodiversity gains ${word} restoration costs.`);
    expect(keys).toEqual(expect.arrayContaining(["biodiversity gain", "restoration cost"]));
    expect(holdsWords(keys, word)).toBe(false);
  });
});

describe("a word that the source glued to its article", () => {
  it.each(["achievethe", "controlthe", "reducethe"])("%s is no part of a phrase", (word) => {
    expect(holdsWords(keysOf(`Plans may ${word} restoration targets.`), word)).toBe(false);
  });
});

describe("a dash that the source glued to its words", () => {
  it.each([
    ["Detectors for acoustic environments-A case study in the Arctic.", "acoustic environment"],
    ["Neural topic models-A survey of the last decade.", "neural topic model"],
    ["Coral bleaching events-The long view of a century.", "coral bleaching event"],
    ["We sampled stone terraces-P. tabulaeformis stored less.", "stone terrace"],
  ])("ends the phrase before it: %s", (text, phrase) => {
    expect(keysOf(text)).toContain(phrase);
  });

  it.each(["vitamin-A deficiency", "hepatitis-A virus", "type-A behaviour", "QCM-D measurements"])(
    "belongs to a name elsewhere: %s",
    (name) => {
      expect(keysOf(`We studied ${name} in rats.`)).toContain(canonicalKey(name));
    },
  );
});

describe("who named a species", () => {
  it.each([
    ["Sclerospora graminicola (Sacc.) Schroet.", ["sacc", "schroet"]],
    ["Striga hermonthica (Del.) Benth.", ["del", "benth"]],
    ["Balaenoptera physalus (Linnaeus, 1758)", ["linnaeus"]],
    ["(Pusa hispida (Schreber, 1775))", ["schreber"]],
  ])("is no concept: %s", (name, authors) => {
    const keys = keysOf(`We recorded ${name} throughout the year.`);
    for (const author of authors) expect(holdsWords(keys, author)).toBe(false);
  });

  it("leaves abbreviations in parentheses that name something", () => {
    expect(keysOf("We use a vibrating probe (Fig.) and the Mediterranean monk seal (Med.) here.")).toContain(
      "mediterranean monk seal",
    );
  });
});

describe("amounts beside what they are of", () => {
  it.each([
    ["Stocks fell in the 0-40cm depth soil carbon pool.", "depth soil carbon", "soil carbon pool"],
    ["We sank 10 cm diameter steel pipes.", "diameter steel pipe", "steel pipe"],
    ["Models showed a 4x detection range here.", "4x detection range", "detection range"],
    ["The energy rose to 117 J/m2 fracture energy in steel.", "m2", "fracture energy"],
    ["We wrote 25k natural language directives here.", "25k natural language", "natural language directive"],
    ["This gave 16x area coverage in bays.", "16x area coverage", "area coverage"],
  ])("are no part of a name: %s", (text, wrong, right) => {
    const keys = keysOf(text);
    expect(holdsWords(keys, wrong)).toBe(false);
    expect(keys).toContain(right);
  });

  it("are one where the name begins with them", () => {
    expect(keysOf("We used the 10x Genomics platform.").some((key) => key.startsWith("10x genomic"))).toBe(true);
    expect(keysOf("We map water depth and snow depth profiles.")).toEqual(
      expect.arrayContaining(["water depth", "snow depth profile"]),
    );
  });
});
