import { GraphError } from "../../shared/errors.ts";
import type { Neo4jCredentials } from "../neo4j/connection/connection.ts";
import { openSqliteStore } from "../sqlite/sqlite-store.ts";
import { storePath } from "../sqlite/store-file.ts";
import type { GraphStore } from "../store.ts";

/** Options of `openStore`. */
export interface OpenOptions {
  /** Make the store when there is none (the default); otherwise its absence is an error. */
  readonly create?: boolean;
  /** For stores on a server. */
  readonly credentials?: Neo4jCredentials | undefined;
}

const neo4jSchemes = ["neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"];

/** Opens the store that a URL names: `sqlite:path` or a bare path, `neo4j://host:port` or `bolt://host:port`. */
export async function openStore(url: string, options: OpenOptions = {}): Promise<GraphStore> {
  const create = options.create ?? true;
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase();
  const path = scheme === undefined ? url : storePath(url);
  if (path !== undefined) return openSqliteStore(path, create);
  if (neo4jSchemes.includes(scheme!)) {
    // Loaded when asked for: most stores are files, and the driver is large.
    const { openNeo4jStore } = await import("../neo4j/neo4j-store.ts");
    return openNeo4jStore(url, create, options.credentials ?? {});
  }
  throw new GraphError("INVALID_INPUT", `“${scheme}:” is not a kind of store.`, {
    hint: "Use sqlite:path/to/store.db or neo4j://host:7687.",
  });
}
