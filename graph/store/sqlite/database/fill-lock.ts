import { closeSync, fstatSync, openSync, rmSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { GraphError } from "../../../shared/errors.ts";
import { withUserFacingError } from "./user-facing-error.ts";

/**
 * Takes the lock that only one filling process can have, and returns its release. It is SQLite's own file lock on a file
 * next to the store, so that the system frees it whatever happens to the process. The file is removed with the lock; one that a
 * killed process left is used by the next, and removed then.
 */
function lockFilling(path: string): () => void {
  const file = `${path}-filling.sqlite`;
  for (;;) {
    const before = withUserFacingError(path, () => fileNumber(file));
    const lock = withUserFacingError(path, () => new Database(file, { timeout: 0 }));
    try {
      lock.exec("BEGIN EXCLUSIVE");
    } catch (error) {
      lock.close();
      throw new GraphError("CONFLICT", `Another process is adding papers to ${path}.`, {
        hint: "Wait until it has finished, then run again. Reading goes on meanwhile.",
        cause: error,
      });
    }
    // The process that had the lock may have removed the file in between: a lock on a removed file keeps nobody out.
    if (statSync(file, { bigint: true, throwIfNoEntry: false })?.ino === before) return () => release(lock, file);
    lock.close();
  }
}

/** The number of a file in its file system; the file is made when there is none. */
function fileNumber(file: string): bigint {
  const handle = openSync(file, "a");
  try {
    return fstatSync(handle, { bigint: true }).ino;
  } finally {
    closeSync(handle);
  }
}

/** Removes the file before the lock is released, so that no other process has it yet. Windows does not remove open files: there it stays, empty. */
function release(lock: Database.Database, file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The next run uses it again.
  }
  lock.close();
}

/** Makes a function that runs work while nothing else, in this process or another, fills the store. */
export function fillLock(path: string) {
  let filling = false;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (filling) {
      throw new GraphError("CONFLICT", `Papers are being added to ${path} already.`, {
        hint: "Wait until it has finished, then try again.",
      });
    }
    const unlock = lockFilling(path);
    filling = true;
    try {
      return await work();
    } finally {
      filling = false;
      unlock();
    }
  };
}
