import { describe, expect, it } from "vitest";
import { closingLinesOf, maskClosingLines } from "../../graph/extraction/language/closing-lines.ts";
import { analyseDocument } from "../../graph/extraction/language/document.ts";
import { vocabularyOf } from "./vocabulary-of.ts";

const body = "We measured the yield of beech seeds in nine valleys. Frost damage explains most of the loss.";

const publishers = [
  "Elsevier Ltd",
  "Springer-Verlag GmbH Germany",
  "The Royal Society",
  "John Wiley & Sons, Inc.",
  "S. Karger AG, Basel",
];
const statements: string[] = [
  ...publishers.flatMap((name) => [
    `© 2019 ${name}.`,
    `(C) 2007 ${name}. All rights reserved.`,
    `Copyright © 2014, ${name}`,
    `Copyright 2011 ${name}. Published by ${name} on behalf of the Society of Seeds.`,
    `2016 ${name === "The Royal Society" ? "The Authors" : `© ${name}`}.`,
    `© The Author(s) 2018. Published by ${name}`,
    `Copyright of Journal of Seeds is the property of ${name} and its content may not be copied without permission.`,
  ]),
  "This article is protected by copyright. All rights reserved.",
  "Licensee MDPI, Basel, Switzerland. This article is an open access article distributed under the terms of the Creative Commons Attribution (CC BY) license.",
  "PsycINFO Database Record (c) 2019 APA, all rights reserved.",
  "(PsycInfo Database Record (c) 2022 APA, all rights reserved)",
  "[ABSTRACT FROM AUTHOR]",
  "Trial registration: ClinicalTrials.gov NCT01234567.",
  "This trial was registered at the national register as ISRCTN12345678.",
  "Systematic review registration: PROSPERO CRD42019123456.",
  "JEL classification: Q12, Q56.",
  "JEL Codes: C21; R14",
  "PACS numbers: 05.45.Xt, 87.10.-e",
  "Mathematics Subject Classification (2010): 35K55, 35B40",
  "Keywords: beech, frost, seed rain",
  "KEY WORDS: beech; frost",
  "Index Terms—beech, frost.",
  "Corresponding author: A. Miller, Institute of Seeds.",
  "The authors declare no conflicts of interest.",
  // licences
  "This is an open-access article distributed under the terms of the Creative Commons Attribution Licence.",
  "It permits unrestricted use, distribution and reproduction in any medium, provided the original work is cited.",
  "© Author(s) (or their employer(s)) 2017. Re-use permitted under CC BY.",
  "No commercial re-use.",
  "Reprinted with permission of the seed owner.",
  "Further reproduction prohibited without permission.",
  "Seeds of the World published by Wiley-Blackwell on behalf of the Society of Seeds.",
  "This article is a U.S. Government work and is in the public domain in the USA.",
  "Springer-Verlag Wien 2004.",
  "BSPB, 2011.",
  "ePub ahead of print.",
  // notes
  "The opinions expressed in this paper are those of the author and not of the Bank of Seeds.",
  "The content is solely the responsibility of the authors.",
  "A preliminary version of this paper was presented at the Congress of Foresters, Bern.",
  "Parts of this work were published in the proceedings of the congress.",
  "Presented at the Congress of Foresters, Bern.",
  "Communicated by A. B. Miller.",
  "Associate Editor: A. Miller.",
  "This article is part of the theme issue 'Seeds and frost'.",
  "This paper is part of a special section on beech.",
  "Supplementary data are available at the site of the journal.",
  "The online version of this article contains supplementary material.",
  "Data are available from the Dryad Digital Repository.",
  "How to cite this article: Miller A. Seeds.",
  "Ann For Sci 2015;72:19-27.",
  "Forestry, 88:101-110, 2015.",
  // codes of subjects
  "AMS subject classifications. 35K55, 35B40.",
  "2010 Mathematics Subject Classification: Primary 35K55; Secondary 35B40.",
  "MSC (2010): 35K55.",
  "Classification JEL : Q12, Q56.",
  "Subject classification: MSC 35K55.",
  "Q12, Q56 (JEL).",
  "UDC 630.2",
];

describe("closing lines", () => {
  it.each(statements)("are found at the end: %s", (statement) => {
    for (const gap of [" ", "\n", "\n\n"]) {
      const text = `${body}${gap}${statement}`;
      const left = [...closingLinesOf(text)].reduceRight(
        (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
        text,
      );
      expect(left.trim()).toBe(body);
    }
  });

  it.each([
    "Copyright law changed in 2019 and so did the price of seeds.",
    "We study how copyright is enforced. The rights of the author are reserved to publishers.",
    "Creative Commons licences let farmers share the names of seeds.",
    "Seeds were published by name in 1753.",
    "Trial registration is rare in agronomy, and registries are incomplete.",
    "PACS systems store images. The PACS of four hospitals were compared.",
    "Keywords of queries are expanded by a thesaurus.",
    "Conflicts of interest are common among foresters. The conflict of interest of reviewers is studied.",
    "Open access publishing costs more than seeds. Permits to collect seeds are rare.",
    "The views expressed by foresters differ from those of farmers.",
    "An earlier version of the model was presented to farmers and is improved here.",
    "Editors of journals were asked about supplementary material.",
    "Classification of seeds by UDC numbers is slow. In 1992; 40 seeds died.",
    "Data are available for nine valleys. The data available in 2009 were few.",
    "This work is part of a virtual forest project. This article is part of a theme of seeds.",
    "Germination rose between 1998 and 2009.",
    "The methods are (a) exact, (b) fast, (c) 20 times smaller.",
  ])("are not what an abstract says: %s", (sentence) => {
    expect(closingLinesOf(`${sentence} ${body}`)).toEqual([]);
    expect(closingLinesOf(`${body} ${sentence} Frost is rare.`)).toEqual([]);
  });

  it.each([
    [
      "BACKGROUND: Little is known. MAIN OUTCOME MEASURES: Pain. CONCLUSIONS: Rest helps.",
      "Little is known Pain Rest helps",
    ],
    ["Objective. To count seeds. Materials and Methods. We counted. Results. Many.", "To count seeds We counted Many"],
    ["PurposeThe aim is small. MethodsWe counted.ResultsMany seeds.", "The aim is small We counted Many seeds"],
    [
      "Design/methodology/approachSeeds were counted. Practical implicationsFarmers may wait. Research limitations/implicationsOne valley.",
      "Seeds were counted Farmers may wait One valley",
    ],
    ["Social implicationsFrost is rare. Originality/valueFew look.", "Frost is rare Few look"],
    ["Seeds died. Implications for nursing Nurses need seeds.", "Seeds died Nurses need seeds"],
    ["Seeds died. Implications for practice: Buy seeds.", "Seeds died Buy seeds"],
    ["IMPORTANCE Seeds feed birds.", "Seeds feed birds"],
    [
      "Implications for nursing in Norway. DataCite counts. CaseMaker",
      "Implications for nursing in Norway DataCite counts CaseMaker",
    ],
    ["RESULTS Most seeds died. INCLUSION CRITERIA: Seeds.", "Most seeds died Seeds"],
    [
      "Objective In ponds. Methods We counted. Conclusion Live seeds are rare.",
      "In ponds We counted Live seeds are rare",
    ],
    ["Methods Engineering is a field. Seeds are rare.", "Methods Engineering is a field Seeds are rare"],
    [
      "Design patterns help. Results show it. Methods for seeds: two.",
      "Design patterns help Results show it Methods for seeds two",
    ],
  ])("labels of parts are no words: %s", (text, words) => {
    const { words: read } = analyseDocument({ title: "", abstract: text });
    expect(read.map((word) => word.text).join(" ")).toBe(words);
    for (const { text: word, start, end } of read) expect(text.slice(start, end)).toBe(word);
  });

  it("keep the length of the text", () => {
    for (const statement of statements) {
      const text = `${body} ${statement}`;
      expect(maskClosingLines(text)).toHaveLength(text.length);
    }
  });

  it("give no concept unless they are kept", () => {
    const lines = [
      "© 2020 Elsevier B.V.",
      "© 2021 by the authors. Licensee MDPI, Basel, Switzerland.",
      "Copyright © 2018 John Wiley & Sons, Ltd.",
    ];
    const papers = [
      "crop yield",
      "soil moisture",
      "weed detection",
      "drone imagery",
      "pest traps",
      "sleep quality",
    ].map((topic, i) => ({
      title: `A study of ${topic}`,
      abstract: `We measured ${topic} in twelve regions. Better ${topic} helps. ${lines[i % lines.length]}`,
    }));
    const keys = (kept: boolean) =>
      vocabularyOf(papers.map((paper) => ({ ...paper, keepClosingLines: kept }))).concepts.map(({ key }) => key);
    expect(keys(false).filter((key) => /copyright|elsevier|mdpi|basel|wiley|son/.test(key))).toEqual([]);
    expect(keys(false)).toContain("soil moisture");
    expect(keys(true).some((key) => /elsevier|mdpi|basel/.test(key))).toBe(true);
  });
});

describe("the last words of many papers", () => {
  const line = "Provided by the Valley Seed Archive under its terms of use.";
  const paper = (i: number, end: string) => ({
    title: `Seeds of place ${i}`,
    abstract: `Frost damage was counted in valley ${i}. Beech seeds survive the winter. ${end}`,
  });
  const keys = (papers: Parameters<typeof vocabularyOf>[0]) => vocabularyOf(papers).concepts.map(({ key }) => key);

  it("are no concepts, and are in few papers", () => {
    const many = Array.from({ length: 12 }, (_, i) => paper(i, line));
    const few = Array.from({ length: 3 }, (_, i) => paper(i, line));
    expect(keys(few).some((key) => key.includes("seed archive"))).toBe(true);
    expect(keys(many).some((key) => key.includes("seed archive"))).toBe(false);
    expect(keys(many)).toContain("frost damage");
  });

  it("are kept where the paper speaks of them", () => {
    const papers = Array.from({ length: 12 }, (_, i) => {
      const { title, abstract } = paper(i, line);
      return { title, abstract: `The Valley Seed Archive is described. ${abstract}` };
    });
    expect(keys(papers)).toContain("valley seed archive");
  });
});
