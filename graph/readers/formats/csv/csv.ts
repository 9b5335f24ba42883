import type { Reader } from "../../record/reader.ts";
import type { FieldMap } from "../../record/source-record.ts";
import { csvRows } from "./csv-rows.ts";
import { CsvTable, headerFields } from "./csv-table.ts";

const DELIMITERS = ["\t", ",", ";", "|"] as const;
/** Lines before the header (titles, dates of export) are searched for it so far. */
const PREAMBLE = 30;

/** Comma-, semicolon- or tab-separated tables; names and contents tell the columns, `--map` overrules both. */
export const csv: Reader = {
  name: "csv",
  label: "table (CSV, TSV)",
  detect(head, name) {
    const header = headerIn(head.split(/\r\n|\n|\r/, PREAMBLE));
    if (header) return /\.(csv|tsv|tab)$/i.test(name) || header.fieldCount >= 3 ? 0.92 : 0.6;
    return /\.(csv|tsv|tab)$/i.test(name) ? 0.45 : 0;
  },
  async *read(text, options = {}) {
    const start = await peekText(text);
    const lines = start.head.split(/\r\n|\n|\r/, PREAMBLE);
    const header = headerIn(lines, options.map);
    const delimiter = header?.delimiter ?? guessDelimiter(lines);
    const table = new CsvTable(delimiter, header !== undefined, options);
    // What stands before the header may contain quotes of its own.
    for await (const row of csvRows(start.all, delimiter, header)) yield* table.add(row);
    yield* table.finish();
  },
};

async function peekText(text: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const iterator = text[Symbol.asyncIterator]();
  const chunks: string[] = [];
  let length = 0;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    chunks.push(next.value);
    length += next.value.length;
    if (length >= 65_536) break;
  }
  const head = chunks.join("");
  async function* all() {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return { head, all: all() };
}

interface Header {
  readonly delimiter: string;
  /** How many fields it names. */
  readonly fieldCount: number;
  readonly line: number;
  readonly width: number;
}

/** The first line that names at least two fields, one of them the title or the abstract, with its delimiter. */
function headerIn(lines: readonly string[], map?: FieldMap): Header | undefined {
  for (const [index, line] of lines.entries()) {
    if (line.length > 20_000) continue;
    for (const delimiter of DELIMITERS) {
      const cells = line.split(delimiter).map((cell) => cell.trim().replace(/^\uFEFF?"|"$/g, ""));
      const fieldCount = cells.length > 1 ? headerFields(cells, map) : 0;
      if (fieldCount > 0) return { delimiter, fieldCount, line: index + 1, width: cells.length };
    }
  }
  return undefined;
}

/** The delimiter that stands equally often in every line, else the most frequent one. */
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
