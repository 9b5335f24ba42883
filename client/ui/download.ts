import { csvRow } from "../../graph/shared/csv.ts";

/** The rows of a table, the names of its columns first. */
export type CsvRows = readonly Parameters<typeof csvRow>[0][];

/** Hands a table to the reader's browser; the byte-order mark tells spreadsheets that it is UTF-8. */
export function downloadCsv(name: string, rows: CsvRows): void {
  download(name, new Blob(["\ufeff", ...rows.map(csvRow)], { type: "text/csv;charset=utf-8" }));
}

/** Hands a file to the reader's browser. */
export function download(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
