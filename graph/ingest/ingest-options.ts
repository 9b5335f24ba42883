import type { ReadOptions } from "../readers/read-papers.ts";
import type { ImportSource } from "./import-source.ts";

/** How far a long step has come. */
export interface IngestProgress {
  readonly phase: "read" | "extract" | "concepts" | "save";
  readonly done: number;
  /** Null when it cannot be known beforehand. */
  readonly total: number | null;
  readonly unit: "papers";
}

/** Options of `ingest`: threads, how files are read, progress and cancelling. */
export interface IngestOptions {
  /** Threads that extract; by default one for each processor when there is enough to do, else none. */
  readonly workers?: number | undefined;
  /** Name of the reader; without it the content of each file decides. */
  readonly format?: string | undefined;
  /** For tables whose columns are not known by their names: which column is which field. */
  readonly map?: ReadOptions["map"];
  /** The encoding of the files; without it the content of each decides. */
  readonly encoding?: string | undefined;
  /** The sheet of a spreadsheet; without it the first one is read. */
  readonly sheet?: string | undefined;
  /** Takes phrases of papers in other languages than English too; the store remembers it. */
  readonly allLanguages?: boolean | undefined;
  /** Searches the closing lines of publishers for phrases too; the store remembers it. */
  readonly keepClosingLines?: boolean | undefined;
  /** Makes keywords mentions of their own; without it they only have a vote for phrases of the text. The store remembers it. */
  readonly keywordConcepts?: boolean | undefined;
  /** What is read, when the path of the one file does not say it: the name of an upload, the source whose place it takes. */
  readonly source?: ImportSource | undefined;
  /** Records that a re-read source no longer has are removed. */
  readonly replace?: boolean | undefined;
  /** Ends reading after the current batch; what was read is brought in. */
  readonly stopReading?: AbortSignal | undefined;
  readonly onProgress?: ((progress: IngestProgress) => void) | undefined;
  /** Stops after the current batch; the next run goes on from what is saved. */
  readonly signal?: AbortSignal | undefined;
}

/** Reports how far a step has come. */
export type ReportProgress = (phase: IngestProgress["phase"], done: number) => void;

/** The same items; after every `every` of them `tell` gets their count. */
export function* withProgress<T>(items: Iterable<T>, every: number, tell: (count: number) => void): Generator<T> {
  let count = 0;
  for (const item of items) {
    yield item;
    if (++count % every === 0) tell(count);
  }
}
