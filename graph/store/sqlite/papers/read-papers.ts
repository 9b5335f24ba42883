import type { Paper } from "../../../contract/entities.ts";
import { TextColumnBuilder } from "../../../shared/columns/text-column.ts";
import type { PaperColumns } from "../../columns.ts";
import type { PaperText, StoredPaper } from "../../store.ts";
import { checkAfter, storedIntegerOrNull, storedList, storedText, storedTextOrNull } from "../database/damage.ts";
import type { Connections, scanner } from "../database/open-database.ts";
import {
  PAPER_COLUMNS,
  type PaperRow,
  paperOf,
  STORED_COLUMNS,
  type StoredPaperRow,
  storedPaperOf,
} from "./paper-rows.ts";

/** Makes the functions that read papers. */
export function paperReader({ reader }: Connections) {
  const byKeys = reader.prepare<[string], StoredPaperRow>(
    `SELECT number, ${STORED_COLUMNS} FROM paper
     WHERE number IN (SELECT paper FROM paper_key WHERE key IN (SELECT value FROM json_each(?))) ORDER BY id`,
  );
  const byIds = reader.prepare<[string], PaperRow>(
    `SELECT ${PAPER_COLUMNS} FROM paper WHERE id IN (SELECT value FROM json_each(?)) AND in_graph`,
  );
  const waiting = reader
    .prepare<[], string>("SELECT id FROM paper INDEXED BY paper_columns WHERE NOT in_graph ORDER BY id")
    .pluck();
  const toExtract = reader.prepare<[string, string, number], Pick<PaperRow, "id" | "title" | "abstract" | "keywords">>(
    `SELECT id, title, abstract, keywords FROM paper WHERE id IN (
       SELECT id FROM paper INDEXED BY paper_columns WHERE id > ? AND extractor IS NOT ? ORDER BY id LIMIT ?
     ) ORDER BY id`,
  );

  return {
    papersByKeys: (keys: readonly string[]): StoredPaper[] => byKeys.all(JSON.stringify(keys)).map(storedPaperOf),

    papers(ids: readonly string[]): Paper[] {
      const found = new Map(byIds.all(JSON.stringify(ids)).map((row) => [row.id, paperOf(row)]));
      return ids.flatMap((id) => found.get(id) ?? []);
    },

    waitingPapers: (): string[] => waiting.all().map(storedText),

    papersToExtract: (extractor: string, limit: number, after: string): PaperText[] =>
      toExtract.all(after, extractor, limit).map(({ id, title, abstract, keywords }) => {
        const texts = { title: storedText(title), abstract: storedText(abstract) };
        return { id: storedText(id), ...texts, keywords: storedList(keywords, storedText) };
      }),
  };
}

interface ColumnRow {
  readonly id: string;
  readonly year: number | null;
  readonly venue: string | null;
}

/** Papers of the graph as columns; yields to the event loop while it reads. */
export async function paperColumns(scan: ReturnType<typeof scanner>): Promise<PaperColumns> {
  const ids = new TextColumnBuilder();
  let last: string | undefined;
  const [years, venues]: [number[], number[]] = [[], []];
  const places = new Map<string | null, number>([[null, -1]]);
  const sql = "SELECT id, year, venue FROM paper INDEXED BY paper_columns WHERE in_graph ORDER BY id";
  for await (const row of scan<ColumnRow>(sql)) {
    const id = storedText(row.id);
    checkAfter(last, id);
    last = id;
    ids.add(id);
    years.push(storedIntegerOrNull(row.year) ?? 0);
    const venue = storedTextOrNull(row.venue);
    // the first place stands for "no venue"
    if (!places.has(venue)) places.set(venue, places.size - 1);
    venues.push(places.get(venue)!);
  }
  const venueNames = [...places.keys()].filter((venue) => venue !== null);
  return { ids: ids.finish(), years: Int16Array.from(years), venues: Int32Array.from(venues), venueNames };
}

/** Streams all papers of the graph. */
export async function* allPapers(scan: ReturnType<typeof scanner>): AsyncGenerator<StoredPaper> {
  const sql = `SELECT number, ${STORED_COLUMNS} FROM paper WHERE in_graph ORDER BY id`;
  for await (const row of scan<StoredPaperRow>(sql)) yield storedPaperOf(row);
}
