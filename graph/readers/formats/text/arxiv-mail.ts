import { splitLines } from "../../bytes/lines.ts";
import type { FieldUse } from "../../record/field-use.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import type { Field } from "../../record/source-record.ts";

/** Two backslashes stand before the fields of a paper, between them and the abstract, and after it. */
const RULE = /^\\\\(?:\s|$)/;
const END = /^(?:-{40,}|%{2,}-)/;
const MAX_LINES = 2000;

/** The daily listings that arXiv sends by mail. */
export const arxivMail: Reader = {
  name: "arxiv-mail",
  label: "arXiv listing by mail",
  detect: (head) =>
    /^\\\\\s*$/m.test(head) && /^(?:arXiv|Paper):\s?\S+/im.test(head) && /^Title: \S/m.test(head) ? 0.96 : 0,
  async *read(text, options) {
    const listing = new Listing(options?.use);
    for await (const { number, text: line = "" } of splitLines(text)) yield* listing.add(number, line);
    yield* listing.end();
  },
};

class Listing {
  private paper: Paper | undefined;
  private readonly use: FieldUse | undefined;

  constructor(use: FieldUse | undefined) {
    this.use = use;
  }

  *add(number: number, line: string): Generator<ReadItem> {
    if (END.test(line)) yield* this.end();
    else if (!RULE.test(line)) this.keep(line);
    else if (!this.paper) this.paper = { line: number, fields: [], abstract: undefined };
    else if (this.paper.abstract === undefined && line.trim() === "\\\\") this.paper.abstract = [];
    else yield* this.end();
  }

  *end(): Generator<ReadItem> {
    if (this.paper) yield* itemOf(this.paper, this.use);
    this.paper = undefined;
  }

  private keep(line: string): void {
    if (!this.paper) return;
    const { fields, abstract } = this.paper;
    if (fields.length + (abstract?.length ?? 0) < MAX_LINES) (abstract ?? fields).push(line);
  }
}

interface Paper {
  readonly line: number;
  readonly fields: string[];
  /** Undefined while the fields are read. */
  abstract: string[] | undefined;
}

/** Fields by the names of the listing. */
const FIELDS: Readonly<Record<string, Field>> = {
  ...{ arxiv: "arxiv", paper: "arxiv", title: "title", date: "year", authors: "authors" },
  ...{ categories: "keywords", "journal-ref": "venue", doi: "doi" },
};

function* itemOf({ line, fields, abstract }: Paper, use: FieldUse | undefined): Generator<ReadItem> {
  const values = new Map<string, string>();
  let last = "";
  for (const text of fields) {
    const match = /^([A-Za-z-]{2,20}): ?(.*)$/.exec(text);
    last = match?.[1]?.toLowerCase() ?? last;
    values.set(last, match ? (match[2] ?? "").trim() : `${values.get(last) ?? ""} ${text.trim()}`.trim());
  }
  const arxiv = (values.get("arxiv") ?? values.get("paper"))?.split(/\s/)[0];
  const title = values.get("title");
  if (title === undefined && arxiv === undefined) return;
  const record = buildRecord({
    ...{ id: arxiv, arxiv, title, abstract: abstract?.join(" "), year: values.get("date") },
    ...{ authors: values.get("authors"), keywords: values.get("categories")?.split(/[\s,;]+/) },
    ...{ venue: values.get("journal-ref"), doi: values.get("doi") },
  });
  for (const name of values.keys()) use?.note(name, Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined);
  use?.noteFound({ abstract }, { abstract: "text after the fields" });
  yield { kind: "record", line, record };
}
