import { GraphError } from "../../../shared/errors.ts";
import { DamageError } from "./damage.ts";

/** Runs a step and says in plain words what a failure of the file system or of SQLite means. */
export function withUserFacingError<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw userFacingError(path, error);
  }
}

/** Whether something failed because a file or its folder cannot be written. */
export function isReadOnlyFailure(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return /^(SQLITE_(CANTOPEN|READONLY)|EACCES|EPERM|EROFS)/.test(code);
}

/** What a step gives that may take turns, with failures in plain words. */
export async function guardedStep<T>(path: string, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw userFacingError(path, error);
  }
}

/** The items of a stream, with failures in plain words. */
export async function* guardedStream<T>(path: string, items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw userFacingError(path, error);
  }
}

/** The error that a user should see for a failure of the file system or of SQLite; others pass as they are. */
export function userFacingError(path: string, error: unknown): unknown {
  if (error instanceof GraphError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : "";
  if (code === "SQLITE_NOTADB") {
    return new GraphError("INVALID_INPUT", `${path} is not a store: it is some other kind of file.`, {
      hint: "Name another file for the store; this one was left as it is.",
      cause: error,
    });
  }
  // All stores get the same statements, so a statement that SQLite rejects means that the schema was altered.
  if (error instanceof DamageError || /^SQLITE_(CORRUPT|ERROR$)/.test(code)) {
    return new GraphError("INVALID_INPUT", `${path} is damaged.`, {
      hint: "Restore it from a copy, or extract the papers again into a new store.",
      cause: error,
    });
  }
  if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED") {
    return new GraphError("CONFLICT", `Another process is writing to ${path}.`, {
      hint: "Wait until it has finished, then run again.",
      cause: error,
    });
  }
  if (code === "SQLITE_FULL" || code === "ENOSPC") {
    return new GraphError("UNAVAILABLE", `No space left on the disk of ${path}.`, {
      hint: "Free some space, then run again: what was saved is kept.",
      cause: error,
    });
  }
  if (isReadOnlyFailure(error) || /^(SQLITE_(IOERR|PERM)|ENOTDIR|ENOENT|EEXIST)/.test(code)) {
    return new GraphError("FORBIDDEN", `Cannot write to ${path}.`, {
      hint: "Check that the folder exists and may be written to, or choose another place with --store.",
      cause: error,
    });
  }
  return error;
}
