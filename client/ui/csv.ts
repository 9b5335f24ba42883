import type { ConceptRow, LinkRow } from "../map/model/rows.ts";

/** One row as RFC 4180 has it; a cell that a spreadsheet would take for a formula is quoted with an apostrophe. */
function line(cells: readonly (string | number | null)[]): string {
  return cells
    .map((cell) => {
      const text = cell === null ? "" : String(cell);
      const safe = typeof cell === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
      return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
    })
    .join(",");
}

/** Rows as a file for a spreadsheet. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map(line).join("\r\n");
}

/** A table as a file; the mark at its beginning tells spreadsheets how it is written. */
export function csvFile(text: string): Blob {
  return new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" });
}

export function conceptsCsv(rows: readonly ConceptRow[]): string {
  const head = ["id", "concept", "community", "papers", "links", "mean year", "participation"];
  const body = rows.map((row) => [
    row.id,
    row.label,
    row.communityLabel,
    row.papers,
    row.links,
    row.meanYear,
    row.participation,
  ]);
  return csvOf([head, ...body]);
}

export function linksCsv(rows: readonly LinkRow[]): string {
  const head = ["source", "target", "papers", "by chance", "times chance", "NPMI"];
  const body = rows.map((row) => [row.a, row.b, row.papers, row.expected, row.lift, row.npmi]);
  return csvOf([head, ...body]);
}
