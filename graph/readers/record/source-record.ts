/** Fields found in one source record. Whether two records are one paper is decided later. */
export interface SourceRecord {
  /** The source's own id, where it has one. */
  readonly id: string | null;
  readonly title: string;
  /** Empty when the source gives none. */
  readonly abstract: string;
  readonly year: number | null;
  readonly venue: string | null;
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
  /** Bare and lower-case, without a resolver's address: "10.1000/xyz". */
  readonly doi: string | null;
  /** Bare, without version: "2401.01234" or "cs/0112017". */
  readonly arxiv: string | null;
  readonly pmid: string | null;
  readonly url: string | null;
}

/** What a paper can have, and the parts that some formats split it into. */
export type Field = keyof SourceRecord | "invertedAbstract" | "editors" | "subtitle" | "place";

/** Values as the file has them, by field; `buildRecord` makes sense of them. */
export type RawRecord = { [F in Field]?: unknown };

/** Fields of columns or keys as the user gave them, by simplified name; undefined for those that feed none. */
export type FieldMap = ReadonlyMap<string, Field | undefined>;
