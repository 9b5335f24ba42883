import type { FieldUse } from "../../record/field-use.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import type { Field } from "../../record/source-record.ts";
import { type Block, blocksOf } from "./blocks.ts";

/** "(2020) Journal of Invented Medicine, 12 (3), pp. 101 - 109, Cited 4 times." */
const CITATION = /^\(((?:1[5-9]|20)\d\d)\) (.+)/;

/** The plain-text export of Scopus. */
export const scopusText: Reader = {
  name: "scopus-text",
  label: "Scopus plain text",
  detect: (head) => {
    const marked = /^\s*Scopus[^\S\n]*\n\s*EXPORT DATE:/.test(head) || /^SOURCE: Scopus\s*$/m.test(head);
    return marked && /^\((?:1[5-9]|20)\d\d\) \S/m.test(head) ? 0.96 : 0;
  },
  async *read(text, options) {
    for await (const block of blocksOf(text, (line, blank) => blank > 0 && line.trim() !== "")) {
      if ("kind" in block) yield block;
      else yield* itemOf(block, options?.use);
    }
  },
};

/** Fields by the labels of the export; the other labels feed none. */
const FIELDS: Readonly<Record<string, Field>> = {
  ...{
    "AUTHOR FULL NAMES": "authors",
    ABSTRACT: "abstract",
    "AUTHOR KEYWORDS": "keywords",
    "INDEX KEYWORDS": "keywords",
  },
  ...{ DOI: "doi", "PUBMED ID": "pmid" },
};

function noteLabels(lines: readonly string[], use: FieldUse): void {
  for (const line of lines) {
    const label = /^([A-Z][A-Z &]{1,60}): \S/.exec(line)?.[1];
    if (label !== undefined) use.note(label, Object.hasOwn(FIELDS, label) ? FIELDS[label] : undefined);
  }
}

function* itemOf({ line, lines }: Block, use: FieldUse | undefined): Generator<ReadItem> {
  const full = lines.map((text) => text.trim()).filter((text) => text !== "");
  const place = full.findIndex((text) => CITATION.test(text));
  const value = (label: string) =>
    full
      .find((text) => text.startsWith(`${label}:`))
      ?.slice(label.length + 1)
      .trim() ?? "";
  if (place < 1) {
    if (value("SOURCE") === "") return; // The head of the file.
    const reason = "the record has no line with title and year";
    yield { kind: "problem", line, reason, hint: "Export it again with title and year." };
    return;
  }
  const [, year, venue = ""] = CITATION.exec(full[place]!) ?? [];
  const raw = {
    id: /eid=([^&\s]+)/.exec(full.find((text) => /^https?:/.test(text)) ?? "")?.[1],
    title: full[place - 1],
    year,
    venue: venue.replace(/, (?:\d|art\. no\.|pp?\. |Cited |Article ).*/s, ""),
    authors: authorsOf(value("AUTHOR FULL NAMES"), place > 1 ? (full[0] ?? "") : ""),
    abstract: withoutCopyright(value("ABSTRACT")),
    keywords: [value("AUTHOR KEYWORDS"), value("INDEX KEYWORDS")].filter((text) => text !== "").join("; "),
    doi: value("DOI"),
    pmid: value("PUBMED ID"),
    url: full.find((text) => /^https?:/.test(text)),
  };
  use?.noteFound(raw, {
    title: "line before the citation",
    venue: "journal of the citation",
    year: "year of the citation",
  });
  if (use) noteLabels(full, use);
  yield { kind: "record", line, record: buildRecord(raw) };
}

/** "Arden, Kim (57000000001); Bloom, Sol (57000000002)", else the line of short names. */
function authorsOf(full: string, short: string): string[] {
  if (full !== "") return full.split(";").map((name) => name.replace(/\(\d+\)\s*$/, "").trim());
  return short.split(/,\s*(?=\p{Lu}[^,]* (?:\p{Lu}\.)+)|;\s*/u).map((name) => name.trim());
}

/** Scopus ends an abstract with the year and the name of the publisher. */
function withoutCopyright(abstract: string): string {
  const at = abstract.lastIndexOf("©");
  return at > 0 && abstract.length - at < 300 ? abstract.slice(0, at).trim() : abstract;
}
