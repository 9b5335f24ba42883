import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { GraphError } from "../../../shared/errors.ts";
import { guarded } from "./plain-error.ts";
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from "./schema.ts";

/** How long a write waits for another process's short transaction. */
const BUSY_MS = 5000;

/** The two connections of a store: readers never see what the writer has not committed. */
export interface Connections {
  readonly path: string;
  readonly reader: Database.Database;
  readonly writer: Database.Database;
}

/** Opens (and, when allowed, creates) the file of a store, up to date and checked to be ours. */
export function openDatabase(path: string, create: boolean): Connections {
  preparePath(path, create);
  const writer = guarded(path, () => connect(path, false));
  try {
    guarded(path, () => {
      checkOurs(path, writer);
      writer.pragma("journal_mode = WAL");
      writer.pragma("synchronous = NORMAL");
      migrate(writer);
    });
    return { path, writer, reader: connect(path, true) };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** One more connection for a long read, so that it sees one state of the store from beginning to end. */
export function connect(path: string, readonly: boolean): Database.Database {
  const database = new Database(path, { readonly, timeout: BUSY_MS });
  database.pragma("cache_size = -65536");
  return database;
}

function preparePath(path: string, create: boolean): void {
  if (path === "" || path === ":memory:") {
    throw new GraphError("INVALID_INPUT", `"${path}" is not the path of a store`, {
      hint: "Give a file, such as sqlite:papers.db.",
    });
  }
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) {
      throw new GraphError("INVALID_INPUT", `${path} is a folder, not a store`, {
        hint: `Name a file in it, such as ${path.replace(/\/+$/, "")}/papers.db.`,
      });
    }
    return;
  }
  if (!create) {
    throw new GraphError("NOT_FOUND", `There is no store at ${path}`, {
      hint: "Check the path, or make a store with: isthmus extract FILE --store PATH",
    });
  }
  guarded(path, () => makeFolder(dirname(path)));
}

/** Makes a folder and those above it, one by one: Node's own recursive way never ends where mkdir says ENOENT (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function checkOurs(path: string, database: Database.Database): void {
  const application = database.pragma("application_id", { simple: true }) as number;
  const version = database.pragma("user_version", { simple: true }) as number;
  const tables = database.prepare("SELECT count(*) FROM sqlite_master").pluck().get() as number;
  if (application !== APPLICATION_ID && tables > 0) {
    throw new GraphError("INVALID_INPUT", `${path} is a database of another program`, {
      hint: "Name another file for the store; this one was left as it is.",
    });
  }
  if (version > SCHEMA_VERSION) {
    throw new GraphError("UNSUPPORTED", `${path} was written by a newer version of Isthmus (schema ${version})`, {
      hint: `This version reads up to schema ${SCHEMA_VERSION}: update Isthmus, or name another store.`,
    });
  }
}

/**
 * Makes a function that streams the rows of a query over a connection of its own, inside one read transaction: a long
 * scan sees the store as it was at its beginning, and keeps no other statement waiting.
 */
export function scanner(path: string) {
  return async function* scan<Row>(
    sql: string,
    wanted?: (snapshot: Database.Database) => boolean,
    ...values: unknown[]
  ) {
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
