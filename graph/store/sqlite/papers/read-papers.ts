import type { Paper } from "../../../contract/entities.ts";
import type { PaperColumns, PaperText, StoredPaper } from "../../store.ts";
import { checkOrder, storedIntegerOrNull, storedList, storedText, storedTextOrNull } from "../database/damage.ts";
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
  const columns = reader
    .prepare<[], [string, number | null, string | null]>(
      "SELECT id, year, venue FROM paper INDEXED BY paper_columns WHERE in_graph ORDER BY id",
    )
    .raw();
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

    paperColumns(): PaperColumns {
      const rows = columns.all();
      checkOrder(rows.map(([id]) => id));
      const venueNames: string[] = [];
      const positions = new Map<string, number>();
      const place = (venue: string | null) => {
        if (venue === null) return -1;
        const known = positions.get(venue);
        if (known !== undefined) return known;
        positions.set(venue, venueNames.length);
        return venueNames.push(venue) - 1;
      };
      return {
        ids: rows.map((row) => storedText(row[0])),
        years: Int16Array.from(rows, (row) => storedIntegerOrNull(row[1]) ?? 0),
        venues: Int32Array.from(rows, (row) => place(storedTextOrNull(row[2]))),
        venueNames,
      };
    },

    waitingPapers: (): string[] => waiting.all().map(storedText),

    papersToExtract: (extractor: string, limit: number, after: string): PaperText[] =>
      toExtract.all(after, extractor, limit).map(({ id, title, abstract, keywords }) => {
        const texts = { title: storedText(title), abstract: storedText(abstract) };
        return { id: storedText(id), ...texts, keywords: storedList(keywords, storedText) };
      }),
  };
}

/** Streams all papers of the graph. */
export async function* allPapers(scan: ReturnType<typeof scanner>): AsyncGenerator<StoredPaper> {
  const sql = `SELECT number, ${STORED_COLUMNS} FROM paper WHERE in_graph ORDER BY id`;
  for await (const row of scan<StoredPaperRow>(sql)) yield storedPaperOf(row);
}
