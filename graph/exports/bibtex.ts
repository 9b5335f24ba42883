import { isConference, type ListedPaper, type PaperExporter } from "./exporter.ts";

/** BibTeX of papers, for LaTeX and reference managers. */
export const bibtex: PaperExporter = {
  of: "papers",
  name: "bibtex",
  label: "BibTeX",
  extension: ".bib",
  mediaType: "application/x-bibtex",
  async *write(papers) {
    const keys = new Set<string>();
    for await (const paper of papers) yield entry(paper, citationKey(paper.id, keys));
  },
};

function entry(paper: ListedPaper, key: string): string {
  const ofConference = isConference(paper.venue ?? "");
  const fields: [string, string | number | null][] = [
    ["title", titleOf(paper.title)],
    ["author", paper.authors.map(person).join(" and ")],
    [ofConference ? "booktitle" : "journal", escapeLatex(paper.venue ?? "")],
    ["year", paper.year],
    ["doi", paper.doi === null ? "" : address(paper.doi)],
    ["url", paper.url === null ? "" : address(paper.url)],
    ["keywords", escapeLatex(paper.keywords.join("; "))],
    ["abstract", escapeLatex(paper.abstract)],
    ["annote", escapeLatex(paper.listed?.reason ?? "")],
  ];
  const lines = fields
    .filter(([, value]) => value !== "" && value !== null)
    .map(([name, value]) => `  ${name} = {${value}}`);
  return `@${ofConference ? "inproceedings" : "article"}{${key},\n${lines.join(",\n")}\n}\n\n`;
}

/** Citation keys contain no white space, commas or braces, and each is unique. */
function citationKey(id: string, keys: Set<string>): string {
  const base = id.replace(/[\s,{}()"'#%~\\=@]+/g, "-") || "paper";
  let key = base;
  for (let i = 2; keys.has(key); i++) key = `${base}-${i}`;
  keys.add(key);
  return key;
}

/** Most styles set titles in lower case; braces keep the capitals of names such as GPT-4, mRNA or YOLOv3. */
function titleOf(title: string): string {
  const words = title.trim().split(/\s+/);
  return words.map((word) => (hasInnerCapital(word) ? `{${escapeLatex(word)}}` : escapeLatex(word))).join(" ");
}

/** True for a word with a capital after its first letter or digit. */
function hasInnerCapital(word: string): boolean {
  const [first] = /[\p{L}\d]/u.exec(word) ?? [];
  return first !== undefined && /\p{Lu}/u.test(word.slice(word.indexOf(first) + first.length));
}

/** Escapes the special characters of LaTeX. */
function escapeLatex(text: string): string {
  return text
    .replace(/[\\{}$%&#_^~"]/g, (sign) => LATEX[sign] ?? `\\${sign}`)
    .replace(/([`'-])(?=\1)/g, "$1{}")
    .replace(/\s+/g, " ")
    .trim();
}

const LATEX: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
  // Active in German and other languages.
  '"': '{"}',
};

const address = (text: string) =>
  text.replace(/[{}\s]/g, (sign) => encodeURIComponent(sign)).replace(/[%#&_]/g, "\\$&");

/** A name that contains "and" or a comma is put in braces, so that LaTeX does not split it. */
function person(name: string): string {
  const text = escapeLatex(name);
  return /\sand\s|,/i.test(name) ? `{${text}}` : text;
}
