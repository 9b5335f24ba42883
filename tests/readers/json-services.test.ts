import { describe, expect, it } from "vitest";
import { fileOf, itemsOfFile, recordsIn } from "./collect.ts";

async function read(name: string, content: string) {
  const { items, error } = await itemsOfFile(fileOf(name, content));
  expect(error).toBeUndefined();
  return recordsIn(items);
}

const moss = "Moss on walls of harbours";
const text = "Moss grows on walls of harbours. We map it along nine piers.";
const wanted = { title: moss, abstract: text, year: 2016, authors: ["Ola Fjeld", "Pia Gran"] };
const doi = "10.9876/moss.7";
const venue = "Notes on Walls";

describe("JSON of services and programs", () => {
  it.each<[string, unknown, object]>([
    ["pandas by columns", { title: { a: moss, b: "B" }, abstract: { a: text, b: "C." } }, { title: moss }],
    ["pandas by index", { 0: { title: moss, abstract: text }, 1: { title: "B", abstract: "C." } }, { abstract: text }],
    ["pandas split", { columns: ["title", "abstract"], index: [0], data: [[moss, text]] }, { abstract: text }],
    [
      "pandas table",
      { schema: { fields: [{ name: "title" }] }, data: [{ title: moss, abstract: text }] },
      { title: moss },
    ],
    [
      "lists by column",
      { title: [moss, "B"], abstract: [text, "C."], year: [2016, 2017] },
      { title: moss, year: 2016 },
    ],
    [
      "INSPIRE",
      {
        hits: {
          hits: [
            {
              id: "77",
              metadata: {
                titles: [{ title: moss, subtitle: "A map" }],
                abstracts: [{ value: text, source: "x" }],
                authors: [{ full_name: "Fjeld, Ola" }, { full_name: "Gran, Pia" }],
                dois: [{ value: doi }],
                arxiv_eprints: [{ value: "1601.00007", categories: ["q-bio"] }],
                publication_info: [{ journal_title: venue, year: 2016 }],
              },
            },
          ],
        },
      },
      { ...wanted, title: `${moss}: A map`, doi, arxiv: "1601.00007", venue },
    ],
    [
      "DBLP",
      {
        result: {
          hits: {
            hit: [
              {
                info: {
                  authors: {
                    author: [
                      { "@pid": "1", text: "Ola Fjeld 0002" },
                      { "@pid": "2", text: "Pia Gran" },
                    ],
                  },
                  ...{ title: `${moss}.`, venue, year: "2016", doi, ee: `https://doi.org/${doi}`, key: "j/w/F16" },
                },
              },
            ],
          },
        },
      },
      { title: `${moss}.`, authors: wanted.authors, year: 2016, venue, doi },
    ],
    [
      "DOAJ",
      {
        results: [
          {
            bibjson: {
              ...{ title: moss, abstract: text, year: "2016", journal: { title: venue, publisher: "P" } },
              author: [{ name: "Ola Fjeld" }, { name: "Pia Gran" }],
              identifier: [
                { type: "eissn", id: "1234-5678" },
                { type: "doi", id: doi },
              ],
            },
          },
        ],
      },
      { ...wanted, venue, doi },
    ],
    [
      "CORD-19",
      {
        paper_id: "ab12",
        metadata: {
          title: moss,
          authors: [
            { first: "Ola", middle: [], last: "Fjeld", suffix: "" },
            { first: "Pia", middle: [], last: "Gran" },
          ],
        },
        abstract: [{ text: "Moss grows on walls of harbours." }, { text: "We map it along nine piers." }],
        bib_entries: { B0: { title: "Another work", authors: [{ first: "X", last: "Y" }], year: 1999 } },
      },
      { title: moss, abstract: text, authors: wanted.authors },
    ],
    [
      "Europe PMC, core",
      {
        resultList: {
          result: [
            {
              ...{ id: "31999", pmid: "31999777", title: moss, authorString: "Fjeld O, Gran P.", abstractText: text },
              journalInfo: { yearOfPublication: 2016, journal: { title: venue } },
              keywordList: { keyword: ["moss", "pier"] },
            },
          ],
        },
      },
      {
        abstract: text,
        authors: ["O Fjeld", "P Gran"],
        venue,
        year: 2016,
        keywords: ["moss", "pier"],
        pmid: "31999777",
      },
    ],
    [
      "Springer with paragraphs",
      {
        records: [
          { title: moss, creators: [{ creator: "Fjeld, Ola" }], abstract: { h1: "Abstract", p: ["Moss.", "Walls."] } },
        ],
      },
      { abstract: "Moss. Walls.", authors: ["Ola Fjeld"] },
    ],
    [
      "Zotero with an editor",
      {
        collections: { X1: { key: "X1", name: "Chapter", items: [1] } },
        items: [
          {
            ...{ itemType: "journalArticle", title: moss, abstractNote: text, date: "2016" },
            creators: [
              { firstName: "Ed", lastName: "Itor", creatorType: "editor" },
              { firstName: "Ola", lastName: "Fjeld", creatorType: "author" },
            ],
          },
          { itemType: "attachment", title: "Snapshot", url: "https://example.org" },
        ],
      },
      { title: moss, authors: ["Ola Fjeld"] },
    ],
    [
      "IEEE",
      {
        articles: [
          {
            ...{ title: moss, abstract: text, publication_title: venue, publication_year: "2016", doi },
            authors: { authors: [{ full_name: "Ola Fjeld" }, { full_name: "Pia Gran" }] },
            index_terms: { author_terms: { terms: ["moss", "pier"] } },
          },
        ],
      },
      { ...wanted, venue, doi, keywords: ["moss", "pier"] },
    ],
    [
      "PubMed summaries",
      {
        result: {
          uids: ["5"],
          5: {
            ...{ uid: "5", title: moss, fulljournalname: venue, pubdate: "2016 Mar", authors: [{ name: "Fjeld O" }] },
            articleids: [{ idtype: "doi", value: doi }],
          },
        },
      },
      { title: moss, venue, year: 2016, authors: ["O Fjeld"], doi },
    ],
    [
      "S2ORC with offsets",
      {
        corpusid: 5,
        externalids: { doi },
        content: {
          text: `${moss}\n\nOla Fjeld\n\n${text}`,
          annotations: {
            title: JSON.stringify([{ start: 0, end: moss.length }]),
            abstract: JSON.stringify([{ start: moss.length + 13, end: moss.length + 13 + text.length }]),
          },
        },
      },
      { title: moss, abstract: text, doi },
    ],
    ["subtitles in lists", { DOI: doi, title: ["Moss?"], subtitle: ["On walls"] }, { title: "Moss? On walls" }],
  ])("%s", async (_, value, expected) => {
    for (const indent of [0, 1]) {
      const records = await read("papers.json", JSON.stringify(value, null, indent));
      expect(records[0]).toMatchObject(expected);
      expect(records.length).toBeLessThanOrEqual(2);
    }
  });

  it("reads what Python prints: NaN, None, single quotes", async () => {
    const lines = `{"title": "A", "abstract": NaN, "year": 2016.0}\n{'title': "O'Hara", 'abstract': None, 'year': 2017}\n`;
    expect(await read("papers.jsonl", lines)).toMatchObject([
      { title: "A", abstract: "", year: 2016 },
      { title: "O'Hara", abstract: "", year: 2017 },
    ]);
    expect(await read("papers.json", `[\n${lines.trim().replace("\n", ",\n")}]`)).toHaveLength(2);
  });

  it("finds keys by what is in them when no name is known, and says so", async () => {
    const papers = Array.from({ length: 6 }, (_, i) => ({
      ...{ kop: `${moss} number ${i}`, inhoud: `${text} This is pier ${i}.`, wanneer: 2010 + i, wie: "Ola Fjeld" },
    }));
    const { items } = await itemsOfFile(fileOf("papers.json", JSON.stringify(papers)));
    expect(recordsIn(items)[3]).toMatchObject({ title: `${moss} number 3`, year: 2013 });
    expect(recordsIn(items)[3]?.abstract).toContain("This is pier 3.");
    expect(items.filter((item) => item.kind === "notice")).toHaveLength(3);
  });

  it("takes no collection, owner or topic for a paper", async () => {
    const value = { collections: [{ id: 4, name: "Reading list" }], owner: { id: 1, name: "Ola" }, papers: [wanted] };
    expect(await read("papers.json", JSON.stringify(value))).toMatchObject([{ title: moss }]);
  });
});
