import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { GraphError } from "../../../shared/errors.ts";
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

/** Runs a step and says in plain words what a failure of the file system or of SQLite means. */
export function guarded<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw plainError(path, error);
  }
}

/** The error that a user should see for a failure of the file system or of SQLite; others pass as they are. */
export function plainError(path: string, error: unknown): unknown {
  if (error instanceof GraphError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (code === "SQLITE_NOTADB") {
    return new GraphError("INVALID_INPUT", `${path} is not a store: it is some other kind of file`, {
      hint: "Name another file for the store; this one was left as it is.",
      cause: error,
    });
  }
  if (code.startsWith("SQLITE_CORRUPT")) {
    return new GraphError("INVALID_INPUT", `${path} is damaged`, {
      hint: "Restore it from a copy, or extract the papers again into a new store.",
      cause: error,
    });
  }
  if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED") {
    return new GraphError("CONFLICT", `Another process is writing to ${path}`, {
      hint: "Wait until it has finished, then run again.",
      cause: error,
    });
  }
  if (code === "SQLITE_FULL" || code === "ENOSPC") {
    return new GraphError("UNAVAILABLE", `No space left on the disk of ${path}`, {
      hint: "Free some space, then run again: what was saved is kept.",
      cause: error,
    });
  }
  if (/^(SQLITE_(CANTOPEN|READONLY|IOERR|PERM)|EACCES|EPERM|EROFS|ENOTDIR|ENOENT|EEXIST)/.test(code)) {
    return new GraphError("FORBIDDEN", `Cannot write to ${path}`, {
      hint: "Check that the folder exists and may be written to, or choose another place with --store.",
      cause: error,
    });
  }
  return error;
}
