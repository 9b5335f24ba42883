import neo4j from "neo4j-driver";
import type { Connection } from "./connection.ts";

/** Rows fetched by one statement; bounds the memory at both ends. */
const PAGE = 2000;

/** All rows of a statement that takes `$after` and `$limit`, page by page. */
export async function* pages<R extends Record<string, unknown>>(
  connection: Connection,
  cypher: string,
  idOf: (row: { get<K extends keyof R>(key: K): R[K] }) => string,
  more: Record<string, unknown> = {},
  limit = PAGE,
) {
  let after = "";
  for (;;) {
    const rows = await connection.read((run) => run<R>(cypher, { ...more, after, limit: neo4j.int(limit) }));
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = idOf(last);
  }
}
