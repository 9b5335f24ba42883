import type { SourceRecord } from "../../graph/readers/record/source-record.ts";

/** A source record with only what the test says. */
export function sourceRecord(fields: Partial<SourceRecord> & { readonly title: string }): SourceRecord {
  return {
    id: null,
    abstract: "",
    year: null,
    venue: null,
    authors: [],
    keywords: [],
    doi: null,
    arxiv: null,
    pmid: null,
    url: null,
    ...fields,
  };
}
