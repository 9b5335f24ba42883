import { GraphError } from "../../../shared/errors.ts";
import type { ReaderOptions, ReadItem } from "../../record/reader.ts";
import { CsvTable, headerFields } from "./csv-table.ts";

/** Rows above the header (titles, dates of export) are searched for it so far. */
const PREAMBLE = 30;
/** Further cells of a row are ignored: they contain no field of a paper. */
const MAX_COLUMNS = 1000;

export interface SpreadsheetOptions extends ReaderOptions {
  /** Name of the sheet; without it the first one is read. */
  readonly sheet?: string | undefined;
}

interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The rows of a sheet of an Excel workbook, read as a table; of a formula, the value that was saved with it. */
export async function* readXlsx(workbook: Uint8Array, options: SpreadsheetOptions): AsyncGenerator<ReadItem> {
  const first: SheetRow[] = [];
  let table: CsvTable | undefined;
  for await (const row of sheetRows(workbook, options.sheet)) {
    if (table) {
      yield* table.add(row);
      continue;
    }
    first.push(row);
    if (headerFields(row.cells, options.map) > 0) {
      table = new CsvTable("\t", true, options);
      yield* table.add(row);
    } else if (first.length === PREAMBLE) table = yield* withoutHeader(first, options);
  }
  table ??= yield* withoutHeader(first, options);
  yield* table.finish();
}

function* withoutHeader(rows: readonly SheetRow[], options: ReaderOptions): Generator<ReadItem, CsvTable> {
  const table = new CsvTable("\t", false, options);
  for (const row of rows) yield* table.add(row);
  return table;
}

async function* sheetRows(workbook: Uint8Array, sheet: string | undefined): AsyncGenerator<SheetRow> {
  // Few files are spreadsheets: the library is loaded for those.
  const { streamXlsxRows } = await import("hucre/xlsx");
  let isEmpty = true;
  try {
    for await (const { index, values } of streamXlsxRows(workbook, { sheet: sheet ?? 0 })) {
      isEmpty = false;
      const cells = values.slice(0, MAX_COLUMNS).map(cellText);
      if (cells.some((cell) => cell !== "")) yield { line: index + 1, cells };
    }
  } catch (error) {
    throw damagedWorkbook(error);
  }
  if (!isEmpty) return;
  const problem =
    sheet === undefined
      ? "the first sheet of the spreadsheet is empty."
      : `the spreadsheet has no sheet “${sheet}”, or it is empty.`;
  throw new GraphError("INVALID_INPUT", problem, {
    hint: "Give a name as it appears at the bottom of the window: --sheet NAME.",
  });
}

function cellText(value: string | number | boolean | Date | null): string {
  if (value === null) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim();
}

/** Every error of the library is about the file: it is damaged or locked. */
function damagedWorkbook(cause: unknown): GraphError {
  if (cause instanceof Error && /password|encrypt/i.test(cause.message)) {
    return new GraphError("INVALID_INPUT", "the spreadsheet is locked.", {
      hint: "Save it without the password.",
      cause,
    });
  }
  const hint = "Open it in a spreadsheet program and save it again, or save the table as CSV.";
  return new GraphError("INVALID_INPUT", "the spreadsheet is damaged.", { hint, cause });
}
