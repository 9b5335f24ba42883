import { parse } from "csv-parse/sync";
import { type Line, splitLines } from "../../bytes/lines.ts";

/** One row of a table, with the line on which it begins; `cells` is undefined when it could not be read. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[] | undefined;
}

/** A cell in quotes may contain line ends; one that does not close within this many lines is a stray quote. */
const MAX_LINES = 400;

/**
 * Rows of a table, streamed. Lines are joined while a quoted cell is open and then parsed by csv-parse; a quote that is
 * never closed costs its own line only, and not the rest of the file as in the parsers themselves.
 */
export async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
  header?: { readonly line: number; readonly width: number },
): AsyncGenerator<Row> {
  for await (const lines of rowLines(text, delimiter, header?.line ?? 1)) yield row(lines, delimiter, header?.width);
}

/** The lines of each row. */
async function* rowLines(
  text: AsyncIterable<string>,
  delimiter: string,
  firstLine: number,
): AsyncGenerator<readonly Line[]> {
  let open: Line[] = [];
  let state: Quotes = "closed";
  for await (const line of splitLines(text)) {
    if (line.number < firstLine) continue;
    state = quotesAfter(line, delimiter, state);
    if (state === "closed") {
      if (open.length > 0 || line.text !== "") yield [...open, line];
      open = [];
      continue;
    }
    open.push(line);
    if (state === "stray" || open.length >= MAX_LINES || line.text === undefined) {
      yield* rowsAfterStrayQuote(open, delimiter);
      open = [];
      state = "closed";
    }
  }
  yield* rowsAfterStrayQuote(open, delimiter);
}

/** The first line has a stray quote and is a row of its own; the others are read as they would be without it. */
function* rowsAfterStrayQuote(lines: readonly Line[], delimiter: string): Generator<readonly Line[]> {
  for (let from = 0; from < lines.length; ) {
    let to = from;
    let state = quotesAfter(lines[to]!, delimiter, "closed");
    while (state === "open" && from > 0 && to + 1 < lines.length) {
      state = quotesAfter(lines[++to]!, delimiter, state);
    }
    if (state !== "closed") to = from;
    yield lines.slice(from, to + 1);
    from = to + 1;
  }
}

/** "stray": a cell seems to begin with a quote while one of an earlier line is still open. */
type Quotes = "closed" | "open" | "stray";

/** Whether a quoted cell is open after the line. A quote opens a cell at its beginning and closes it at its end only. */
function quotesAfter({ text = "" }: Line, delimiter: string, before: Quotes): Quotes {
  let open = before !== "closed";
  let carried = open;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    const begins = beginsCell(text, at, delimiter);
    if (!open) open = begins;
    else if (text[at + 1] === '"') at++;
    else if (endsCell(text, at, delimiter)) {
      open = false;
      carried = false;
    } else if (begins && carried) return "stray";
  }
  return open ? "open" : "closed";
}

function beginsCell(text: string, at: number, delimiter: string): boolean {
  const before = text.slice(Math.max(0, at - 3), at).trimEnd();
  return before === "" ? at <= 2 : before.endsWith(delimiter);
}

function endsCell(text: string, at: number, delimiter: string): boolean {
  const after = text.slice(at + 1, at + 4);
  return after.trimStart() === ""
    ? text.length - at <= 3
    : after.trimStart().startsWith(delimiter) || after.startsWith(delimiter);
}

const options = { relax_quotes: true, relax_column_count: true, trim: true } as const;

function row(lines: readonly Line[], delimiter: string, width: number | undefined): Row {
  const line = lines[0]?.number ?? 1;
  if (lines.some((one) => one.text === undefined)) return { line, cells: undefined };
  const source = lines.map((one) => one.text).join("\n");
  if (!source.includes('"')) return { line, cells: source.split(delimiter) };
  const cells = parseCells(source, delimiter) ?? splitCells(source, delimiter);
  return { line, cells: cells.length === width ? cells : (quotedCells(source, delimiter, width) ?? cells) };
}

/** A row with all cells in quotes, whose texts contain quotes that are not doubled: only `","` separates its cells. */
function quotedCells(source: string, delimiter: string, width: number | undefined): string[] | undefined {
  const text = source.trim();
  if (width === undefined || !text.startsWith('"') || !text.endsWith('"') || text.length < 2) return undefined;
  const cells = text.slice(1, -1).split(`"${delimiter}"`);
  return cells.length === width ? cells.map((cell) => cell.replaceAll('""', '"')) : undefined;
}

function parseCells(source: string, delimiter: string): string[] | undefined {
  try {
    const rows = parse(source, { ...options, delimiter, record_delimiter: ["\u0000"] }) as string[][];
    return rows.length === 1
      ? keepBareQuotes(rows[0]?.map(withoutOuterQuotes) ?? [], source.split(delimiter))
      : undefined;
  } catch {
    return undefined;
  }
}

/** Tables without quoting have cells such as `"Yes" and no`: a quote that begins a cell but does not end it is text. */
function keepBareQuotes(cells: string[], plain: readonly string[]): string[] {
  if (cells.length !== plain.length) return cells;
  return cells.map((cell, i) => {
    const text = (plain[i] ?? "").trim();
    return text.startsWith('"') && !text.endsWith('"') ? text : cell;
  });
}

/** A cell with bare quotes inside comes with its outer ones. */
function withoutOuterQuotes(cell: string): string {
  if (cell.length < 5 || !cell.startsWith('"') || !cell.endsWith('"')) return cell;
  return /[^"]"[^"]/.test(cell.slice(1, -1)) ? cell.slice(1, -1).replaceAll('""', '"') : cell;
}

/** The cells of a row whose quotes make no sense: separated by the delimiter, without the quotes around them. */
function splitCells(source: string, delimiter: string): string[] {
  return source.split(delimiter).map((part) => {
    const cell = part.trim();
    const inner = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"') ? cell.slice(1, -1) : cell;
    return inner.replaceAll('""', '"');
  });
}
