import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readPapers } from "../../graph/readers/read-papers.ts";
import { type FieldReport, fieldLine } from "../../graph/readers/record/field-use.ts";

const fixtures = join(import.meta.dirname, "../fixtures/readers");
const files = readdirSync(fixtures).filter((name) => statSync(join(fixtures, name)).isFile());
const folder = mkdtempSync(join(tmpdir(), "isthmus-fields-"));

const SENTENCES =
  "We study how the salt of an estuary moves with its tides. In this paper, we propose a model of brackish water and show " +
  "that it predicts the growth of reeds. Our results show that the model is better than three others on measured data.";

/** One small file of each format that stands in no fixture. */
const OTHERS: Readonly<Record<string, string>> = {
  "notes.txt": `Tides of an invented estuary\n\n${SENTENCES}\n`,
  "page.txt": `Tides of an invented estuary\n${SENTENCES}\nReeds of another estuary\n${SENTENCES}\n`,
  "paper.txt": `arxiv:2401.01234\nTides of an invented estuary\nPublished on Jan 3, 2024\nAuthors:\nKim Arden,\nAbstract\n${SENTENCES}\n`,
  "listing.txt": `\\\\\narXiv:2401.01234\nDate: Wed, 3 Jan 2024 10:00:00 GMT\n\nTitle: Tides of an invented estuary\nAuthors: Kim Arden\nComments: 9 pages\n\\\\\n${SENTENCES}\n\\\\\n`,
  "labelled.txt": `Title: Tides of an invented estuary\nAuthor: Arden, Kim\nPublication title: Journal of Estuaries\nSource type: Journal\nAbstract: ${SENTENCES}\n`,
  "pubmed.txt": `1. J Invent Med. 2020 Mar;12(3):101-9. doi: 10.1000/xyz.\n\nTides of an invented estuary.\n\nArden K(1), Bloom S(2).\n\n${SENTENCES}\n\nPMID: 39999901\n`,
  "scopus.txt": `Scopus\nEXPORT DATE: 01 March 2024\n\nArden, K.\nTides of an invented estuary\n(2020) Journal of Estuaries, 12 (3), pp. 101 - 109.\nDOI: 10.1000/xyz\nABSTRACT: ${SENTENCES}\nLANGUAGE: English\n`,
  "one.html": `<!doctype html><html><head><meta name="citation_title" content="Tides of an invented estuary"><meta name="citation_issue" content="3"><meta name="citation_author" content="Arden, Kim"></head><body><h2>Abstract</h2><p>${SENTENCES}</p></body></html>`,
  "list.html": `<!doctype html><html><body><h3><a href="https://arxiv.org/abs/2401.01234">Tides of an invented estuary</a></h3><p>${SENTENCES}</p></body></html>`,
  "one.mht": `MIME-Version: 1.0\nContent-Type: text/html\n\n<!doctype html><html><head><meta name="citation_title" content="Tides of an invented estuary"></head><body><h2>Abstract</h2><p>${SENTENCES}</p></body></html>`,
  "tei.xml": `<TEI><teiHeader><fileDesc><titleStmt><title>Tides of an invented estuary</title></titleStmt><sourceDesc><biblStruct><analytic><author><persName><surname>Arden</surname></persName></author></analytic></biblStruct></sourceDesc></fileDesc><profileDesc><abstract><p>${SENTENCES}</p></abstract></profileDesc></teiHeader></TEI>`,
  "marc.xml": `<record><controlfield tag="001">7</controlfield><datafield tag="245"><subfield code="a">Tides of an invented estuary</subfield></datafield><datafield tag="520"><subfield code="a">${SENTENCES}</subfield></datafield><datafield tag="300"><subfield code="a">9 p.</subfield></datafield></record>`,
  "datacite.xml": `<resource><titles><title>Tides of an invented estuary</title></titles><descriptions><description descriptionType="Abstract">${SENTENCES}</description></descriptions><version>2</version></resource>`,
  "jats.xml": `<article><front><article-meta><title-group><article-title>Tides of an invented estuary</article-title></title-group><abstract><p>${SENTENCES}</p></abstract><volume>3</volume></article-meta></front></article>`,
};

async function reportOf(path: string): Promise<FieldReport> {
  const reports: FieldReport[] = [];
  let records = 0;
  for await (const item of readPapers(path, { onFields: (report) => reports.push(report) }))
    if (item.kind === "record") records++;
  expect(records).toBeGreaterThan(0);
  return reports[0]!;
}

describe("what of a file fed which field", () => {
  it.each(files)("is said of %s", async (name) => {
    const { fields } = await reportOf(join(fixtures, name));
    expect(fields.title ?? fields.abstract).toBeDefined();
  });

  it.each(Object.keys(OTHERS))("is said of %s", async (name) => {
    const path = join(folder, name);
    writeFileSync(path, OTHERS[name]!);
    const { fields } = await reportOf(path);
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(["title", "abstract"]));
  });

  it.each([
    ["labelled.txt", "title ← Title, abstract ← Abstract", "not used: Source type"],
    ["scopus.txt", "abstract ← ABSTRACT", "not used: LANGUAGE"],
    ["listing.txt", "title ← title", "not used: comments"],
    ["one.html", "title ← citation_title, abstract ← text of the page", "not used: citation_issue"],
    ["marc.xml", "title ← 245, abstract ← 520", "not used: 300"],
    ["datacite.xml", "title ← titles/title, abstract ← description", "not used: version"],
    ["jats.xml", "title ← title-group, abstract ← abstract", "not used: volume"],
  ])("is one line: %s", async (name, used, unused) => {
    const path = join(folder, name);
    writeFileSync(path, OTHERS[name]!);
    const line = fieldLine(await reportOf(path));
    expect(line).toContain(used);
    expect(line).toContain(unused);
  });
});
