import type { SourceHoldings, SourceLog, StoredSource } from "../../store.ts";
import { storedJson } from "../database/damage.ts";
import type { Connections } from "../database/open-database.ts";
import { STORED_COLUMNS, type StoredPaperRow, storedPaperOf } from "./paper-rows.ts";

/** Makes the functions over sources and the papers that they hold. */
export function sourceTable(
  { reader, writer }: Connections,
  onReader: <T>(step: () => T) => Promise<T>,
  onWriter: <T>(step: () => T) => Promise<T>,
): SourceLog {
  const all = reader.prepare<[], string>("SELECT data FROM source ORDER BY id").pluck();
  const save = writer.prepare("INSERT INTO source VALUES (?, ?) ON CONFLICT DO UPDATE SET data = excluded.data");
  const forget = writer.prepare("DELETE FROM source WHERE id = ?");
  const holdings = reader.prepare<[], SourceHoldings>(
    `SELECT source, count(*) AS papers, sum(holders = 1) AS only, sum(waits) AS waiting FROM (
       SELECT source, held.paper IN (SELECT number FROM paper INDEXED BY paper_columns WHERE NOT in_graph) AS waits,
         (SELECT count(*) FROM paper_source AS other WHERE other.paper = held.paper) AS holders
       FROM paper_source AS held
     ) GROUP BY source`,
  );
  const papers = reader.prepare<[string, string, number], StoredPaperRow>(
    `SELECT number, ${STORED_COLUMNS} FROM paper
     WHERE number IN (SELECT paper FROM paper_source WHERE source = ?) AND id > ? ORDER BY id LIMIT ?`,
  );
  return {
    list: () => onReader(() => all.all().map((data) => storedJson(data) as StoredSource)),
    save: (source) => onWriter(() => void save.run(source.id, JSON.stringify(source))),
    forget: (id) => onWriter(() => void forget.run(id)),
    holdings: () => onReader(() => holdings.all()),
    papersOf: (id, limit, after = "") => onReader(() => papers.all(id, after, limit).map(storedPaperOf)),
  };
}
