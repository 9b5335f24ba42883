import type { Database } from "better-sqlite3";
import { connect, guarded } from "./open-database.ts";

/**
 * Makes a function that streams the rows of a query over a connection of its own, inside one read transaction: a long
 * scan sees the store as it was at its beginning, and keeps no other statement waiting.
 */
export function scanner(path: string) {
  return async function* scan<Row>(sql: string, wanted?: (snapshot: Database) => boolean, ...values: unknown[]) {
    const connection = guarded(path, () => connect(path, true));
    try {
      connection.exec("BEGIN");
      if (wanted && !wanted(connection)) return;
      for (const row of connection.prepare(sql).iterate(...values)) yield row as Row;
    } finally {
      connection.close();
    }
  };
}
