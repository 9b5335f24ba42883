import neo4j from "neo4j-driver";
import type { SourceHoldings, SourceLog, StoredPaper, StoredSource } from "../../store.ts";
import type { Connection } from "../connection/connection.ts";
import { IN_GRAPH } from "../connection/names.ts";
import { SOURCES, STORED_PAPER, storedPaperOf } from "./paper-nodes.ts";

/** Makes the functions over sources and their papers. */
export function sourceNodes(connection: Connection): SourceLog {
  return {
    async list(): Promise<StoredSource[]> {
      const rows = await connection.read((run) =>
        run<{ data: string }>("MATCH (n:IsthmusSource) RETURN n.data AS data ORDER BY toInteger(n.id)"),
      );
      return rows.map((row) => JSON.parse(row.get("data")) as StoredSource);
    },

    async save(source: StoredSource): Promise<void> {
      const row = { id: source.id, data: JSON.stringify(source) };
      await connection.write((run) => run("MERGE (n:IsthmusSource {id: $id}) SET n.data = $data", row));
    },

    async forget(id: string): Promise<void> {
      await connection.write((run) => run("MATCH (n:IsthmusSource {id: $id}) DELETE n", { id }));
    },

    async holdings(): Promise<SourceHoldings[]> {
      const rows = await connection.read((run) =>
        run<SourceHoldings & Record<string, unknown>>(
          `MATCH (r:IsthmusRecord) MATCH (p:IsthmusPaper {id: r.paper})
           WITH ${SOURCES} AS sources, ${IN_GRAPH} AS counts UNWIND sources AS source
           RETURN source, count(*) AS papers, sum(CASE size(sources) WHEN 1 THEN 1 ELSE 0 END) AS only,
             sum(CASE counts WHEN true THEN 0 ELSE 1 END) AS waiting`,
        ),
      );
      return rows.map((row) => ({ ...row.toObject() }));
    },

    async papersOf(id: string, limit: number, after = ""): Promise<StoredPaper[]> {
      const rows = await connection.read((run) =>
        run<{ paper: StoredPaper }>(
          `MATCH (r:IsthmusRecord) WHERE r.paper > $after AND $id IN ${SOURCES}
           WITH r ORDER BY r.paper LIMIT $limit
           MATCH (p:IsthmusPaper {id: r.paper}) RETURN p ${STORED_PAPER} AS paper ORDER BY p.id`,
          { id, after, limit: neo4j.int(limit) },
        ),
      );
      return rows.map((row) => storedPaperOf(row.get("paper")));
    },
  };
}
