import Database from "better-sqlite3";
import { GraphError } from "../../../shared/errors.ts";
import { withPlainError } from "./plain-error.ts";

/**
 * Takes the lock that only one filling process holds, and returns its release. It is SQLite's own file lock on a file
 * beside the store, so that the system frees it whatever happens to the process.
 */
function lockFilling(path: string): () => void {
  const lock = withPlainError(path, () => new Database(`${path}-filling.sqlite`, { timeout: 0 }));
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    throw new GraphError("CONFLICT", `Another process is adding papers to ${path}`, {
      hint: "Wait until it has finished, then run again. Reading goes on meanwhile.",
      cause: error,
    });
  }
  return () => lock.close();
}

/** Makes the function that runs work as the only one, in this process and over all, that fills the store. */
export function fillLock(path: string) {
  let filling = false;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (filling) throw new GraphError("CONFLICT", `Papers are being added to ${path} already`);
    const release = lockFilling(path);
    filling = true;
    try {
      return await work();
    } finally {
      filling = false;
      release();
    }
  };
}
