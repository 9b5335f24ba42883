import { columnsByContent } from "../../record/column-content.ts";
import { type Field, type FieldMap, fieldOf, guessFields, plainName } from "../../record/fields.ts";
import type { Reader, ReadItem } from "../../record/reader.ts";
import { buildRecord } from "../../record/record.ts";
import { csvRows, type Row } from "./csv-rows.ts";

const DELIMITERS = ["\t", ",", ";", "|"] as const;
/** Lines before the header (titles, dates of export) are searched for it so far. */
const PREAMBLE = 30;

/** Columns of the Web of Science, which mean other things elsewhere. */
const WOS: Readonly<Record<string, Field>> = {
  ...{ UT: "id", TI: "title", AB: "abstract", PY: "year", SO: "venue", AF: "authors", DE: "keywords", DI: "doi" },
  ...{ PM: "pmid", DL: "url" },
};

/** Comma-, semicolon- or tab-separated tables; the guesser finds the columns, `--map` overrules it. */
export const csv: Reader = {
  name: "csv",
  label: "table (CSV, TSV)",
  detect(head, name) {
    const header = headerIn(head.split(/\r\n|\n|\r/).slice(0, PREAMBLE));
    if (header) return /\.(csv|tsv|tab)$/i.test(name) || header.known >= 3 ? 0.92 : 0.6;
    return /\.(csv|tsv|tab)$/i.test(name) ? 0.45 : 0;
  },
  async *read(text, options) {
    const start = await peekText(text);
    const lines = start.head.split(/\r\n|\n|\r/).slice(0, PREAMBLE);
    const header = headerIn(lines, options?.map);
    const table = new Table(header?.delimiter ?? guessDelimiter(lines), options?.map);
    // What stands before the header may hold quotes of its own.
    for await (const row of csvRows(start.all, table.delimiter, header?.line)) yield* table.add(row);
    yield* table.finish();
  },
};

async function peekText(text: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const iterator = text[Symbol.asyncIterator]();
  const first: string[] = [];
  let length = 0;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    first.push(next.value);
    length += next.value.length;
    if (length >= 65_536) break;
  }
  const head = first.join("");
  async function* all() {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head, all: all() };
}

interface Header {
  readonly delimiter: string;
  /** How many fields it names. */
  readonly known: number;
  readonly line: number;
}

/** The first line that names at least two fields, one of them the title or the abstract, with its delimiter. */
function headerIn(lines: readonly string[], named?: FieldMap): Header | undefined {
  for (const [index, line] of lines.entries()) {
    if (line.length > 20_000) continue;
    for (const delimiter of DELIMITERS) {
      const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^\uFEFF?"|"$/g, ""));
      const known = fieldsOf(cells, named);
      if (isHeader(known) && cells.length > 1) return { delimiter, known: known.size, line: index + 1 };
    }
  }
  return undefined;
}

function isHeader(fields: ReadonlySet<Field>): boolean {
  return fields.size >= 2 && (fields.has("title") || fields.has("abstract"));
}

/** The fields that cells name; a cell with a sentence in it names none. */
function fieldsOf(cells: readonly string[], named?: FieldMap): Set<Field> {
  const isWos = cells.includes("PT") && cells.includes("UT");
  const names = cells.filter((cell) => cell.length <= 60);
  const fields = names.map((cell) => (isWos ? WOS[cell] : undefined) ?? fieldOf(cell, named)?.field);
  return new Set(fields.filter((field) => field !== undefined));
}

/** The delimiter that stands equally often in every line, else the commonest. */
function guessDelimiter(lines: readonly string[]): string {
  const full = lines.filter((line) => line.trim() !== "").slice(0, -1);
  const count = (line: string, delimiter: string) => line.split(delimiter).length - 1;
  const even = DELIMITERS.find((delimiter) => {
    const first = count(full[0] ?? "", delimiter);
    return first > 0 && full.every((line) => count(line, delimiter) === first);
  });
  const text = lines.join("\n");
  return even ?? [...DELIMITERS].sort((a, b) => count(text, b) - count(text, a))[0] ?? ",";
}

/** Rows wait until the header is found, or until it is clear that there is none. */
class Table {
  readonly delimiter: string;
  private readonly named: FieldMap | undefined;
  private columns: readonly string[] | undefined;
  private wos = false;
  private springer = false;
  /** R's tables begin each row with its number, for which the header has no cell; known from the first row. */
  private numbered: boolean | undefined;
  private waiting: Row[] = [];

  constructor(delimiter: string, named: FieldMap | undefined) {
    this.delimiter = delimiter;
    this.named = named;
  }

  *add(row: Row): Generator<ReadItem> {
    if (this.columns) {
      yield* this.item(row);
      return;
    }
    const cells = (row.cells ?? []).map((cell) => cell.replace(/^\uFEFF/, "").trim());
    if (isHeader(fieldsOf(cells, this.named))) {
      this.columns = cells;
      this.wos = cells.includes("PT") && cells.includes("UT");
      this.springer = cells.includes("Item Title") && cells.includes("Item DOI");
      this.waiting = [];
      return;
    }
    this.waiting.push(row);
    if (this.waiting.length > PREAMBLE) yield* this.withoutHeader();
  }

  *finish(): Generator<ReadItem> {
    if (!this.columns) yield* this.withoutHeader();
  }

  /** Without a header the contents of the columns decide what each is. */
  private *withoutHeader(): Generator<ReadItem> {
    const rows = this.waiting;
    this.waiting = [];
    this.columns = columnsByContent(rows.map((row) => row.cells ?? []));
    const line = rows[0]?.line ?? 1;
    if (this.columns.includes("title") || this.columns.includes("abstract")) {
      const reason = "no row names the columns; they were guessed from their contents";
      yield { kind: "notice", line, reason, cure: "Put a header row first, such as title,abstract,year." };
      for (const row of rows) yield* this.item(row);
    } else {
      const reason = "no column looks like titles or abstracts";
      yield { kind: "problem", line, reason, cure: "Name the columns: --map title=COLUMN,abstract=COLUMN." };
    }
  }

  private *item({ line, cells }: Row): Generator<ReadItem> {
    const columns = this.columns ?? [];
    if (!cells) {
      const cure = "Close the quotes of the row, or export the table again.";
      yield { kind: "problem", line, reason: "the row is too long to be a paper", cure };
      return;
    }
    if (cells.every((cell) => cell.trim() === "")) return;
    if (isRepeatedHeader(cells, columns)) return;
    this.numbered ??= cells.length === columns.length + 1 && cells[0]?.trim() === "1";
    const raw = guessFields(this.entries(columns, cells), this.named);
    if (Object.keys(raw).length > 0) yield { kind: "record", line, record: buildRecord(raw) };
    else {
      const reason = "the row has no cell in any column that is known";
      yield { kind: "problem", line, reason, cure: "Check the row, or name the columns: --map title=COLUMN,…." };
    }
  }

  private *entries(columns: readonly string[], all: readonly string[]): Generator<readonly [string, string]> {
    const cells = this.numbered ? all.slice(1) : all;
    const filled = cells.findLastIndex((cell) => cell.trim() !== "") + 1;
    for (let i = 0; i < columns.length; i++) {
      const name = columns[i] ?? "";
      // More cells than columns: a delimiter in the last one was not quoted.
      const over = i === columns.length - 1 && filled > columns.length;
      const whole = over ? cells.slice(i, filled).join(this.delimiter) : (cells[i] ?? "");
      yield* this.entry(name, whole);
    }
  }

  private *entry(name: string, whole: string): Generator<readonly [string, string]> {
    // An apostrophe in front keeps spreadsheets from reading a formula; it is not part of the text.
    const cell = whole.replace(/^'(?=[=+\-@\t\r])/, "");
    const field = this.wos ? WOS[name] : undefined;
    if (this.springer && name === "Authors") yield [name, splitGluedNames(cell)];
    else if (!this.wos || field !== undefined || this.named?.has(plainName(name))) yield [field ?? name, cell];
  }
}

/** Springer writes the names of the authors one after another with nothing between them: "Ana BauerV. A. Costa". */
function splitGluedNames(names: string): string {
  return names
    .split(/(?<=\p{Ll}{2}|\p{Script=Han})(?<!\b(?:Mac|Van|Von|Fitz|Den|Der|Del|Las|Los))(?=\p{Lu}[\p{Ll}.])/u)
    .join("; ");
}

/** The header again between the rows, as in exports that were pasted together. */
function isRepeatedHeader(cells: readonly string[], columns: readonly string[]): boolean {
  return cells.length === columns.length && cells.every((cell, i) => cell.replace(/^\uFEFF/, "").trim() === columns[i]);
}
