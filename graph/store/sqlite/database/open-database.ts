import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { GraphError } from "../../../shared/errors.ts";
import { createPause } from "../../../shared/pauses.ts";
import { trimEndOf } from "../../../shared/scan.ts";
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from "./schema.ts";
import { isReadOnlyFailure, userFacingError, withUserFacingError } from "./user-facing-error.ts";

/** How long a write waits for another process's short transaction. */
const BUSY_MS = 5000;

/** The two connections of a store: readers never see what the writer has not committed. */
export interface Connections {
  /** Where the user put it. */
  readonly path: string;
  /** What further connections read: the same file, or the copy of one in a place where nothing can be written. */
  readonly readPath: string;
  readonly reader: Database.Database;
  readonly writer: Database.Database;
  close(): void;
}

/** Opens (and, when allowed, creates) the file of a store, up to date and checked to be ours. */
export function openDatabase(path: string, create: boolean): Connections {
  preparePath(path, create);
  try {
    upToDate(path, path);
    return connections(path, path, false);
  } catch (error) {
    if (!existsSync(path) || !isReadOnlyFailure(error)) throw userFacingError(path, error);
  }
  return withUserFacingError(path, () => openReadOnly(path));
}

/** Brings a file up to date, and refuses one that is not ours. */
function upToDate(path: string, file: string): void {
  const writer = connect(file, false);
  try {
    checkOurs(path, writer);
    writer.pragma("journal_mode = WAL");
    writer.pragma("synchronous = NORMAL");
    migrate(writer);
  } finally {
    writer.close();
  }
}

function connections(path: string, readPath: string, readonly: boolean, afterwards = () => {}): Connections {
  const writer = connect(readPath, readonly);
  if (!readonly) writer.pragma("synchronous = NORMAL");
  const reader = connect(readPath, true);
  return {
    path,
    readPath,
    reader,
    writer,
    close() {
      reader.close();
      writer.close();
      afterwards();
    },
  };
}

/**
 * Opens a file that cannot be written: read-only media, a folder or a file of somebody else. SQLite wants to write beside a
 * file even to read it, so a copy is read; it is removed at the end.
 */
function openReadOnly(path: string): Connections {
  checkReadable(path);
  const folder = inTemporaryFolder(path, () => mkdtempSync(join(tmpdir(), "isthmus-read-")));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", remove);
  const afterwards = () => {
    process.removeListener("exit", remove);
    remove();
  };
  try {
    const copy = join(folder, "copy.sqlite");
    inTemporaryFolder(path, () => {
      copyFileSync(path, copy);
      if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    });
    // A copy has the mode of its source.
    for (const file of readdirSync(folder)) chmodSync(join(folder, file), 0o600);

    upToDate(path, copy);
    return connections(path, copy, true, afterwards);
  } catch (error) {
    afterwards();
    throw error;
  }
}

function checkReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw new GraphError("FORBIDDEN", `Cannot read ${path}.`, {
      hint: "Check that you may read the file, or choose another store with --store.",
      cause: error,
    });
  }
}

/** A step of making the copy; where it fails, it is not the store that is to blame. */
function inTemporaryFolder<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw new GraphError("UNAVAILABLE", `${path} cannot be written to, and no copy of it can be made in ${tmpdir()}.`, {
      hint: "Let the variable TMPDIR name a folder that may be written to and has room for a copy, then run again.",
      cause: error,
    });
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
    throw new GraphError("INVALID_INPUT", `“${path}” is not the path of a store.`, {
      hint: "Give a file, such as sqlite:papers.db.",
    });
  }
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) {
      throw new GraphError("INVALID_INPUT", `${path} is a folder, not a store.`, {
        hint: `Name a file in it, such as ${trimEndOf(path, "/")}/papers.db.`,
      });
    }
    return;
  }
  if (!create) {
    throw new GraphError("NOT_FOUND", `There is no store at ${path}.`, {
      hint: "Check the path, or make a store with: isthmus extract FILE --store PATH",
    });
  }
  withUserFacingError(path, () => makeFolder(dirname(path)));
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
    throw new GraphError("INVALID_INPUT", `${path} is a database of another program.`, {
      hint: "Name another file for the store; this one was not changed.",
    });
  }
  if (version > SCHEMA_VERSION) {
    throw new GraphError("UNSUPPORTED", `${path} was written by a newer version of Isthmus (schema ${version}).`, {
      hint: `This version reads up to schema ${SCHEMA_VERSION}: update Isthmus, or name another store.`,
    });
  }
}

/**
 * Makes a function that streams the rows of a query over a connection of its own, inside one read transaction: a long
 * scan sees the store as it was at its beginning, and keeps no other statement waiting. It yields to the event loop between rows.
 */
export function scanner({ path, readPath }: Pick<Connections, "path" | "readPath">) {
  return async function* scan<Row>(
    sql: string,
    wanted?: (snapshot: Database.Database) => boolean,
    ...values: unknown[]
  ) {
    const connection = withUserFacingError(path, () => connect(readPath, true));
    try {
      connection.exec("BEGIN");
      if (wanted && !wanted(connection)) return;
      const pause = createPause();
      for (const row of connection.prepare(sql).iterate(...values)) {
        yield row as Row;
        await pause();
      }
    } finally {
      connection.close();
    }
  };
}
