import { guessFields } from "../../record/fields.ts";
import { latexText } from "../../record/latex.ts";
import type { Reader, ReaderOptions, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import { type BibtexField, bibtexBody } from "./bibtex-fields.ts";
import { type BibtexEntry, BibtexScanner } from "./bibtex-scanner.ts";
import { type Fields, Inheritance } from "./inherit.ts";
import { journalOfMacro } from "./journal-macros.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** BibTeX and BibLaTeX as reference managers, publishers and databases write it. */
export const bibtex: Reader = {
  name: "bibtex",
  label: "BibTeX",
  detect(head, name) {
    const lines = head.split(/[\r\n]+/);
    const isEntry = (line: string) =>
      /^[ \t]{0,20}@[ \t]{0,5}[A-Za-z]{1,40}[ \t]{0,5}[{(][^={}]{0,300}(?:,|$)/.test(line);
    if (!lines.some(isEntry)) return /\.bib$/i.test(name) && /@\s?\w{1,40}\s?[{(]/.test(head) ? 0.6 : 0;
    const first = lines.find((line) => !/^\s*(?:%|$)/.test(line)) ?? "";
    return first.trimStart().startsWith("@") ? 0.95 : 0.75;
  },
  async *read(text, options = {}) {
    const scanner = new BibtexScanner();
    const strings = new Map(MONTHS.map((month) => [month, month]));
    const state: State = { strings, keys: new Set(), parents: new Inheritance(), waiting: [], options };
    for await (const chunk of text) {
      scanner.push(chunk);
      yield* drain(scanner, state);
    }
    scanner.end();
    yield* drain(scanner, state);
    for (const one of state.waiting) yield recordOf(one, state);
  },
};

interface State {
  /** Abbreviations that the file defines with @string. */
  readonly strings: Map<string, string>;
  readonly keys: Set<string>;
  readonly parents: Inheritance;
  /** Papers that name an entry which has not come yet. */
  readonly waiting: Paper[];
  readonly options: ReaderOptions;
}

interface Paper {
  readonly line: number;
  readonly key: string;
  readonly fields: Fields;
}

/** Entries that are no papers: settings of styles, comments, and fields for others. */
const NO_PAPER = new Set(["comment", "preamble", "control", "set", "ieeetranbstctl", "bstcontrol", "xdata"]);

function* drain(scanner: BibtexScanner, state: State): Generator<ReadItem> {
  for (let entry = scanner.next(); entry; entry = scanner.next()) {
    if (entry.type === "string") yield* define(entry, state);
    else if (entry.type === "xdata" || !NO_PAPER.has(entry.type)) yield* paper(entry, state);
  }
}

/** No abbreviation is longer; one made of others could otherwise double with each line. */
const MAX_STRING = 1000;

function* define(entry: BibtexEntry, { strings }: State): Generator<ReadItem> {
  for (const { name, value } of bibtexBody(`,${entry.body}`, strings).fields) {
    strings.set(name, value.slice(0, MAX_STRING));
    if (value.length <= MAX_STRING) continue;
    const reason = `the abbreviation "${name}" is longer than ${MAX_STRING} characters and was cut`;
    yield { kind: "notice", line: entry.line, reason, hint: "Write long values into the entries themselves." };
  }
}

function* paper(entry: BibtexEntry, state: State): Generator<ReadItem> {
  const { line, type } = entry;
  const { key, fields } = bibtexBody(entry.body, state.strings, entry.fault !== undefined);
  if (fields.length === 0) {
    if (key === "" || !KNOWN_TYPE.test(type)) return;
    const reason = `the entry “${key}” has no fields`;
    yield { kind: "problem", line, reason, hint: "Write every field as name = {value}." };
    return;
  }
  if (entry.fault !== undefined) {
    const reason = `the entry “${key}” is damaged: ${entry.fault}`;
    yield { kind: "notice", line, reason, hint: "Check the braces of the entry." };
  }
  state.parents.keep(type, key, fields);
  if (NO_PAPER.has(type)) return;
  const isRepeated = state.keys.has(key);
  state.keys.add(key);
  const one = { line, key: isRepeated ? "" : key, fields };
  // BibTeX wants the whole after its parts, so that most parents come later.
  if (state.parents.waits(fields)) state.waiting.push(one);
  else yield recordOf(one, state);
}

function recordOf({ line, key, fields }: Paper, { parents, options }: State): ReadItem {
  return { kind: "record", line, record: buildRecord(rawOf(key, parents.complete(fields), options)) };
}

const KNOWN_TYPE =
  /^(article|book|booklet|conference|inbook|incollection|inproceedings|manual|masterthesis|mastersthesis|misc|online|phdthesis|proceedings|techreport|thesis|unpublished|report|dataset|software|patent|electronic)$/;

/** The citation key is the id, unless another entry of the file has it: two papers must not become one. */
function rawOf(key: string, fields: Fields, options: ReaderOptions) {
  const merged = new Map<string, unknown>([["id", key]]);
  for (const field of fields) {
    if (field.value === "" || field.name === "id" || field.name === "file") continue;
    merged.set(field.name, joinValues(merged.get(field.name), field));
  }
  if (/^(pubmed|pmid)$/i.test(String(merged.get("eprinttype") ?? ""))) merged.set("pmid", merged.get("eprint"));
  return guessFields(merged, options);
}

/** When a field is repeated, people and keywords add up; of any other field the first value counts. */
function joinValues(before: unknown, { name, value }: BibtexField): unknown {
  if (NAMES.has(name)) return [...((before as string[] | undefined) ?? []), ...people(value)];
  if (/keywords?$|tags$/.test(name)) return before ? `${before}; ${latexText(value)}` : latexText(value);
  if (before !== undefined) return before;
  return VERBATIM.has(name) ? verbatim(value) : (journalOfMacro(value) ?? latexText(value));
}

const NAMES = new Set(["author", "authors", "editor", "editors"]);
const VERBATIM = new Set(["doi", "url", "eprint", "link", "ee"]);

function verbatim(value: string): string {
  return value
    .replace(/\\url\s*/g, "")
    .replace(/\\([_%&#$~{}])/g, "$1")
    .replace(/\{\\textunderscore\s*\}/g, "_")
    .replace(/[{}]/g, "");
}

/** The people of a name field: separated by "and" outside braces, "and others" left out. */
function people(field: string): string[] {
  const value = field.replace(/\s+/g, " ");
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: sign, index } of value.matchAll(/\\[\s\S]|[{}]| and(?= )/gi)) {
    if (sign === "{") depth++;
    else if (sign === "}") depth--;
    else if (depth <= 0 && sign.length > 2) {
      names.push(value.slice(from, index));
      from = index + sign.length;
    }
  }
  names.push(value.slice(from));
  // Some exports separate people by semicolons instead of "and".
  const parts = names.flatMap((name) => latexText(name.trim()).split(";")).map((name) => name.trim());
  return parts.filter((name) => name !== "" && !/^others\.?$/i.test(name));
}
