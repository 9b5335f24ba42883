import { GraphError } from "../../../shared/errors.ts";
import { DamageError } from "./damage.ts";

/** Runs a step; errors of the file system and of SQLite are thrown again in plain words. */
export function withUserFacingError<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw userFacingError(path, error);
  }
}

/** Whether the cause of an error is that a file or its folder cannot be written. */
export function isReadOnlyFailure(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(SQLITE_(CANTOPEN|READONLY)|EACCES|EPERM|EROFS)/.test(code);
}

/** As `withUserFacingError`, for a step that may be asynchronous. */
export async function guardedStep<T>(path: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw userFacingError(path, error);
  }
}

/** As `withUserFacingError`, for a stream. */
export async function* guardedStream<T>(path: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw userFacingError(path, error);
  }
}

/** Translates an error of the file system or of SQLite for users; other errors are returned unchanged. */
export function userFacingError(path: string, error: unknown): unknown {
  if (error instanceof GraphError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (code === "SQLITE_NOTADB") {
    return new GraphError("INVALID_INPUT", `${path} is not a store, but another kind of file.`, {
      hint: "Name another file for the store; this one was not changed.",
      cause: error,
    });
  }
  // Every store gets the same statements. If SQLite rejects one of them, the schema of this store was altered.
  if (error instanceof DamageError || /^SQLITE_(CORRUPT|ERROR$)/.test(code)) {
    return new GraphError("INVALID_INPUT", `${path} is damaged.`, {
      hint: "Restore it from a copy, or extract the papers again into a new store.",
      cause: error,
    });
  }
  if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED") {
    return new GraphError("CONFLICT", `Another process is writing to ${path}.`, {
      hint: "Wait until it has finished, and run the command again.",
      cause: error,
    });
  }
  if (code === "SQLITE_FULL" || code === "ENOSPC") {
    return new GraphError("UNAVAILABLE", `The disk that contains ${path} is full.`, {
      hint: "Free some space and run the command again. It continues from what was saved.",
      cause: error,
    });
  }
  if (isReadOnlyFailure(error) || /^(SQLITE_(IOERR|PERM)|ENOTDIR|ENOENT|EEXIST)/.test(code)) {
    return new GraphError("FORBIDDEN", `Cannot write to ${path}.`, {
      hint: "Check that the folder exists and that you may write to it, or choose another place with --store.",
      cause: error,
    });
  }
  return error;
}
