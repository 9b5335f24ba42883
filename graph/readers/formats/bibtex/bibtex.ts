import { guessFields } from "../../record/fields.ts";
import { latexText } from "../../record/latex.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import { type BibtexField, bibtexBody } from "./bibtex-fields.ts";
import { type BibtexEntry, BibtexScanner } from "./bibtex-scanner.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** BibTeX and BibLaTeX as reference managers, publishers and databases write it. */
export const bibtex: Reader = {
  name: "bibtex",
  label: "BibTeX",
  detect(head, name) {
    const entries = head.match(/^\s*@\s*[A-Za-z]+\s*[{(]\s*[^\s,={}]*\s*(?:,|[\r\n])/gm)?.length ?? 0;
    if (entries === 0) return /\.bib$/i.test(name) && /@\s*\w+\s*[{(]/.test(head) ? 0.6 : 0;
    return /^\s*(?:%.*\s*)*@/.test(head) ? 0.95 : 0.75;
  },
  async *read(text) {
    const scanner = new BibtexScanner();
    const state: State = { strings: new Map(MONTHS.map((month) => [month, month])), keys: new Set() };
    for await (const chunk of text) {
      scanner.push(chunk);
      yield* drain(scanner, state);
    }
    scanner.end();
    yield* drain(scanner, state);
  },
};

interface State {
  /** Abbreviations that the file defines with @string. */
  readonly strings: Map<string, string>;
  readonly keys: Set<string>;
}

function* drain(scanner: BibtexScanner, state: State): Generator<ReadItem> {
  for (let entry = scanner.next(); entry; entry = scanner.next()) {
    if (entry.type === "comment" || entry.type === "preamble") continue;
    if (entry.type === "string") define(entry, state);
    else yield* paper(entry, state);
  }
}

function define(entry: BibtexEntry, { strings }: State): void {
  for (const { name, value } of bibtexBody(`,${entry.body}`, strings).fields) strings.set(name, value);
}

function* paper(entry: BibtexEntry, { strings, keys }: State): Generator<ReadItem> {
  const { line } = entry;
  const { key, fields } = bibtexBody(entry.body, strings, entry.fault !== undefined);
  if (fields.length === 0) {
    if (key === "" || !KNOWN_TYPE.test(entry.type)) return;
    const reason = `the entry "${key}" has no fields`;
    yield { kind: "problem", line, reason, cure: "Write every field as name = {value}." };
    return;
  }
  if (entry.fault !== undefined) {
    const reason = `the entry "${key}" is damaged: ${entry.fault}`;
    yield { kind: "notice", line, reason, cure: "Check the braces of the entry." };
  }
  const again = keys.has(key);
  keys.add(key);
  yield { kind: "record", line, record: buildRecord(rawOf(again ? "" : key, fields)) };
}

const KNOWN_TYPE =
  /^(article|book|booklet|conference|inbook|incollection|inproceedings|manual|masterthesis|mastersthesis|misc|online|phdthesis|proceedings|techreport|thesis|unpublished|report|dataset|software|patent|electronic)$/;

/** The citation key is the id, unless another entry of the file has it: two papers must not become one. */
function rawOf(key: string, fields: readonly BibtexField[]) {
  const merged = new Map<string, unknown>([["id", key]]);
  for (const field of fields) {
    if (field.value === "" || field.name === "id" || field.name === "file") continue;
    merged.set(field.name, joinValues(merged.get(field.name), field));
  }
  if (/^(pubmed|pmid)$/i.test(String(merged.get("eprinttype") ?? ""))) merged.set("pmid", merged.get("eprint"));
  return guessFields(merged);
}

/** When a field is repeated, people and keywords add up; of any other field the first value counts. */
function joinValues(before: unknown, { name, value }: BibtexField): unknown {
  if (NAMES.has(name)) return [...((before as string[] | undefined) ?? []), ...people(value)];
  if (/keywords?$|tags$/.test(name)) return before ? `${before}; ${latexText(value)}` : latexText(value);
  return before ?? (VERBATIM.has(name) ? verbatim(value) : latexText(value));
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

/** The people of a name field: parted by "and" outside braces, "and others" left out. */
function people(value: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: sign, index } of value.matchAll(/\\[\s\S]|[{}]|\s+and(?=\s)/gi)) {
    if (sign === "{") depth++;
    else if (sign === "}") depth--;
    else if (depth <= 0 && sign.length > 2) {
      names.push(value.slice(from, index));
      from = index + sign.length;
    }
  }
  names.push(value.slice(from));
  // Some exports part people by semicolons instead of "and".
  const parts = names.map((name) => latexText(name.trim())).flatMap((name) => name.split(/\s*;\s*/));
  return parts.filter((name) => name !== "" && !/^others\.?$/i.test(name));
}
