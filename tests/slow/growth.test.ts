import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readPapers } from "../../graph/readers/read-papers.ts";
import { corpora } from "../corpora.ts";
import { fileOf } from "../readers/collect.ts";
import { hostileFiles } from "../readers/hostile-files.ts";

/** CPU time of reading a file, in milliseconds; whatever becomes of it. */
async function cost(name: string, text: string, format?: string): Promise<number> {
  const path = fileOf(name, text);
  const before = process.cpuUsage();
  try {
    for await (const _ of readPapers(path, { format }));
  } catch {
    // A refusal is an answer too.
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const repeat = (text: string) => (n: number) => text.repeat(Math.ceil(n / text.length));
const json = (field: string, value: (n: number) => string) => (n: number) =>
  `${JSON.stringify({ title: "T", abstract: "w", [field]: value(n) })}\n`;
const bib = (value: (n: number) => string) => (n: number) => `@article{a,\n title={${value(n)}}\n}\n`;
const ris = (tag: string, value: (n: number) => string) => (n: number) =>
  `TY  - JOUR\nTI  - T\n${tag}  - ${value(n)}\nER  - \n`;

/** Texts that grow: of each a pattern that misleads expressions which try every way of reading it. */
const growing: readonly (readonly [string, (n: number) => string])[] = [
  ["comment-rule.bib", (n) => `${"%".repeat(n)}\nwords\n@article{a,\n title={T}\n}\n`],
  ["blank-lines.bib", (n) => `${"\n".repeat(n)}@article{a, title={T}}`],
  ["spaces.bib", bib((n) => `a${" ".repeat(n)}b`)],
  ["braces.bib", bib(repeat("{"))],
  ["backslashes.bib", bib(repeat("\\a"))],
  ["accents.bib", bib(repeat("\\'"))],
  ["dollars.bib", bib(repeat("$x"))],
  ["open-fields.bib", (n) => `@article{a,\n${" f = {x,\n".repeat(n / 9)}`],
  ["commas.bib", (n) => `@article{a, title={T} ${",".repeat(n)}`],
  ["macros.bib", (n) => `@string{a0="${"x".repeat(100)}"}\n@article{a, title = ${"a0 # ".repeat(n / 5)}a0}`],
  ["authors.bib", (n) => `@article{a, title={T}, author={${"A B and ".repeat(n / 8)}${" ".repeat(n)}}}`],
  ["open-entries.bib", repeat("@article{a, title={T\n")],
  ["braces.json", (n) => `[${"{".repeat(n)}`],
  ["nested.json", (n) => `[${'{"a":'.repeat(n / 10)}1${"}".repeat(n / 10)}]`],
  ["nested-broken.json", (n) => `[${'{"a":'.repeat(n / 10)}x${"}".repeat(n / 10)}]`],
  ["open-strings.json", repeat('[{"a": "b\n')],
  ["escapes.json", (n) => `[{"title": "${"\\".repeat(n)}`],
  ["lists.jsonl", (n) => `${"[".repeat(n)}\n{"title":"T"}\n`],
  ["python-list.jsonl", json("authors", (n) => `['${"\\a".repeat(n / 2)}"]`)],
  ["python-quotes.jsonl", json("authors", (n) => `[${"' ".repeat(n / 2)}]`)],
  ["python-deep.jsonl", json("keywords", repeat("[{'a':"))],
  ["long-name.jsonl", json("authors", repeat("c"))],
  ["name-words.jsonl", json("authors", (n) => `${"aB ".repeat(n / 3)}1`)],
  ["name-brackets.jsonl", json("authors", repeat("[author "))],
  ["name-commas.jsonl", json("authors", repeat(", a"))],
  ["keywords.jsonl", json("keywords", repeat("a,("))],
  ["doi-brackets.jsonl", json("doi", (n) => `10.1000/${")".repeat(n)}`)],
  ["doi-angles.jsonl", json("doi", (n) => `10.1000/${"<".repeat(n)}`)],
  ["doi-commas.jsonl", json("doi", (n) => `10.1000/${",10.".repeat(n / 4)}`)],
  ["tags.jsonl", json("abstract", repeat("<p a=b "))],
  ["entities.jsonl", json("abstract", repeat("&amp;#38;"))],
  ["venue.jsonl", json("journal", repeat("a. 1("))],
  ["years.jsonl", json("year", repeat("1999-"))],
  ["stops.jsonl", json("abstract", repeat("...''"))],
  ["continued.ris", (n) => `TY  - JOUR\nTI  - T\nAB  - x\n${"more words\n".repeat(n / 11)}ER  - \n`],
  ["many-tags.ris", (n) => `TY  - JOUR\n${"KW  - a\n".repeat(n / 8)}ER  - \n`],
  ["spaces.ris", ris("AU", (n) => " ".repeat(n))],
  ["quotes.csv", (n) => `title,year,abstract\n${'"a""b" c,'.repeat(n / 9)}\n`],
  ["open-quotes.csv", (n) => `title,year,abstract\n${'"a\n'.repeat(n / 3)}`],
  ["many-quotes.csv", (n) => `title,abstract\nT,"${'a"b'.repeat(n / 3)}\n`],
  ["delimiters.csv", (n) => `title,year\n${",".repeat(n)}\n`],
  ["comments.xml", (n) => `<?xml version="1.0"?>${"<!-- a -->\n".repeat(n / 11)}`],
  ["open-elements.xml", (n) => `<?xml version="1.0"?><records>${"<record>".repeat(n / 8)}`],
  ["deep.xml", (n) => `<?xml version="1.0"?><record>${"<a>".repeat(n / 3)}`],
  ["ovid.txt", (n) => `<1>\nTitle\n${"\n".repeat(n)}`],
  ["lines.txt", repeat("A Plain Title of Words\n")],
  ["one-line.txt", repeat("word. ")],
];

const { "doubling.bib": _, ...hostileKinds } = hostileFiles;

/** A record of each format around a title. */
const records: Readonly<Record<string, (title: string) => string>> = {
  jsonl: (title) => `${JSON.stringify({ title, abstract: "Words." })}\n`,
  json: (title) => `[${JSON.stringify({ title, abstract: "Words." })}]\n`,
  bibtex: (title) => `@article{a,\n title={${title}},\n abstract={Words.}\n}\n`,
  ris: (title) => `TY  - JOUR\nTI  - ${title}\nAB  - Words.\nER  - \n`,
  medline: (title) => `PMID- 1\nTI  - ${title}\nAB  - Words.\n\n`,
  wos: (title) => `PT J\nTI ${title}\nAB Words.\nER\n\n`,
  endnote: (title) => `%0 Journal Article\n%T ${title}\n%X Words.\n\n`,
  cochrane: (title) => `Record #1 of 9\nID: 1\nTI: ${title}\nAB: Words.\n\n`,
  ovid: (title) => ` <1. >\n VN  - Ovid\n TI  - ${title}\n AB  - Words.\n\n`,
  "ovid-text": (title) => `<1>\nTitle\n  ${title}\nAbstract\n  Words.\n\n`,
  refworks: (title) => `RT Journal Article\nT1 ${title}\nAB Words.\n\n`,
  "pubmed-text": (title) => `1. Coast. 2021;4:1.\n\n${title}\n\nHolm S.\n\nWords.\n\nPMID: 1\n\n\n`,
  "scopus-text": (title) => `Holm S.\n${title}\n(2021) Coast, 4\n\nABSTRACT: Words.\nSOURCE: Scopus\n\n`,
  "arxiv-mail": (title) => `\\\\\narXiv:2101.00001\nTitle: ${title}\nAuthors: A\n\\\\\n  Words.\n\\\\\n`,
  "paper-page": (title) => `${title}\nPublished on May 1\nAuthors:\nA\nAbstract\nWords.\narxiv:2101.00001\n`,
  "labelled-text": (title) => `Title: ${title}\nAbstract: Words.\n____________________\n`,
  html: (title) => `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>Words.</p></body></html>\n`,
  mht: (title) => `MIME-Version: 1.0\nContent-Type: text/html\n\n<html><title>${title}</title><p>Words.</p></html>\n`,
  xml: (title) => `<?xml version="1.0"?><records><record><title>${title}</title></record></records>\n`,
  csv: (title) => `title,abstract\n"${title}",Words.\n`,
  page: (title) => `${title}\nWe study words and show that they are many. They grow in number, and we count each.\n`,
  text: (title) => `${title}\n\nWords.\n`,
};

/** All signs that mean something to some reader. */
const SIGNS = "(<{['\"\\.,;:&%$#@- \t|_^~=1aA*)>}]";

/** Doubling a file may double the time; the rest is noise of the machine. */
const MAX_GROWTH = 2.3;
/** Shorter times are noise; a file that costs less is doubled further. */
const SURE = 100;
const LARGEST = 1 << 20;

async function growthOf(name: string, text: (n: number) => string, format?: string): Promise<number> {
  const costOf = (size: number) => cost(name, text(size), format);
  let size = 1 << 15;
  let before = await costOf(size);
  for (; before < SURE && size < LARGEST; before = await costOf(size)) size *= 2;
  if (before < SURE) return 1;
  let growth = Number.POSITIVE_INFINITY;
  // The larger the file, the less of it is noise.
  for (let round = 0; round < 4 && growth >= MAX_GROWTH; round++) {
    size *= 2;
    const now = await costOf(size);
    growth = now / before;
    before = now;
  }
  return growth;
}

describe("the time that a file takes grows no faster than the file", () => {
  it.each([...growing, ...Object.entries(hostileKinds)])("%s", async (name, text) => {
    expect(await growthOf(name, text)).toBeLessThan(MAX_GROWTH);
  });

  it.each(Object.entries(records))("%s, by many records and by all signs in one", async (format, record) => {
    expect(await growthOf("many", repeat(record("A plain title of words")), format)).toBeLessThan(MAX_GROWTH);
    expect(await growthOf("signs", (n) => record(repeat(SIGNS)(n)), format)).toBeLessThan(MAX_GROWTH);
  });

  it("for every format", async () => {
    const unknown = readPapers(fileOf("any", "x"), { format: "none" }).next();
    const { hint } = (await unknown.catch((error: unknown) => error)) as { hint: string };
    expect(`Formats: ${Object.keys(records).join(", ")}.`).toBe(hint);
  });
});

const hostile = join(corpora() ?? "", "cases/hostile");
describe.skipIf(corpora() === undefined || !existsSync(hostile))("files that once never ended", () => {
  const files = existsSync(hostile) ? readdirSync(hostile).filter((name) => name.endsWith(".gz")) : [];
  it.each(files)("%s ends within seconds", async (name) => {
    const text = gunzipSync(readFileSync(join(hostile, name))).toString("latin1");
    expect(await cost(name.replace(/\.gz$/, ""), text)).toBeLessThan(5000);
  });
});
