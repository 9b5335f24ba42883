export interface Column<Row> {
  readonly head: string;
  /** Aligned at the right, for numbers. */
  readonly right?: boolean;
  /** Longest text shown; the rest is cut with an ellipsis. */
  readonly maxWidth?: number;
  readonly cell: (row: Row) => string | number;
}

/** A plain-text table with a head line, columns two spaces apart. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = [columns.map(({ head }) => head), ...rows.map((row) => columns.map((column) => cellText(row, column)))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => width(line[i] as string))));
  return cells
    .map(
      (line) =>
        `${line
          .map((text, i) => padded(text, i))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");

  function padded(text: string, i: number): string {
    const space = " ".repeat((widths[i] as number) - width(text));
    return columns[i]?.right ? space + text : text + space;
  }
}

function cellText<Row>(row: Row, { cell, maxWidth = 70 }: Column<Row>): string {
  const value = cell(row);
  const text = typeof value === "number" ? count(value) : value.replace(/\s+/g, " ");
  const letters = [...text];
  return letters.length > maxWidth ? `${letters.slice(0, maxWidth - 1).join("")}…` : text;
}

const width = (text: string) => [...text].length;

/** 80589 → "80,589". */
export function count(value: number): string {
  return value.toLocaleString("en-GB");
}

/** "1 paper", "2 papers". */
export function countText(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}
