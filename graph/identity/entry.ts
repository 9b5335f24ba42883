import type { Paper } from "../contract/entities.ts";
import type { SourceRecord } from "../readers/record/source-record.ts";
import { compareIds, plainWords } from "../shared/text.ts";
import { fingerprint, titleSlug } from "./normalise.ts";
import { distinctOrigins, type PackedOrigins, packOrigins, type RecordOrigin, unpackOrigins } from "./record-origin.ts";

/** One distinct content of a record, with every place where it was found. */
export interface Entry {
  readonly record: SourceRecord;
  /** The record as canonical text: equal content, equal text; entries are ordered by it. */
  readonly content: string;
  /** Sorted. */
  readonly places: readonly RecordOrigin[];
  /** Those of its places that are not outdated, each once, sorted. */
  readonly namespaces: readonly string[];
}

/** Makes the entry of one record. */
export function entryOf(record: SourceRecord, places: readonly RecordOrigin[]): Entry {
  const { id, title, abstract, year, venue, authors, keywords, doi, arxiv, pmid, url } = record;
  const content = JSON.stringify([title, abstract, year, venue, authors, keywords, doi, arxiv, pmid, url, id]);
  // Its fields in one order, so that a record packs to the same text whether it was just read or had been stored.
  const ordered = { id, title, abstract, year, venue, authors, keywords, doi, arxiv, pmid, url };
  return entryAt({ record: ordered, content }, places);
}

/** The same content, found at these places. */
export function entryAt(
  { record, content }: Pick<Entry, "record" | "content">,
  places: readonly RecordOrigin[],
): Entry {
  const distinct = distinctOrigins(places);
  const current = distinct.filter((place) => !place.isOutdated);
  return { record, content, places: distinct, namespaces: [...new Set(current.map(({ namespace }) => namespace))] };
}

/** Brings equal contents together; ordered by content, so that nothing depends on the order of reading. */
export function distinctEntries(entries: Iterable<Entry>): Entry[] {
  const byContent = new Map<string, Entry>();
  for (const entry of entries) {
    const known = byContent.get(entry.content);
    byContent.set(entry.content, known ? entryAt(entry, [...known.places, ...entry.places]) : entry);
  }
  return [...byContent.values()].sort((a, b) => compareIds(a.content, b.content));
}

/** The ids of all sources of these entries, sorted. */
export function sourcesOf(entries: readonly Entry[]): string[] {
  return [...new Set(entries.flatMap(({ places }) => places.map(({ source }) => source)))].sort(compareIds);
}

/** Abstracts that begin with the same words, this many, are compared. */
const ABSTRACT_START = 25;

const cache = new WeakMap<Entry, readonly string[]>();

/** The keys of an entry; entries that share a key are compared with each other. */
export function keysOf(entry: Entry): readonly string[] {
  const known = cache.get(entry);
  if (known) return known;
  const keys = findKeys(entry.record);
  cache.set(entry, keys);
  return keys;
}

function findKeys(record: SourceRecord): string[] {
  const title = plainWords(record.title);
  const keys = [`id:${record.id ?? titleSlug(record.title || record.abstract)}`];
  if (title !== "") keys.push(`title:${fingerprint(title)}`);
  if (record.doi) keys.push(`doi:${record.doi}`);
  if (record.arxiv) keys.push(`arxiv:${record.arxiv}`);
  if (record.pmid) keys.push(`pmid:${record.pmid}`);
  const start = plainWords(record.abstract.slice(0, 400)).split(" ").slice(0, ABSTRACT_START);
  if (start.length === ABSTRACT_START) keys.push(`abstract:${fingerprint(start.join(" "))}`);
  return keys;
}

interface PackedEntries extends PackedOrigins {
  readonly id?: string;
  readonly arxiv?: string;
  readonly pmid?: string;
  /** Left out when the paper was made from this record alone and has all its other fields. */
  readonly record?: SourceRecord;
}

/** Packs the entries of one paper into text; a paper of one entry keeps only what the paper does not show. */
export function packEntries(entries: readonly Entry[]): string {
  const isSingle = entries.length === 1;
  const packed = entries.map(({ record, places }): PackedEntries => {
    if (!isSingle) return { ...packOrigins(places), record };
    const { id, arxiv, pmid } = record;
    return { ...packOrigins(places), ...(id !== null && { id }), ...(arxiv && { arxiv }), ...(pmid && { pmid }) };
  });
  return JSON.stringify(packed);
}

/** The entries that packEntries packed. */
export function unpackEntries(paper: Paper & { readonly records: string }): Entry[] {
  const { title, abstract, year, venue, authors, keywords, doi, url } = paper;
  return (JSON.parse(paper.records) as PackedEntries[]).map(({ record, id, arxiv, pmid, ...places }) => {
    const ids = { id: id ?? null, arxiv: arxiv ?? null, pmid: pmid ?? null };
    const whole = record ?? { title, abstract, year, venue, authors, keywords, doi, url, ...ids };
    return entryOf(whole, unpackOrigins(places));
  });
}
