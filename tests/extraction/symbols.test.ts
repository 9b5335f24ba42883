import { describe, expect, it } from "vitest";
import { canonicalKey } from "../../graph/extraction/language/canonical.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

/** Some papers about each of the forms. */
const papersAbout = (forms: readonly string[], each = 3) =>
  forms.flatMap((form, f) =>
    Array.from({ length: each }, (_, i) => ({
      title: `Notes ${f} of ${i}`,
      abstract: `We measured ${form} in otters. The level of ${form} was high. ${form} is stable.`,
    })),
  );

const conceptsOf = (papers: Parameters<typeof vocabularyOf>[0]) =>
  vocabularyOf(papers).concepts.map(({ label, aliases, papers: count }) => ({
    label,
    count,
    forms: aliases.map(({ form }) => form).toSorted(),
  }));

describe("symbols of elements", () => {
  const elements = ["Co", "Pd", "Mn", "Fe", "Ti", "Cd", "Ni", "Hg", "Zn", "Pt"];

  it.each(elements)("%s is not the acronym of the same letters", (symbol) => {
    const found = conceptsOf(papersAbout([symbol, symbol.toUpperCase(), `${symbol} oxides`]));
    const labels = found.map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining([symbol, symbol.toUpperCase(), `${symbol} oxides`]));
  });

  it.each(["Co-training", "Bi-LSTM", "As", "In", "He"])("%s has no symbol at its beginning", (text) => {
    expect(canonicalKey(text)).toBe(canonicalKey(text.toLowerCase()));
  });
});

describe("acronyms with a number", () => {
  it.each([
    ["IL", 6],
    ["CD", 44],
    ["MMP", 9],
    ["HSP", 70],
    ["XQZ", 12],
  ])("%s-%i are one concept together and apart", (letters, number) => {
    const found = conceptsOf(papersAbout([`${letters}-${number}`, `${letters}${number}`]));
    expect(found.map(({ forms }) => forms)).toContainEqual([`${letters}-${number}`, `${letters}${number}`]);
  });

  it.each([
    ["interleukin", "IL", 6],
    ["claudin", "CLDN", 5],
    ["nectrazin", "NZ", 4],
  ])("%s: %s-%i, defined once, are all one concept", (long, letters, number) => {
    const definition = {
      title: "A definition",
      abstract: `${long} ${number} (${letters}-${number}) was high. ${letters}-${number} fell. We measured ${letters}-${number} levels.`,
    };
    const forms = [`${long} ${number}`, `${letters}-${number}`, `${letters}${number}`];
    const found = conceptsOf([definition, ...papersAbout(forms, 2)]);
    const all = found.find(({ forms: written }) => forms.every((form) => written.includes(form)));
    expect(all?.count).toBe(7);
  });

  it.each(["α", "β1", "γ"])("Greek letters (%s) and their names are one", (letter) => {
    const name = letter.replace("α", "alpha").replace("β", "beta").replace("γ", "gamma");
    expect(canonicalKey(`XQF-${letter}`)).toBe(canonicalKey(`XQF-${name}`));
  });
});

describe("numbers and Greek letters in names", () => {
  it.each([
    ["vitamin K2", "vitamin K-2"],
    ["MERS-CoV-3", "MERS-CoV3"],
    ["XQZ-β1", "XQZ-beta 1", "XQZ-beta1"],
    ["QVF-α", "QVFα", "QVF-alpha"],
    ["type 3 nerdosis", "type III nerdosis", "type-3 nerdosis"],
    ["stage 4 mulcoma", "stage IV mulcoma"],
    ["4D tissue printing", "4-D tissue printing"],
  ])("%s is one concept with %s", (...forms) => {
    const found = conceptsOf(papersAbout(forms));
    const all = found.filter(({ forms: written }) => forms.some((form) => written.includes(form)));
    expect(all.map(({ count }) => count)).toEqual([3 * forms.length]);
  });

  it.each([
    ["XQZ-β1", "XQZ-β2"],
    ["type 2 nerdosis", "type III nerdosis"],
    ["vitamin K1", "vitamin K-2"],
    ["MERS-CoV-3", "MERS-CoV"],
  ])("%s is not %s", (a, b) => {
    const found = conceptsOf(papersAbout([a, b]));
    expect(found).toContainEqual({ label: a, count: 3, forms: [a] });
    expect(found).toContainEqual({ label: b, count: 3, forms: [b] });
  });

  it("are one in an acronym that one paper defines", () => {
    const definition = {
      title: "A definition",
      abstract:
        "Quail vascular factor alpha (QVF-α) was high. QVF-α fell. We measured quail vascular factor alpha in serum.",
    };
    const forms = ["QVF-α", "QVFα", "QVF-alpha"];
    const found = conceptsOf([definition, ...papersAbout(forms, 2)]);
    const all = found.find(({ forms: written }) => forms.every((form) => written.includes(form)));
    expect(all?.count).toBe(7);
  });
});

describe("a definition in one paper", () => {
  const define = (long: string, short: string) => ({
    title: `The ${long}`,
    abstract: `The ${long} (${short}) is used in ponds. Every ${short} is small. We use the ${short}.`,
  });

  it.each([
    ["robot operating system", "ROS"],
    ["long pond survey", "LPS"],
    ["advanced controller", "AC"],
  ])("of %s does not rename %s in all others", (long, short) => {
    const found = conceptsOf([define(long, short), ...papersAbout([short], 9)]);
    expect(found).toContainEqual({ label: short, count: 9, forms: [short] });
  });

  it("serves for the few others that use it", () => {
    const found = conceptsOf([define("otter occupancy model", "OOM"), ...papersAbout(["OOM"], 3)]);
    expect(found.find(({ forms }) => forms.includes("OOM"))?.count).toBe(4);
  });
});

describe("verbs of findings", () => {
  const verbs = "mediates attenuates upregulates fosters encodes dephosphorylates glycosylates demystifies".split(" ");
  const pasts = ["reduced", "increased", "worsened"];

  it.each([...verbs, ...pasts])("%s is no part of a concept", (verb) => {
    const papers = ["Family conflict", "Pond dredging", "Vitamin D"].map((subject, i) => ({
      title: `Notes on ${subject}`,
      abstract: `${subject} ${verb} sleep quality. We find that ${subject.toLowerCase()} ${verb} screen time in case ${i}.`,
    }));
    expect(conceptsOf(papers).filter(({ forms }) => forms.some((form) => form.includes(verb)))).toEqual([]);
  });

  it.each(["sodium phosphates buffer", "sports medicine clinics"])("%s stays whole", (phrase) => {
    const found = conceptsOf(papersAbout([phrase]));
    expect(found.flatMap(({ forms }) => forms)).toContain(phrase);
  });
});
