import { describe, expect, it } from "vitest";
import { vocabularyOf } from "./vocabulary-of.ts";

/** Labels of the concepts that all of three papers about a term mention. */
function labelsOf(term: string, more = ""): string[] {
  const capital = term.charAt(0).toUpperCase() + term.slice(1);
  const papers = [
    `We studied ${term} in three towns and asked who was affected. Nobody had described ${term} there before.${more}`,
    `A survey of ${term} is given. Costs of ${term} rose over the last ten years.${more}`,
    `${capital} has been discussed for decades. We measure how ${term} changed after the reform.${more}`,
  ].map((abstract, i) => ({ title: `Notes on ${term}, part ${i}`, abstract }));
  return vocabularyOf(papers).concepts.flatMap(({ label, papers: count }) => (count === 3 ? [label] : []));
}

const crossed = <A, B>(left: readonly A[], right: readonly B[]) =>
  left.flatMap((a) => right.map((b) => [a, b] as const));

describe("short forms with a slash", () => {
  it.each(crossed(["PI3K", "Wnt", "JAK", "Nrf2", "Zxq3"], ["Akt", "STAT", "β-catenin", "Vlk"]))(
    "are one name: %s/%s pathway",
    (first, second) => {
      expect(labelsOf(`${first}/${second} pathway`)).toContain(`${first}/${second} pathway`);
    },
  );

  it.each(["Parent/Teacher meetings", "May/June harvests", "his/her wages"])("are no other words: %s", (phrase) => {
    expect(labelsOf(phrase)).not.toContain(phrase);
  });
});

describe("the charge of an ion", () => {
  it.each(["NO3−", "Ca²⁺ signals", "Na⁺ channels", "K⁺ currents", "PO4³⁻", "Mg2+ channels", "Xz⁺ channels"])(
    "belongs to it: %s",
    (ion) => {
      expect(labelsOf(ion)).toContain(ion);
    },
  );

  it.each(crossed(["CD4", "CD8", "CD34", "CD11b"], ["T cells", "B cells", "lymphocytes"]))(
    "stays with %s + %s, written apart",
    (marker, cells) => {
      expect(labelsOf(`${marker} + ${cells}`)).toContain(`${marker}+ ${cells}`);
    },
  );

  it("is no plus between two things", () => {
    expect(labelsOf("LSTM + CRF").join()).not.toContain("+");
  });
});

describe("the full stop of an abbreviation inside a name", () => {
  it.each([
    ...crossed(["Roe", "Brown", "Zarvok"], ["Wade", "Ferguson", "Plimsk"]).map(([a, b]) => `${a} v. ${b}`),
    ...crossed(["subsp.", "var.", "pv.", "f. sp."], ["vulgaris", "zorvensis"]).map(([rank, name]) => {
      return `Fusarium oxysporum ${rank} ${name}`;
    }),
  ])("stays in the label: %s", (name) => {
    expect(labelsOf(name)).toContain(name);
  });
});

describe("a numbered part of a law", () => {
  it.each(["Section 230", "Section 377", "Article 370", "Title IX"])("is a name: %s", (name) => {
    expect(labelsOf(name)).toContain(name);
  });

  it.each(["section 3", "chapter 4", "figure 12", "table 120"])("is none in a paper: %s", (part) => {
    expect(labelsOf(part)).not.toContain(part);
  });
});

describe("the long form of an acronym", () => {
  it.each([
    ["urinary tract infection", "UTI"],
    ["willingness to communicate", "WTC"],
    ["fear of missing out", "FOMO"],
    ["ability to learn", "ATL"],
    ["World Trade Center", "WTC"],
    ["readiness to dorvel", "RTD"],
  ])("is found where it is written out: %s", (long, short) => {
    const papers = ["Sleep", "Income", "Rain"].map((title) => ({
      title: `${title} and ${long}`,
      abstract: `People with strong ${long} (${short}) were asked. In towns, ${short} was rare. Results for ${short} were stable.`,
    }));
    const { concepts } = vocabularyOf(papers);
    const forms = concepts.find(({ aliases }) => aliases.some(({ form }) => form === short))?.aliases;
    expect(forms?.map(({ form, papers: count }) => [form.toLowerCase(), count])).toContainEqual([
      long.toLowerCase(),
      3,
    ]);
  });
});

it("Wi-Fi with its hyphen is no modifier", () => {
  expect(labelsOf("Wi-Fi")).toContain("Wi-Fi");
});
