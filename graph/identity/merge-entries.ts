import type { Paper } from "../contract/entities.ts";
import type { SourceRecord } from "../readers/reader.ts";
import { compareIds } from "../shared/text.ts";
import type { Entry } from "./entry.ts";

/** The best of each field over the records of one paper: a function of their contents, not of their order. */
export function mergeEntries(entries: readonly Entry[]): Omit<Paper, "id"> {
  const records = [...entries].sort(byWorth).map((entry) => entry.record);
  const first = records[0] as SourceRecord;
  const longest = <T extends { readonly length: number }>(values: readonly T[]) =>
    values.reduce((best, value) => (value.length > best.length ? value : best));
  const known = <T>(of: (record: SourceRecord) => T | null) => records.map(of).find((value) => value !== null) ?? null;
  return {
    title: records.map((record) => record.title).find((title) => title !== "") ?? first.title,
    abstract: longest(records.map((record) => record.abstract)),
    year: known((record) => record.year),
    venue: known((record) => record.venue),
    authors: [...longest(records.map((record) => record.authors))],
    keywords: distinctKeywords(records),
    doi: known((record) => record.doi),
    url: known((record) => record.url),
  };
}

/** Records with a DOI first (the published version), then the longer abstract, more authors, and the content. */
function byWorth(a: Entry, b: Entry): number {
  return (
    Number(b.record.doi !== null) - Number(a.record.doi !== null) ||
    b.record.abstract.length - a.record.abstract.length ||
    b.record.authors.length - a.record.authors.length ||
    compareIds(a.content, b.content)
  );
}

function distinctKeywords(records: readonly SourceRecord[]): string[] {
  if (records.length === 1) return [...(records[0] as SourceRecord).keywords];
  const byFold = new Map<string, string>();
  for (const keyword of records.flatMap((record) => record.keywords)) {
    const fold = keyword.toLowerCase();
    if (!byFold.has(fold)) byFold.set(fold, keyword);
  }
  return [...byFold.values()];
}
