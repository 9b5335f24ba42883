import { describe, expect, it } from "vitest";
import { fileOf, itemsOfFile, recordsIn } from "./collect.ts";

async function read(name: string, content: string | Uint8Array) {
  const { items, error } = await itemsOfFile(fileOf(name, content));
  expect(error).toBeUndefined();
  return recordsIn(items);
}
const titles = async (name: string, content: string | Uint8Array) =>
  (await read(name, content)).map((record) => record.title);

describe("traps of real BibTeX", () => {
  const entries = [
    '@Article { key one , TITLE = {The {LaTeX} of M{\\"u}ller \\& S\\o{}n}, Year=2001, journal = nips # { 2001}}',
    "@inproceedings{glued,title={Glued},date={2019-03-04}}",
    "\n@article{,title={Empty key}}",
    "\n@article{dup, title={First}}\n@article{dup, title={Second}, abstract={mail a@b.org or\n\n@article, see}}",
    "\n@misc{unbalanced, title = {An { unbalanced one}, year = 1999\n}\n@article{after, title = {After it}}",
    "\n@article(paren, title = {Paren (entry)})",
    "\n@article{noComma\n  title = {No comma}\n}",
    "\n@article{x, title={Trailing brace}}, year={2012}}",
  ];
  const file = `@STRING{nips = "NeurIPS"}\n@comment{a @article{inside, title={No}} }\n${entries.join("")}`;

  it("loses no entry", async () => {
    expect(await titles("papers.bib", file)).toEqual([
      ...["The LaTeX of Müller & Søn", "Glued", "Empty key", "First", "Second", "An unbalanced one", "After it"],
      ...["Paren (entry)", "No comma", "Trailing brace"],
    ]);
  });

  it("gives two entries of one key two identities", async () => {
    expect((await read("papers.bib", file)).filter((record) => record.id === "dup")).toHaveLength(1);
  });
});

describe("traps of real RIS", () => {
  it("reads a field with a line separator of Unicode in it", async () => {
    const [record] = await read("papers.ris", "TY  - JOUR\nT1  - Before:\u2028after\nER  - \n");
    expect(record?.title).toBe("Before: after");
  });

  it("needs neither the end tag nor two spaces, and keeps people in order", async () => {
    const records = await read(
      "papers.txt",
      "TY - JOUR\nTI - One\nA1 - Ng, Mei\nAU - Holm, Signe\nL1 - file.pdf\nPY - 2001\nTY - JOUR\nTI - Two\nER -",
    );
    expect(records.map(({ title, authors }) => [title, authors])).toEqual([
      ["One", ["Mei Ng", "Signe Holm"]],
      ["Two", []],
    ]);
  });

  it("takes EndNote's keywords from lines without a tag, and leaves commas in them", async () => {
    const [record] = await read("papers.ris", "TY  - JOUR\nTI  - One\nKW  - Models, Molecular\nTides\nER  - \n");
    expect(record?.keywords).toEqual(["Models, Molecular", "Tides"]);
  });

  it("keeps a record that has neither title nor abstract", async () => {
    expect(
      await titles("papers.ris", "TY  - JOUR\nPY  - 2001\nN1  - A note\nER  - \nTY  - JOUR\nTI  - B\nER  - "),
    ).toEqual(["", "B"]);
  });
});

describe("traps of real tables", () => {
  it.each([
    [
      "preamble rows with quotes and another delimiter",
      'Export,,\n"Query: ""deep, learning""",,\n\nTitle;Year\n"A; b";2001\nPlain;2002\n',
    ],
    ["a mark, mixed line ends and a stray quote", '\uFEFFTitle,Year,Notes\r\n"A; b",2001,x\nPlain,2002,"open\r\n'],
    ["more cells than columns", "Title,Year,Notes\nA; b,2001,x,y,z\nPlain,2002,x,,,\n"],
    ["row numbers without a column", 'Title,Year\n"1","A; b",2001\n"2","Plain",2002\n'],
  ])("reads a table with %s", async (_, content) => {
    const records = await read("papers.csv", content);
    expect(records.map(({ title, year }) => [title, year])).toEqual([
      ["A; b", 2001],
      ["Plain", 2002],
    ]);
  });

  it("reads UTF-16 of both orders", async () => {
    const text = "\uFEFFTitle\tYear\nÄpfel\t2001\n";
    expect(await titles("a.tsv", Buffer.from(text, "utf16le"))).toEqual(["Äpfel"]);
    expect(await titles("b.tsv", Buffer.from(text, "utf16le").swap16())).toEqual(["Äpfel"]);
  });
});

describe("values", () => {
  it("decodes entities that were escaped twice, and keeps what is none", async () => {
    const line = {
      title: "A &amp;lt;i&amp;gt;b&amp;lt;/i&amp;gt; &Aring;ngstr&ouml;m p &lt; .05 AT&T",
      keywords: "white&#8208;sided; x",
    };
    const [record] = await read("papers.jsonl", JSON.stringify(line));
    expect(record).toMatchObject({ title: "A b Ångström p < .05 AT&T", keywords: ["white‐sided", "x"] });
  });

  it.each(["Abstract interpretation is a theory of approximation.", "Abstractions help."])(
    "keeps the words of “%s”",
    async (abstract) => {
      expect((await read("papers.jsonl", JSON.stringify({ title: "T", abstract })))[0]?.abstract).toBe(abstract);
    },
  );

  it.each([
    ["Phillips J.C.", "J.C. Phillips"],
    ["van Raaij MJ", "MJ van Raaij"],
    ["Holm, Signe MD, PhD 1,2,+", "Signe Holm"],
    ["Werner, S. M. [Author, Reprint Author; E-mail: a@b.org]", "S. M. Werner"],
    ["Medvedeff, Cassandra A. (a@b.org)", "Cassandra A. Medvedeff"],
    ["John Smith III", "John Smith III"],
  ])("shows the name %s as %s", async (name, shown) => {
    expect((await read("papers.jsonl", JSON.stringify({ title: "T", authors: [name] })))[0]?.authors).toEqual([shown]);
  });
});

describe("files that are no collection of papers", () => {
  const long = "It is a long line with words and words. ".repeat(12);
  it.each([
    [
      "error.bib",
      "<!DOCTYPE html>\n<html><head><title>503</title></head><body>Try again later.</body></html>",
      /web page/,
    ],
    ["run.sh", `#!/bin/sh\n# ${long}\necho hello\n# ${long}\n`, /looks like a program/],
    ["settings.yaml", `repos:\n- repo: local\n  hooks:\n  - id: a\n    name: ${long}\n`, /format is not known/],
    ["answer.txt", `503 Service Unavailable\n${long}\n`, /format is not known/],
    ["code.js", `const a = 1;\nfunction b() {\n  // ${long}\n  return a;\n}\n// ${long}\n`, /looks like a program/],
  ])("%s is refused", async (name, content, message) => {
    const { items, error } = await itemsOfFile(fileOf(name, content));
    expect(recordsIn(items)).toEqual([]);
    expect(error).toMatchObject({ message: expect.stringMatching(message), hint: /\S/ });
  });

  it("a title in angle brackets is no XML", async () => {
    const page = `<Creep Crack.pdf>\n${long}\nAnother Title of Something\n${long}\n`;
    expect(await titles("page.txt", page)).toEqual(["<Creep Crack.pdf>", "Another Title of Something"]);
  });
});

describe("names that every object has", () => {
  it.each(["constructor", "toString", "__proto__"])(
    "are names like others in XML, tables and entities: %s",
    async (name) => {
      const xml = `<?xml version="1.0"?><records><record><title>Tide &${name}; flats</title><${name}>x</${name}><year>2020</year></record></records>`;
      expect(await titles("names.xml", xml)).toHaveLength(1);
      const table = `TI\tAU\tPY\tSO\tAB\t${name}\nTide flats\tRoe, J\t2020\tShores\tMud moves with the tide.\tx\n`;
      expect(await titles("names.tsv", table)).toEqual(["Tide flats"]);
    },
  );
});
