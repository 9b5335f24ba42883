import { describe, expect, it } from "vitest";
import { guessFields } from "../../graph/readers/record/fields.ts";
import { buildRecord } from "../../graph/readers/record/record.ts";

const record = (object: Record<string, unknown>) => buildRecord(guessFields(Object.entries(object)));

describe("building a record", () => {
  it.each([
    ["A One and B Two; C Three", ["A One", "B Two", "C Three"]],
    [
      ["A One", "B Two"],
      ["A One", "B Two"],
    ],
    [
      [{ name: "A One" }, { given: "B", family: "Two" }],
      ["A One", "B Two"],
    ],
    [[{ author: { display_name: "A One" }, raw_author_name: "One, A." }], ["A One"]],
    ["One, Anna and Two, Bert", ["Anna One", "Bert Two"]],
    ["One, Anna; Two, Bert", ["Anna One", "Bert Two"]],
    ["Anna One, Bert Two, Cleo Three", ["Anna One", "Bert Two", "Cleo Three"]],
    ["van der Berg, Jan", ["Jan van der Berg"]],
    [
      [
        ["One", "Anna", ""],
        ["Two", "Bert", ""],
      ],
      ["Anna One", "Bert Two"],
    ],
    ["", []],
    [null, []],
  ])("authors %j", (authors, expected) => {
    expect(record({ title: "T", authors }).authors).toEqual(expected);
  });

  it.each([
    [2021, 2021],
    ["2021", 2021],
    ["2021-03-04", 2021],
    ["Mon, 2 Apr 2007 19:17:00 GMT", 2007],
    ["20210304", 2021],
    [{ "date-parts": [[2021, 3]] }, 2021],
    ["in press", null],
    [0, null],
    [1_609_459_200_000, 2021],
  ])("year %j", (year, expected) => {
    expect(record({ title: "T", year }).year).toBe(expected);
  });

  it.each([
    ["https://doi.org/10.1000/ABC.1", "10.1000/abc.1"],
    ["doi:10.1000/xyz.", "10.1000/xyz"],
    ["10.1016/S0140-6736(20)30183-5", "10.1016/s0140-6736(20)30183-5"],
    ["(10.1000/xyz)", "10.1000/xyz"],
    ["none", null],
  ])("doi %j", (doi, expected) => {
    expect(record({ title: "T", DOI: doi }).doi).toBe(expected);
  });

  it("finds identifiers in addresses", () => {
    expect(record({ title: "T", url: "https://arxiv.org/abs/2401.01234v3" })).toMatchObject({ arxiv: "2401.01234" });
    expect(record({ title: "T", doi: "10.48550/arXiv.2401.01234" })).toMatchObject({ arxiv: "2401.01234" });
    expect(record({ title: "T", url: "https://doi.org/10.1000/x.y" })).toMatchObject({ doi: "10.1000/x.y" });
    expect(record({ title: "T", eprint: "math.GT/0309136" })).toMatchObject({ arxiv: "math/0309136" });
  });

  it("cleans words without harming them", () => {
    const { title, abstract } = record({
      title: "Growth of <i>E. coli</i> in H<sub>2</sub>O\n  &amp; elsewhere",
      abstract: "<jats:title>Abstract</jats:title><jats:p>If a<b and b>c, then p < 0.05.</jats:p>",
    });
    expect(title).toBe("Growth of E. coli in H2O & elsewhere");
    expect(abstract).toBe("If a<b and b>c, then p < 0.05.");
  });

  it.each(["[No abstract available]", "[no abstract]", "N/A", "No abstract available.", "nan"])(
    "%s is none",
    (abstract) => {
      expect(record({ title: "T", abstract }).abstract).toBe("");
    },
  );

  it("rebuilds an abstract from an inverted index", () => {
    const index = { Deep: [0], models: [1, 4], beat: [2], shallow: [3] };
    expect(record({ title: "T", abstract_inverted_index: index }).abstract).toBe("Deep models beat shallow models");
  });

  it("keeps unknown fields out and takes the more trusted of two names", () => {
    const made = record({
      "Source Title": "Journal",
      Source: "Scopus",
      TITLE: "T",
      colour: "red",
      Date: "1999",
      Year: 2001,
    });
    expect(made).toEqual({
      ...{ id: null, title: "T", abstract: "", year: 2001, venue: "Journal", authors: [], keywords: [] },
      ...{ doi: null, arxiv: null, pmid: null, url: null },
    });
  });
});
