import type { Mention } from "../../contract/records.ts";
import { CandidateReader } from "../../extraction/packing/candidate-reader.ts";
import type { Senses } from "../../extraction/vocabulary/acronym-senses.ts";
import { ConceptCounts } from "../../extraction/vocabulary/concept-counts.ts";
import { KeyStatistics, SUM_COUNT } from "../../extraction/vocabulary/key-statistics.ts";
import { keysToKeep, type Resolution } from "../../extraction/vocabulary/resolution.ts";
import { distinctEntries, type Entry, entryOf, keysOf } from "../../identity/entry.ts";
import { fingerprint } from "../../identity/normalise.ts";
import type { RecordOrigin } from "../../identity/record-origin.ts";
import { resolve } from "../../identity/resolve.ts";
import { type ReadOptions, readPapers } from "../../readers/read-papers.ts";
import type { SourceRecord } from "../../readers/record/source-record.ts";
import { GraphError } from "../../shared/errors.ts";
import extractBatch, { type ExtractSettings } from "../extract-worker.ts";
import { namespaceOf } from "../read-sources.ts";
import { brokenRow, type Row, wholeNumber, wholeNumbers } from "./rows.ts";

/** What a step writes: the table of the row, then three columns, of which those without a use are empty. */
type TaggedRow = readonly [table: string, text: string, other: string, data: string];

/** Papers over which a worker sums before it writes: more need more memory, fewer give more rows to sum. */
const PAPERS_TO_A_SUM = 5000;
/** Keys that are looked at together. */
const KEYS_TO_A_BATCH = 20_000;

/** How an entry, which is one record with the place where it was found, is written. */
interface EntryText {
  readonly record: SourceRecord;
  readonly place: RecordOrigin;
}

/**
 * First step: reads whole files by the readers of `isthmus extract`. Rows in: number of the source, path. Out: `entry` (its id, the
 * record), `link` (its id, a key by which other records of its paper are found) and `problem` (place, reason).
 */
export async function* readEntries(rows: AsyncIterable<Row>, options: ReadOptions): AsyncGenerator<TaggedRow> {
  for await (const [source, path] of rows as AsyncIterable<[string, string]>) {
    wholeNumber(source, path);
    try {
      yield* entriesOf(path, source, options);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      yield ["problem", path, error.message, error.hint ?? ""];
    }
  }
}

async function* entriesOf(path: string, source: string, options: ReadOptions): AsyncGenerator<TaggedRow> {
  for await (const item of readPapers(path, options)) {
    const file = item.file ?? path;
    if (item.kind === "record") {
      yield* entryRows(item.record, { namespace: namespaceOf(file), source, isOutdated: false });
    } else if (item.kind === "problem") yield ["problem", `${file}:${item.line}`, item.reason, item.hint];
  }
}

function* entryRows(record: SourceRecord, place: RecordOrigin): Generator<TaggedRow> {
  const entry = entryOf(record, [place]);
  const id = fingerprint(entry.content);
  yield ["entry", id, "", JSON.stringify({ record, place } satisfies EntryText)];
  for (const key of keysOf(entry)) yield ["link", id, key, ""];
}

/**
 * Second step: makes the papers of each group of connected entries and extracts them. Rows in, the groups one after another: group,
 * entry. Out: `paper` (its id, the paper, its packed candidates), `key` (its sums over some papers) and `acronym` (short form, long form,
 * number of papers that define it so).
 */
export async function* extractPapers(rows: AsyncIterable<Row>, settings: ExtractSettings): AsyncGenerator<TaggedRow> {
  const reader = new CandidateReader();
  let sums = new KeyStatistics();
  for await (const group of groupsOf(rows)) {
    for (const { paper } of resolve(distinctEntries(group))) {
      const { data } = extractBatch({ papers: [paper], ...settings })[0]!;
      yield ["paper", paper.id, JSON.stringify(paper), Buffer.from(data).toString("base64")];
      reader.readKeys(data);
      sums.add(reader);
    }
    if (sums.papers < PAPERS_TO_A_SUM) continue;
    yield* sumRows(sums);
    sums = new KeyStatistics();
  }
  yield* sumRows(sums);
}

async function* groupsOf(rows: AsyncIterable<Row>): AsyncGenerator<Entry[]> {
  let current = "";
  let entries: Entry[] = [];
  for await (const [group, text] of rows as AsyncIterable<[string, string]>) {
    if (group !== current && entries.length > 0) {
      yield entries;
      entries = [];
    }
    current = group;
    const { record, place } = parseColumn<EntryText>(text, `group ${group}`);
    entries.push(entryOf(record, [place]));
  }
  if (entries.length > 0) yield entries;
}

function* sumRows(sums: KeyStatistics): Generator<TaggedRow> {
  for (let id = 0; id < sums.size; id++) yield ["key", sums.keyOf(id), "", sums.sumsOf(id).join()];
  for (const [pair, papers] of sums.definitions) {
    const [short, long] = pair.split("\n") as [string, string];
    yield ["acronym", short, long, String(papers)];
  }
}

/** The acronyms of all papers: their senses, and every key that is a short or a long form. */
export interface AllAcronyms {
  readonly senses: Senses;
  readonly defined: ReadonlySet<string>;
}

/**
 * Third step: finds the keys that are needed to decide the concepts of all `papers`; most stand in one paper and are not. Rows in: key,
 * its sums over all papers. Out: `keep` (a key; some more than once, some that no paper has).
 */
export async function* pruneKeys(
  rows: AsyncIterable<Row>,
  { senses, defined }: AllAcronyms,
  papers: number,
): AsyncGenerator<TaggedRow> {
  const emptyPart = () => {
    const part = new KeyStatistics();
    part.addPapers(papers);
    return part;
  };
  let part = emptyPart();
  for await (const [key, sums] of rows as AsyncIterable<[string, string]>) {
    part.addSums(key, sumsOf(sums, key));
    if (part.size < KEYS_TO_A_BATCH) continue;
    for (const one of keysToKeep(part, senses, defined)) yield ["keep", one, "", ""];
    part = emptyPart();
  }
  for (const one of keysToKeep(part, senses, defined)) yield ["keep", one, "", ""];
}

/** Reads the column of the sums of a key. */
export function sumsOf(column: string, key: string): number[] {
  const sums = wholeNumbers(column, `key “${key}”`);
  if (sums.length !== SUM_COUNT) throw brokenRow(`key “${key}”`, `it has ${sums.length} sums, not ${SUM_COUNT}`);
  return sums;
}

/**
 * Last step: finds the mentions of the decided concepts. Rows in: id of a paper, its packed candidates. Out: `mention` (id of the
 * paper, its mentions), `concept` (its number, papers) and `form` (number of the concept, form, papers); the last two are sums over some papers.
 */
export async function* countMentions(
  rows: AsyncIterable<Row>,
  collection: KeyStatistics,
  resolution: Resolution,
): AsyncGenerator<TaggedRow> {
  const reader = new CandidateReader();
  const numbers = Int32Array.from({ length: collection.size }, (_, id) => id);
  const begin = () => new ConceptCounts(collection, resolution);
  let counts = begin();
  let waiting = 0;
  for await (const [paper, candidates] of rows as AsyncIterable<[string, string]>) {
    reader.readAll(Buffer.from(candidates, "base64"));
    counts.add(paper, collection.idsOf(reader), reader);
    if (++waiting < PAPERS_TO_A_SUM) continue;
    yield* countRows(counts, numbers);
    counts = begin();
    waiting = 0;
  }
  yield* countRows(counts, numbers);
}

function* countRows(counts: ConceptCounts, numbers: Int32Array): Generator<TaggedRow> {
  for (const { paper, mentions } of counts.mentions.byPaper(numbers))
    yield ["mention", paper, "", placesText(mentions)];
  for (const { id, papers, forms } of counts.concepts()) {
    yield ["concept", String(id), "", String(papers)];
    for (const { form, papers: withForm } of forms) yield ["form", String(id), form, String(withForm)];
  }
}

/** Mentions as text: six numbers each with commas, and a semicolon between two. */
function placesText(mentions: readonly Mention[]): string {
  return mentions
    .map(({ concept, field, start, end, sentenceStart, sentenceEnd }) =>
      [concept, field, start, end, sentenceStart, sentenceEnd].join(),
    )
    .join(";");
}

/** The JSON value of a column that a step before has written. */
export function parseColumn<T>(text: string, place: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw brokenRow(place, "it is not JSON");
  }
}
