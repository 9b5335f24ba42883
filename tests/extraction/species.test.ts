import { describe, expect, it } from "vitest";
import { expandAcronyms } from "../../graph/extraction/candidates/acronyms.ts";
import background from "../../graph/extraction/data/background.json" with { type: "json" };
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { wordFacts } from "../../graph/extraction/words/background.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const paper = (title: string, abstract: string) => ({ title, abstract });

const papersOf = (key: string, papers: Parameters<typeof vocabularyOf>[0]) =>
  vocabularyOf(papers).concepts.find((concept) => concept.key === key)?.papers;

const SPECIES = ["Helicobacter pylori", "Escherichia coli", "Caenorhabditis elegans", "Saccharomyces cerevisiae"];

describe("an abbreviated genus", () => {
  it.each(SPECIES)("is the species that its paper, and any paper of the collection, writes out: %s", (name) => {
    const [genus, species] = name.split(" ") as [string, string];
    const short = `${genus[0]}. ${species}`;
    const long = canonicalKey(name);
    const papers = [
      paper("One", `We study ${name}. Colonies of ${short} grow. The ${short} mutants die.`),
      paper("Two", `Colonies of ${short} grow. We feed ${short} with sugar.`),
      paper("Three", `We sequence ${short}. The genome of ${short} is long.`),
    ];
    expect(papersOf(long, papers)).toBe(3);
    expect(papersOf(canonicalKey(short), papers)).toBeUndefined();
  });

  it("stays short where two genera fit, in one paper or in two", () => {
    const both =
      "Drosophila melanogaster and Dryas melanogaster differ. We bred D. melanogaster. All D. melanogaster ate.";
    expect(papersOf("d melanogaster", [paper("Both", both)])).toBe(1);
    const [one, other] = ["Drosophila", "Dryas"].map((genus) =>
      paper(genus, `We bred ${genus} melanogaster. The D. melanogaster ate sugar.`),
    );
    const third = paper("Third", "We bred D. melanogaster. All D. melanogaster ate sugar.");
    expect(papersOf("d melanogaster", [one!, other!, third])).toBe(1);
  });

  it("is also written out inside longer keys", () => {
    const longOf = new Map([["h pylori", "helicobacter pylori"]]);
    expect(expandAcronyms("h pylori eradication", longOf)).toBe("helicobacter pylori eradication");
    expect(expandAcronyms("anti h pylori drug", longOf)).toBe("anti helicobacter pylori drug");
    expect(expandAcronyms("with pylori", longOf)).toBe("with pylori");
  });
});

describe("a short form in two cases", () => {
  it("is no everyday word of the same letters", () => {
    const words = background.words
      .split(" ")
      .filter((word) => /^(?=.*[aeiouy])[a-z]{3,4}$/.test(word) && wordFacts(word)!.capital < 0.5);
    expect(words.length).toBeGreaterThan(500);
    for (const word of words) {
      const short = word[0]! + word.slice(1).toUpperCase();
      expect(canonicalKey(short)).toBe(short);
      expect(canonicalKey(`${short}s`)).toBe(short);
      expect(canonicalKey(word)).toBe(canonicalKey(word).toLowerCase());
    }
  });

  it("stands for its long form, and the word for itself", () => {
    const papers = [
      paper("One", "We report mean average precision (mAP). The mAP rises. A high mAP is good."),
      paper("Two", "The map of the island is old. We draw a map. This map shows roads."),
    ];
    expect(papersOf("mean average precision", papers)).toBe(1);
    expect(
      vocabularyOf(papers).concepts.filter(
        ({ aliases }) => aliases.length > 1 && aliases.some(({ form }) => form === "map"),
      ),
    ).toEqual([]);
  });

  it.each(["cAMP", "mRNA", "tRNA", "qPCR", "eGFR", "pH", "pKa", "kDa", "siRNA"])(
    "keeps the lower case at the start of %s",
    (form) => {
      expect(canonicalKey(form)).toBe(form);
      expect(canonicalKey(form)).not.toBe(canonicalKey(form.toUpperCase()));
      expect(canonicalKey(`${form}s`)).toBe(form);
    },
  );

  it.each(["kNN", "fMRI", "sEMG"])("is one with %s in capitals, which is written in both ways", (form) => {
    expect(canonicalKey(form.toUpperCase())).toBe(canonicalKey(form).toLowerCase());
  });
});
