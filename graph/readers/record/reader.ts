import type { FieldUse } from "./field-use.ts";
import type { FieldMap, SourceRecord } from "./source-record.ts";

/** A record together with the place it was read from. */
export interface ReadRecord {
  readonly kind: "record";
  readonly record: SourceRecord;
  /** One-based line (or, for formats without lines, record number) where it begins. */
  readonly line: number;
  /** The file, set by the registry: the given one, or the one inside a folder or an archive. */
  readonly file?: string;
  /** Label of the reader, set by the registry. */
  readonly format?: string;
}

/** Something that could not be read: reported and counted, never a reason to stop. */
export interface ReadProblem {
  readonly kind: "problem";
  readonly line: number;
  readonly file?: string;
  /** What is wrong, in plain words. */
  readonly reason: string;
  /** What the user can do about it. */
  readonly hint: string;
}

/** A remark although nothing was lost: another encoding, an abstract without a title. */
export interface ReadNotice {
  readonly kind: "notice";
  readonly line: number;
  readonly file?: string;
  readonly reason: string;
  readonly hint: string;
}

/** What a reader gives, in the order of the file: records, problems and notices. */
export type ReadItem = ReadRecord | ReadProblem | ReadNotice;

/** What a reader may use in addition to the text. */
export interface ReaderOptions {
  /** Name of the file without folders, for formats with one paper per file. */
  readonly name?: string | undefined;
  /** Fields of columns or keys as the user gave them (`--map`), by name simplified with `normalisedFieldName`. */
  readonly map?: FieldMap | undefined;
  /** Notes which columns, keys or tags fed which fields. */
  readonly use?: FieldUse | undefined;
}

/** One way of turning bytes into records; see CONTRIBUTING.md, "How to add a reader". */
export interface Reader {
  /** Its name on the command line (`--format NAME`). */
  readonly name: string;
  /** Display text: "JSON Lines", "saved similar-papers page". */
  readonly label: string;
  /** How sure this reader is, 0 … 1, that a file beginning with `head` is of its format. `name` is the file's name. */
  detect(head: string, name: string): number;
  /** Streams the items of one decoded, decompressed text. */
  read(text: AsyncIterable<string>, options?: ReaderOptions): AsyncIterable<ReadItem>;
}
