import type { Paper } from "../../../contract/entities.ts";
import type { StoredPaper } from "../../store.ts";
import { storedIntegerOrNull, storedList, storedText, storedTextOrNull } from "../database/damage.ts";

/** The columns of a paper, in the order in which PaperRow names them. */
export const PAPER_COLUMNS = "id, title, abstract, year, venue, authors, keywords, doi, url";

/** What a stored paper has in addition. */
export const STORED_COLUMNS = `${PAPER_COLUMNS}, keys, records, sources`;

/** A paper as SQLite stores it: lists as JSON. */
export interface PaperRow {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly year: number | null;
  readonly venue: string | null;
  readonly authors: string;
  readonly keywords: string;
  readonly doi: string | null;
  readonly url: string | null;
}

export interface StoredPaperRow extends PaperRow {
  readonly number: number;
  readonly keys: string;
  readonly records: string;
  readonly sources: string;
}

/** From a row to the paper that readers see. */
export function paperOf(row: PaperRow): Paper {
  return {
    id: storedText(row.id),
    title: storedText(row.title),
    abstract: storedText(row.abstract),
    year: storedIntegerOrNull(row.year),
    venue: storedTextOrNull(row.venue),
    authors: storedList(row.authors, storedText),
    keywords: storedList(row.keywords, storedText),
    doi: storedTextOrNull(row.doi),
    url: storedTextOrNull(row.url),
  };
}

/** From a row to the paper with its keys and records. */
export function storedPaperOf(row: StoredPaperRow): StoredPaper {
  return {
    ...paperOf(row),
    keys: storedList(row.keys, storedText),
    records: storedText(row.records),
    sources: storedList(row.sources, storedText),
  };
}

/** From a paper to its row. */
export function rowOf(paper: StoredPaper): Omit<StoredPaperRow, "number"> {
  return {
    id: paper.id,
    title: paper.title,
    abstract: paper.abstract,
    year: paper.year,
    venue: paper.venue,
    authors: JSON.stringify(paper.authors),
    keywords: JSON.stringify(paper.keywords),
    doi: paper.doi,
    url: paper.url,
    keys: JSON.stringify(paper.keys),
    records: paper.records,
    sources: JSON.stringify(paper.sources),
  };
}

/** What extraction reads. */
const READ_FIELDS = ["title", "abstract", "keywords"] as const;

const VISIBLE_FIELDS = ["year", "venue", "authors", "doi", "url"] as const;

const hidden = ["keys", "records", "sources"] as const;

/** How much two versions of a paper differ: what is extracted from it, something else that is seen, only bookkeeping, or nothing. */
export function difference(
  before: Omit<StoredPaperRow, "number">,
  after: Omit<StoredPaperRow, "number">,
): "text" | "shown" | "hidden" | "none" {
  if (READ_FIELDS.some((column) => before[column] !== after[column])) return "text";
  if (VISIBLE_FIELDS.some((column) => before[column] !== after[column])) return "shown";
  return hidden.some((column) => before[column] !== after[column]) ? "hidden" : "none";
}
