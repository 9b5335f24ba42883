import { describe, expect, it } from "vitest";
import { extractCandidates } from "../../graph/extraction/extractor.ts";
import { tokenise } from "../../graph/extraction/language/tokens.ts";
import { unpackDocument } from "../../graph/extraction/packing/packed-document.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

/** Names whose first or last word a shorter, different thing lacks; "the" where a sentence needs it. */
const NAMES = `
  World War II; the First World War; the Fourth Crusade; the Great Depression; the Holy Roman Empire; the New Deal; the Third Reich;
  the Hundred Years' War; the Good Friday Agreement; the Congress of Vienna; Henry VIII; the Central African Republic; New South Wales;
  New Zealand; South Africa; the Southern Ocean; Down syndrome; major depressive disorder; severe acute respiratory syndrome; factor VIII;
  diabetes mellitus; HIV/AIDS; small interfering RNA; RNA polymerase II; E. coli; P. falciparum; great tit; common ancestor;
  complete metamorphosis; new public management; purchasing power parity; the Great Recession; Web 2.0; Industry 4.0; Windows 95;
  complex numbers; common law; the First Amendment; Article 50; the Clean Air Act; the European Convention on Human Rights;
  1,25-dihydroxyvitamin D3; N,N-dimethylformamide; Na+/K+-ATPase; poly(lactic-co-glycolic acid); Fe2O3; TGF-β1; SARS-CoV-2;
  the Strait of Juan de Fuca; Rio de Janeiro; low frequency sound levels; the high latitude electric field;
  the small molecule inhibitor`
  .split(";")
  .map((name) => name.trim());

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Four papers about a thing, which stands at the start, in the middle and at the end of their sentences. */
function papersAbout(thing: string, number: number) {
  return [
    {
      title: `Revisiting ${thing}`,
      abstract: `Evidence on ${thing} is scarce. Much was written about ${thing}, yet questions remain. We discuss ${thing}.`,
    },
    {
      title: `Eleven regions and ${thing}`,
      abstract: `${capital(thing)} was described in interviews. Our results suggest that ${thing} differs between regions.`,
    },
    {
      title: `${capital(thing)} and its consequences`,
      abstract: `This article considers ${thing} and its consequences. The role of ${thing}, long neglected, is discussed.`,
    },
    {
      title: "What textbooks say",
      abstract: `Textbooks present ${thing} without context. Pupils were asked about ${thing}. They know ${thing} poorly.`,
    },
  ].map(({ title, abstract }, i) => ({ title: `${title} (${number}.${i})`, abstract }));
}

describe("names", () => {
  const { concepts } = vocabularyOf(NAMES.flatMap(papersAbout));
  const labels = new Map(concepts.map(({ label, papers }) => [label, papers]));

  it.each(NAMES.map((name) => name.replace(/^the /, "")))("%s comes out whole and with its capitals", (name) => {
    expect(labels.get(name)).toBeGreaterThanOrEqual(4);
  });

  it.each([
    ...[
      "world war",
      "War",
      "depression",
      "Depression",
      "Roman Empire",
      "Friday Agreement",
      "Zealand",
      "Wales",
      "coli",
      "falciparum",
    ],
    ...[
      "depressive disorder",
      "acute respiratory syndrome",
      "public management",
      "power parity",
      "Convention",
      "RNA polymerase",
    ],
    ...[
      "25-dihydroxyvitamin D3",
      "N-dimethylformamide",
      "K+-ATPase",
      "lactic-co-glycolic acid",
      "tit",
      "metamorphosis",
    ],
  ])("hand no paper to %s", (shorter) => {
    expect(labels.get(shorter)).toBeUndefined();
  });
});

describe("words of a name", () => {
  it.each([
    ["We measured 2,4-dichlorophenoxyacetic acid.", "2,4-dichlorophenoxyacetic"],
    ["A trace of 2,3,7,8-tetrachlorodibenzodioxin", "2,3,7,8-tetrachlorodibenzodioxin"],
    ["The Na+/H+ exchanger", "Na+/H+"],
    ["Sorption of benzo[a]pyrene on iron(III) oxide", "benzo[a]pyrene"],
    ["Growth of S. aureus in milk", "S."],
  ])("%j hold %j as one", (text, word) => {
    expect(tokenise(text).flatMap(({ tokens }) => tokens.map((token) => token.text))).toContain(word);
  });

  it.each([
    ["In 1,200 cases", "1"],
    ["The method(s) of choice", "method"],
    ["Layers 3,4 and 5", "3"],
    ["See Appendix A. The proof is long.", "A"],
  ])("%j do not join what is none", (text, word) => {
    expect(tokenise(text).flatMap(({ tokens }) => tokens.map((token) => token.text))).toContain(word);
  });
});

describe("the number behind a name", () => {
  const drugs = ["loratadine", "omeprazole", "E2", "xamoterolide"];
  const amounts = ["20 mg", "18 to 65 years", "10 and 20 mg", "1 g", "5, 10 or 20 ml"];
  it.each(drugs.flatMap((drug) => amounts.map((amount) => [drug, amount] as const)))(
    "is none of it before a unit: %s %s",
    (drug, amount) => {
      const abstract = `We gave ${drug} ${amount} to mice. Then ${drug} ${amount} helped, and ${drug} ${amount} did not harm.`;
      const { candidates } = unpackDocument(extractCandidates({ title: "", abstract }));
      const forms = candidates.flatMap(({ forms: all }) => all);
      expect(forms.filter((form) => / \d/.test(form))).toEqual([]);
      expect(forms).toContain(drug);
    },
  );

  it("belongs to it otherwise", () => {
    const abstract = "We measured interleukin 6 in mice. Then interleukin 6 rose. The interleukin 6 level fell.";
    const { candidates } = unpackDocument(extractCandidates({ title: "", abstract }));
    expect(candidates.map(({ key }) => key)).toContain("interleukin 6");
  });
});

describe("authors who are cited", () => {
  it.each([
    "as shown by Quillmore et al. before",
    "as Quillmore, Hartwell et al. say",
    "(Quillmore et al., 2011)",
    "Quillmore and Hartwell et al argue",
  ])("are no names: %s", (words) => {
    const { candidates } = unpackDocument(extractCandidates({ title: "", abstract: `Pond life is rich ${words}.` }));
    expect(candidates.map(({ key }) => key).filter((key) => /quill|hart/.test(key))).toEqual([]);
  });
});

describe("the apostrophe of a plural", () => {
  it.each([
    ["The users' trust is low, as users' trust was.", "users' trust"],
    ["The glass  beads shine.", "glass beads"],
    ["The \\emph{glass} beads shine.", "glass beads"],
  ])("of %j leaves %j", (abstract, form) => {
    const { candidates } = unpackDocument(extractCandidates({ title: "", abstract }));
    expect(candidates.flatMap(({ forms }) => forms)).toContain(form);
  });
});

describe("what is no name", () => {
  const papers = Array.from({ length: 4 }, (_, i) => ({
    title: `Sorting, part ${i}`,
    abstract:
      "We propose a novel sorting network. The sorting network is fast. Table II lists all results, and In Europe 25 cities use it. " +
      "First Bayesian networks were tried. The Bayesian networks failed.",
  }));
  const keys = vocabularyOf(papers).concepts.map(({ key }) => key);

  it.each(["novel sorting network", "table ii", "europe 25", "first bayesian network"])("includes %s", (key) => {
    expect(keys).not.toContain(key);
  });
});
