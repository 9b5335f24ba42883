import { createReadStream, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GraphError } from "../../shared/errors.ts";
import { compareIds } from "../../shared/text.ts";

/**
 * Rows of the tables that pass between the steps: columns with a tab between them, each row ended by a line feed, and tabs, line
 * ends and backslashes within a column written \t, \n, \r and \\, as PostgreSQL's COPY does.
 */
export type Row = readonly string[];

const ESCAPES: Readonly<Record<string, string>> = { "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\" };
const CHARACTERS: Readonly<Record<string, string>> = { t: "\t", n: "\n", r: "\r", "\\": "\\" };

/** A row as text, with its line end. */
export function rowText(row: Row): string {
  return `${row.map((column) => column.replace(/[\t\n\r\\]/g, (character) => ESCAPES[character]!)).join("\t")}\n`;
}

/**
 * Reads the rows of a table. Throws INVALID_INPUT with the place for a row that has another number of columns, and for a table that
 * ends within a row: a file that was cut short must not pass for a whole one.
 */
export async function* readRows(bytes: AsyncIterable<Uint8Array>, name: string, columns: number): AsyncGenerator<Row> {
  const decoder = new TextDecoder();
  let rest = "";
  let number = 0;
  for await (const chunk of bytes) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop()!;
    for (const line of lines) yield rowOf(line, `${name}:${++number}`, columns);
  }
  if (rest !== "" || decoder.decode() !== "") throw brokenRow(`${name}:${number + 1}`, "it ends within a row");
}

function rowOf(line: string, place: string, columns: number): Row {
  const row = line.split("\t");
  if (row.length !== columns) throw brokenRow(place, `it has ${row.length} columns, not ${columns}`);
  return line.includes("\\") ? row.map((column) => plainColumn(column, place)) : row;
}

function plainColumn(column: string, place: string): string {
  return column.replace(/\\(.?)/gs, (_, letter: string) => {
    const character = CHARACTERS[letter];
    if (character === undefined) throw brokenRow(place, `“\\${letter}” stands for no character`);
    return character;
  });
}

/** The error of a row that no step has written. */
export function brokenRow(place: string, reason: string): GraphError {
  return new GraphError("INVALID_INPUT", `${place}: ${reason}.`, {
    hint: "Compute the table again with the step before this one, in the same version of Isthmus.",
  });
}

/** A column that has to be a whole number, 0 or more. */
export function wholeNumber(column: string, place: string): number {
  const value = Number(column);
  if (!/^\d+$/.test(column) || !Number.isSafeInteger(value))
    throw brokenRow(place, `“${column}” is not a whole number`);
  return value;
}

/** The columns of a list of whole numbers, written with commas. */
export function wholeNumbers(column: string, place: string): number[] {
  return column.split(",").map((one) => wholeNumber(one, place));
}

/** The file of a table that has the number of its rows; written when all of its parts are. */
export const ROWS_FILE = "_rows";

/**
 * Reads the rows of all parts of a table, files of a folder in order of their names; what begins with a dot or `_` is no part. Throws
 * INVALID_INPUT at the end when they are not as many as were written.
 */
export async function* readTable(folder: string, columns: number): AsyncGenerator<Row> {
  const expected = rowsOf(folder);
  let count = 0;
  for (const part of partsOf(folder)) {
    for await (const row of readRows(createReadStream(part), part, columns)) {
      count++;
      yield row;
    }
  }
  if (count !== expected) throw brokenRow(folder, `the table has ${count} rows, and ${expected} were written`);
}

function rowsOf(folder: string): number {
  const path = join(folder, ROWS_FILE);
  try {
    return wholeNumber(readFileSync(path, "utf8").trim(), path);
  } catch (cause) {
    if (cause instanceof GraphError) throw cause;
    throw new GraphError("NOT_FOUND", `The table ${folder} is not there, or was not written to its end.`, {
      hint: `Name a folder with the parts of a table, and in ${ROWS_FILE} the number of its rows.`,
      cause,
    });
  }
}

function partsOf(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => !/^[._]/.test(name));
  return names.sort(compareIds).map((name) => join(folder, name));
}
