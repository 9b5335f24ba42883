import { normalisedFieldName } from "../../record/field-names.ts";
import { fieldOf, guessFields, isEmpty } from "../../record/fields.ts";
import { guessColumns } from "../../record/guess-columns.ts";
import type { ReaderOptions, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import type { Field, FieldMap } from "../../record/source-record.ts";
import type { Row } from "./csv-rows.ts";

/** Rows that are looked at before the first record is given: enough to know a column by what stands in it. */
const SAMPLE = 40;

/** Columns of the Web of Science and of bibliometrix, which mean other things elsewhere. */
const WOS: Readonly<Record<string, string>> = {
  ...{ UT: "id", TI: "title", AB: "abstract", PY: "year", SO: "venue", AF: "authors", AU: "author", DE: "keywords" },
  ...{ ID: "keywords plus", DI: "doi", PM: "pmid", DL: "url" },
};

/** Whether a header is of the Web of Science or of bibliometrix, with tags for names. */
function isTagHeader(cells: readonly string[]): boolean {
  if (cells.includes("PT") && cells.includes("UT")) return true;
  return cells.includes("TI") && cells.filter((cell) => Object.hasOwn(WOS, cell)).length >= 5;
}

/** The names by which the fields of columns are found. */
function namesOf(cells: readonly string[], map: FieldMap | undefined): string[] {
  if (!isTagHeader(cells)) return [...cells];
  return cells.map((cell) =>
    map?.has(normalisedFieldName(cell)) ? cell : (Object.hasOwn(WOS, cell) && WOS[cell]) || `column ${cell}`,
  );
}

/** How many fields the cells name when they are a header: two or more, one of them the title or the abstract, or one of the user's; else 0. */
export function headerFields(cells: readonly string[], map?: FieldMap): number {
  const names = namesOf(cells, map).filter((cell) => cell.length <= 60 && normalisedFieldName(cell) !== "");
  const fields = new Set(names.flatMap((name) => fieldOf(name, map)?.field ?? []));
  if (fields.size >= 2 && (fields.has("title") || fields.has("abstract"))) return fields.size;
  // A name that the user gave tells a header by itself.
  return names.length > 1 && names.some((name) => map?.has(normalisedFieldName(name))) ? Math.max(1, fields.size) : 0;
}

/** Turns rows into records; the first rows wait until the columns are recognised. */
export class CsvTable {
  private readonly delimiter: string;
  private hasHeader: boolean;
  private options: ReaderOptions & { readonly labels?: ReadonlyMap<string, string> };
  private columns: readonly string[] = [];
  /** Names by which the fields of the columns are found, after a look at what is in them. */
  private names: readonly string[] = [];
  private isReady = false;
  private isSpringer = false;
  /** R's tables begin each row with its number, for which the header has no cell. */
  private isNumbered: boolean | undefined;
  private pending: Row[] = [];

  constructor(delimiter: string, hasHeader: boolean, options: ReaderOptions) {
    this.delimiter = delimiter;
    this.hasHeader = hasHeader;
    this.options = options;
  }

  *add(row: Row): Generator<ReadItem> {
    if (this.isReady) yield* this.item(row);
    else if (this.columns.length === 0 && this.takesHeader(row)) this.pending = [];
    else if (this.pending.push(row) > SAMPLE) yield* this.begin();
  }

  /** The first row is the header when one was found in the lines; else a row of several lines may still be it. */
  private takesHeader({ cells = [] }: Row): boolean {
    const names = cells.map((cell) => cell.replace(/^\uFEFF/, "").trim());
    this.hasHeader ||= headerFields(names, this.options.map) > 0;
    if (this.hasHeader) this.columns = names;
    return this.hasHeader;
  }

  *finish(): Generator<ReadItem> {
    if (!this.isReady) yield* this.begin();
  }

  private *begin(): Generator<ReadItem> {
    this.isReady = true;
    const rows = this.pending;
    this.pending = [];
    yield* this.hasHeader ? this.nameColumns(rows) : this.guessHeader(rows);
    if (this.names.length > 0) for (const row of rows) yield* this.item(row);
  }

  /** Most columns are recognised by name, the others by their contents. */
  private *nameColumns(rows: readonly Row[]): Generator<ReadItem> {
    const { columns, options } = this;
    this.isSpringer = columns.includes("Item Title") && columns.includes("Item DOI");
    this.isNumbered = rows[0]?.cells?.length === columns.length + 1 && rows[0].cells[0]?.trim() === "1";
    this.names = namesOf(columns, options.map);
    this.options = { ...options, labels: new Map(this.names.map((name, i) => [name, columns[i]!])) };
    const found = new Set(this.names.map((name) => fieldOf(name, options.map)?.field));
    const wanted = new Set<Field>(
      ["title", "abstract", "year", "doi"].filter((f) => !found.has(f as Field)) as Field[],
    );
    if (found.has("invertedAbstract")) wanted.delete("abstract");
    const guess = this.guessNames(rows, wanted);
    for (const [name, field] of guess) {
      const reason = `the column “${name}” is taken for the ${field}, judged by its contents`;
      yield {
        kind: "notice",
        line: 1,
        reason,
        hint: `If it is not, choose another: in the explorer under Check, elsewhere with --map ${field}=COLUMN.`,
      };
    }
  }

  private guessNames(rows: readonly Row[], wanted: ReadonlySet<Field>): Map<string, Field> {
    const { map } = this.options;
    const unknown = this.names.filter(
      (name) => fieldOf(name, map) === undefined && !map?.has(normalisedFieldName(name)),
    );
    const samples = unknown.map((name) => ({ name, values: this.valuesOf(rows, this.names.indexOf(name)) }));
    const guess = guessColumns(samples, wanted);
    const guessed = [...guess].map(([name, field]) => [normalisedFieldName(name), field] as const);
    this.options = { ...this.options, map: new Map([...guessed, ...(this.options.map ?? [])]) };
    return guess;
  }

  private valuesOf(rows: readonly Row[], column: number): string[] {
    const at = this.isNumbered ? column + 1 : column;
    return rows.map((row) => row.cells?.[at] ?? "").filter((cell) => !isEmpty(cell));
  }

  /** Without a header that is known, the contents of the columns decide what each is; the first row may still be one. */
  private *guessHeader(rows: Row[]): Generator<ReadItem> {
    const width = Math.max(0, ...rows.map((row) => row.cells?.length ?? 0));
    this.names = Array.from({ length: width }, (_, i) => `column ${i + 1}`);
    const body = rows.length > 1 ? rows.slice(1) : rows;
    const given = this.names.map((name) => this.options.map?.get(normalisedFieldName(name)));
    const wanted = (["title", "abstract", "year", "doi"] as const).filter((field) => !given.includes(field));
    const guess = this.guessNames(body, new Set<Field>(wanted));
    const fields = new Set([...guess.values(), ...given]);
    const line = rows[0]?.line ?? 1;
    if (!fields.has("title") && !fields.has("abstract")) {
      this.names = [];
      const reason = "no column looks like titles or abstracts";
      yield { kind: "problem", line, reason, hint: "Name the columns: --map title=COLUMN,abstract=COLUMN." };
      return;
    }
    if (rows.length > 1 && this.isNameRow(rows[0]!.cells ?? [], body, fields.has("year"))) {
      const labels = (rows.shift()?.cells ?? []).map((cell) => cell.trim());
      this.options = { ...this.options, labels: new Map(this.names.map((name, i) => [name, labels[i] || name])) };
    }
    const reason = "no row names the columns in words that are known; they were guessed from their contents";
    yield { kind: "notice", line, reason, hint: "Put a header row first, such as title,abstract,year." };
  }

  /** Whether the first row contains names: each is short and none looks like what stands below it. */
  private isNameRow(cells: readonly string[], body: readonly Row[], hasYear: boolean): boolean {
    if (cells.some((cell) => cell.length > 40 || /\d{4}|[.!?。]\s*$/.test(cell.trim()))) return false;
    return hasYear || this.names.some((_, i) => this.valuesOf(body, i).some((value) => value.length > 60));
  }

  private *item({ line, cells }: Row): Generator<ReadItem> {
    if (!cells) {
      const hint = "Close the quotes of the row, or export the table again.";
      yield { kind: "problem", line, reason: "the row is too long to be a paper", hint };
      return;
    }
    if (cells.every((cell) => cell.trim() === "") || this.isHeaderAgain(cells)) return;
    const raw = guessFields(this.entries(cells), this.options);
    if (Object.keys(raw).length > 0) yield { kind: "record", line, record: buildRecord(raw) };
    else {
      const reason = "the row has no cell in any column that is known";
      yield { kind: "problem", line, reason, hint: "Check the row, or name the columns: --map title=COLUMN,…." };
    }
  }

  private *entries(all: readonly string[]): Generator<readonly [string, string]> {
    const cells = this.isNumbered ? all.slice(1) : all;
    const filled = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
    const { names, columns } = this;
    for (let i = 0; i < names.length; i++) {
      // More cells than columns: a delimiter in the last one was not quoted.
      const isSurplus = i === names.length - 1 && filled > names.length;
      const whole = isSurplus ? cells.slice(i, filled).join(this.delimiter) : (cells[i] ?? "");
      // An apostrophe in front keeps spreadsheets from reading a formula; it is not part of the text.
      const cell = whole.replace(/^'(?=[=+\-@\t\r])/, "");
      yield [names[i]!, this.isSpringer && columns[i] === "Authors" ? splitGluedNames(cell) : cell];
    }
  }

  /** The header again between the rows, as in exports that were pasted together. */
  private isHeaderAgain(cells: readonly string[]): boolean {
    const { columns } = this;
    return (
      cells.length === columns.length && cells.every((cell, i) => cell.replace(/^\uFEFF/, "").trim() === columns[i])
    );
  }
}

/** Springer writes the names of the authors one after another with nothing between them: "Ana BauerV. A. Costa". */
function splitGluedNames(names: string): string {
  return names
    .split(/(?<=\p{Ll}{2}|\p{Script=Han})(?<!\b(?:Mac|Van|Von|Fitz|Den|Der|Del|Las|Los))(?=\p{Lu}[\p{Ll}.])/u)
    .join("; ");
}
