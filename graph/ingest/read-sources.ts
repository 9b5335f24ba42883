import { basename } from "node:path";
import { closingLinesOf } from "../extraction/language/closing-lines.ts";
import { languageOf } from "../extraction/language/detect-language.ts";
import { type IdentifiedRecord, recordResolver } from "../identity/record-resolver.ts";
import { type ReadOptions, readPapers } from "../readers/read-papers.ts";
import type { FieldReport } from "../readers/record/field-use.ts";
import { fieldMapText } from "../readers/record/fields.ts";
import type { ReadItem } from "../readers/record/reader.ts";
import { GraphError } from "../shared/errors.ts";
import type { GraphStore } from "../store/store.ts";
import { fileSource, SourceTally } from "./import-source.ts";
import type { IngestOptions } from "./ingest-options.ts";
import { takeBack } from "./remove-source.ts";

/** Records that are identified and saved in one transaction. */
const BATCH = 1000;

/** Something in a source that was not read, or read with a remark. */
export interface SourceRemark {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly hint: string;
}

/** A paper in another language than English: it is stored, but its phrases are extracted only with `allLanguages`. */
export interface ForeignPaper {
  readonly file: string;
  readonly line: number;
  readonly title: string;
  /** Code of ISO 639-1, guessed from the text. */
  readonly language: string;
}

/**
 * Reads all records of the sources into the store's papers. `settle` replaces the earlier papers of re-read sources by the new ones and
 * reports what became of all records; until then, a re-read can be rolled back.
 */
export async function readSources(store: GraphStore, sources: readonly string[], options: IngestOptions) {
  const identity = recordResolver(store);
  const [skipped, notices]: [SourceRemark[], SourceRemark[]] = [[], []];
  const failed: SourceRemark[] = [];
  const notEnglish: ForeignPaper[] = [];
  const fields: FieldReport[] = [];
  const { format, map, encoding, sheet } = options;
  const reading: ReadOptions = { format, map, encoding, sheet, onFields: (report) => fields.push(report) };
  const settings = { format, map: map && fieldMapText(map), encoding, sheet };
  let batch: IdentifiedRecord[] = [];
  let [read, withoutAbstract, closingLines] = [0, 0, 0];

  const flush = async (tally: SourceTally) => {
    options.signal?.throwIfAborted();
    if (batch.length > 0) {
      // Before its papers: a source that dies with them must be in the list.
      if (tally.records === 0) await tally.saveStopped();
      tally.note(await identity.add(batch));
      batch = [];
      await tally.saveStopped();
    }
    options.onProgress?.({ phase: "read", done: read, total: null, unit: "papers" });
  };
  const take = async (source: string, item: ReadItem, tally: SourceTally) => {
    const file = item.file ?? source;
    if (item.kind === "record") {
      read++;
      if (item.record.abstract === "") withoutAbstract++;
      closingLines += closingLinesOf(item.record.abstract).length;
      notEnglish.push(...foreign(file, item));
      batch.push({ namespace: namespaceOf(file), source: tally.id, again: tally.again, record: item.record });
      if (batch.length === BATCH) await flush(tally);
      return;
    }
    const { line, reason, hint } = item;
    (item.kind === "problem" ? skipped : notices).push({ file, line, reason, hint });
    if (item.kind === "problem") tally.skip(item.reason);
  };

  /** Reads one source; false when its end was not reached. */
  const readWhole = async (source: string, tally: SourceTally): Promise<boolean> => {
    for await (const item of itemsOf(source, reading)) {
      if (options.stopReading?.aborted) return false;
      if (item.kind === "failure") {
        if (failed.push(remarkOf(source, item.error)) === sources.length) throw item.error;
        return false;
      }
      await take(source, item, tally);
    }
    return true;
  };

  const tallies: SourceTally[] = [];
  for (const source of options.stopReading?.aborted ? [] : sources) {
    const tally = await SourceTally.begin(store, options.source ?? fileSource(source), settings);
    const isWhole = await readWhole(source, tally);
    await flush(tally);
    if (!isWhole && tally.records > 0) await tally.saveStopped();
    if (isWhole && tally.again === undefined) await tally.saveComplete();
    if (isWhole) tallies.push(tally);
  }
  const readAgain = tallies.filter(({ again }) => again !== undefined);
  const settle = async () => {
    for (const tally of readAgain) await tally.saveComplete();
    const { new: added, ...papers } = await identity.finish(readAgain.flatMap(({ again }) => again ?? []));
    const removed = options.replace ? await takeBackReplaced(store, tallies) : 0;
    const counts = { files: sources.length, read, added, ...papers, removed, withoutAbstract, closingLines };
    return { ...counts, fields, notEnglish, skipped, notices, failed };
  };
  return { isAgain: readAgain.length > 0, settle };
}

/** Removes the records of sources that were not read again in this run; returns how many papers were removed. */
async function takeBackReplaced(store: GraphStore, tallies: readonly SourceTally[]): Promise<number> {
  const before = await countPapers(store);
  for (const tally of tallies) await takeBack(store, tally.again ?? tally.id, tally.isStillPresent);
  return Math.max(0, before - (await countPapers(store)));
}

/** All stored papers, also those that are not in the graph yet. */
async function countPapers(store: GraphStore): Promise<number> {
  const { papers, waiting } = await store.summary("");
  return papers + waiting;
}

/** The paper of a record, when it is in another language than English. */
function foreign(file: string, { line, record }: Extract<ReadItem, { kind: "record" }>): ForeignPaper[] {
  const language = languageOf(record);
  return language === null || language === "en" ? [] : [{ file, line, title: record.title, language }];
}

interface Failure {
  readonly kind: "failure";
  readonly error: GraphError;
}

/** The items of a source; that nothing of it can be read is one more item, so that other sources are still read. */
async function* itemsOf(source: string, options: ReadOptions): AsyncGenerator<ReadItem | Failure> {
  try {
    yield* readPapers(source, options);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    yield { kind: "failure", error };
  }
}

function remarkOf(file: string, error: GraphError): SourceRemark {
  return { file, line: 1, reason: error.message, hint: error.hint ?? "" };
}

/** The source that a file stands for: its name without folder and endings, so that a moved or packed file is the same. */
export function namespaceOf(file: string): string {
  return basename(file)
    .replace(/\.(gz|zip)$/i, "")
    .replace(/(?<=.)\.[a-z0-9]{1,8}$/i, "");
}
