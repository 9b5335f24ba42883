import type { Paper } from "../../../contract/entities.ts";
import type { StoredPaper } from "../../store.ts";

/** The sources of the record `r`; "0" is where nobody noted any. */
export const SOURCES = "coalesce(r.sources, ['0'])";

/** A paper with its bookkeeping as one map; `p` and `r` are bound to its two nodes. */
export const STORED_PAPER = `{.id, .title, .abstract, .year, .venue, .authors, .keywords, .doi, .url,
  keys: r.keys, records: r.records, sources: ${SOURCES}}`;

/** A paper as one map. */
export const PAPER = "{.id, .title, .abstract, .year, .venue, .authors, .keywords, .doi, .url}";

/** The paper of a map that the server gave. */
export function paperOf(map: Paper): Paper {
  const { id, title, abstract, year, venue, authors, keywords, doi, url } = map;
  return { id, title, abstract, year, venue, authors, keywords, doi, url };
}

/** The paper with its keys and records. */
export function storedPaperOf(map: StoredPaper): StoredPaper {
  return { ...paperOf(map), keys: map.keys, records: map.records, sources: map.sources };
}

/** What extraction reads. */
const READ_FIELDS = ["title", "abstract", "keywords"] as const;

const VISIBLE_FIELDS = ["year", "venue", "authors", "doi", "url"] as const;

const hidden = ["keys", "records", "sources"] as const;

/** How much two versions of a paper differ: what is extracted from it, something else that is seen, only bookkeeping, or nothing. */
export function difference(before: StoredPaper, after: StoredPaper): "text" | "shown" | "hidden" | "none" {
  const isEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (READ_FIELDS.some((field) => !isEqual(before[field], after[field]))) return "text";
  if (VISIBLE_FIELDS.some((field) => !isEqual(before[field], after[field]))) return "shown";
  return hidden.some((field) => !isEqual(before[field], after[field])) ? "hidden" : "none";
}
