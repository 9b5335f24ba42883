import { describe, expect, it } from "vitest";
import { labelledText } from "../../graph/readers/formats/text/labelled-text.ts";
import { pubmedText } from "../../graph/readers/formats/text/pubmed-text.ts";
import { scopusText } from "../../graph/readers/formats/text/scopus-text.ts";
import { readAsDetected } from "./collect.ts";

const SEALS = "Kites see what boats disturb. We fly a camera over sand banks and count harbour seals on every frame.";
const TERNS = "Terns nest among stones. We mark four hundred nests and return each week until the young can fly.";

describe("PubMed", () => {
  it("Abstract (text): title, authors, abstract and identifiers, without what stands around them", async () => {
    const text = `1. Coast Med. 2021 Mar-Apr;4(2):10-9. doi: 10.9999/cm.2021.4. Epub 2021 Feb
3.

Seals and kites: a count over two
summers.

Holm S(1)(2), Uhl T(3), van der Arne Z Jr.

Author information:
(1)Institute of Shores, Hill Town.
(2)Sand College.

Comment in
    Coast Med. 2021 May;4(3):1.

OBJECTIVES: ${SEALS}
RESULTS: They did not look up.

CONCLUSIONS: Kites do.

Copyright © 2021 Invented Press.

DOI: 10.9999/cm.2021.4
PMCID: PMC999999
PMID: 39999911 [Indexed for MEDLINE]

Conflict of interest statement: None.


2. Shore Rep. 2019;12:3.

[Terns on stones].

[Article in Danish]

[No authors listed]

PMID: 39999912
`;
    expect(await readAsDetected(pubmedText, text)).toMatchObject([
      {
        ...{ title: "Seals and kites: a count over two summers.", year: 2021, venue: "Coast Med", pmid: "39999911" },
        ...{
          doi: "10.9999/cm.2021.4",
          abstract: `OBJECTIVES: ${SEALS} RESULTS: They did not look up. CONCLUSIONS: Kites do.`,
        },
        authors: expect.arrayContaining(["S Holm", "T Uhl"]),
      },
      { title: "[Terns on stones].", year: 2019, pmid: "39999912", authors: [] },
    ]);
  });

  it("Summary (text): titles, authors and identifiers", async () => {
    const text = `1: Holm S, Uhl T. Seals and kites: what do they see? Coast Med. 2021 Mar;4(2):10-9.
doi: 10.9999/cm.2021.4. PMID: 39999911; PMCID: PMC999999.

2: Arne Z. Terns on stones. Shore Rep. 2019;12:3. PMID: 39999912.
`;
    expect(await readAsDetected(pubmedText, text)).toMatchObject([
      {
        title: "Seals and kites: what do they see?",
        authors: ["S Holm", "T Uhl"],
        venue: "Coast Med",
        year: 2021,
        doi: "10.9999/cm.2021.4",
      },
      { title: "Terns on stones.", authors: ["Z Arne"], venue: "Shore Rep", year: 2019, pmid: "39999912" },
    ]);
  });
});

describe("Scopus", () => {
  it("plain text: every field that is there", async () => {
    const text = `Scopus
EXPORT DATE: 4 March 2024

Holm S., Uhl T.
AUTHOR FULL NAMES: Holm, Signe (57000000009); Uhl, Tim (57000000008)
57000000009; 57000000008
Seals and kites
(2021) Coast Notes, 4 (2), art. no. 10, Cited 3 times.
DOI: 10.9999/cn.8
https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000009&partnerID=40
ABSTRACT: ${SEALS} © 2021 The Author(s).
AUTHOR KEYWORDS: kites; seals
PUBMED ID: 39999911
SOURCE: Scopus

Arne Z., Crane B.-O.
Terns on stones
(2019) Shore Bulletin, 12, pp. 3 - 9.
ABSTRACT: ${TERNS}
SOURCE: Scopus
`;
    expect(await readAsDetected(scopusText, text)).toMatchObject([
      {
        ...{ id: "2-s2.0-85000000009", title: "Seals and kites", year: 2021, venue: "Coast Notes", abstract: SEALS },
        ...{ authors: ["Signe Holm", "Tim Uhl"], keywords: ["kites", "seals"], doi: "10.9999/cn.8", pmid: "39999911" },
      },
      { title: "Terns on stones", year: 2019, venue: "Shore Bulletin", abstract: TERNS },
    ]);
  });
});

describe("ProQuest and other texts with named fields", () => {
  it("ProQuest: documents between rules", async () => {
    const rule = "_".repeat(60);
    const text = `${rule}

Report Information from ProQuest
March 04 2024 10:00
${rule}

Document 1 of 2

Seals and kites

Author: Holm, Signe; Uhl, Tim.

Publication info: Coast Notes ; Hill Town  Vol. 4, Iss. 2,  (Mar 2021): 10-19.

ProQuest document link

Abstract: ${SEALS}
Results: They did not look up.

Subject: Seals; Kites;

Title: Seals and kites

Publication title: Coast Notes

Volume: 4

Publication year: 2021

DOI: http://dx.doi.org/10.9999/cn.8

ProQuest document ID: 999999901

Document URL: https://www.proquest.com/docview/999999901

${rule}

Document 2 of 2

Terns on stones

Author: Arne, Zoe.

Abstract (summary): ${TERNS}

Publication title: Shore Bulletin

Publication year: 2019

ProQuest document ID: 999999902

${rule}
`;
    expect(await readAsDetected(labelledText, text)).toMatchObject([
      {
        ...{
          id: "999999901",
          title: "Seals and kites",
          abstract: `${SEALS} Results: They did not look up.`,
          year: 2021,
        },
        ...{ venue: "Coast Notes", authors: ["Signe Holm", "Tim Uhl"], doi: "10.9999/cn.8" },
      },
      { id: "999999902", title: "Terns on stones", abstract: TERNS, year: 2019, venue: "Shore Bulletin" },
    ]);
  });

  it("notes of one's own: a title begins the next paper", async () => {
    const text = `Title: Seals and kites\nAuthors: Signe Holm\nYear: 2021\nAbstract: ${SEALS}\n\nTitle: Terns on stones\nAbstract:\n${TERNS}\n`;
    expect(await readAsDetected(labelledText, text)).toMatchObject([
      { title: "Seals and kites", abstract: SEALS, year: 2021, authors: ["Signe Holm"] },
      { title: "Terns on stones", abstract: TERNS },
    ]);
  });
});
