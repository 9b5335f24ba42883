import { GraphError } from "../shared/errors.ts";
import type { NonPaperText } from "./non-paper-text.ts";
import type { Reader } from "./record/reader.ts";

/** Says in which file an error happened. */
export function inFile(file: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof GraphError)) throw error;
    throw new GraphError(error.code, `${file}: ${error.message}`, { hint: error.hint, cause: error });
  };
}

/** Says why a file could not be opened. */
export function unreadableFileError(path: string, cause: unknown): GraphError {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new GraphError("NOT_FOUND", `${path}: there is no such file.`, { hint: "Check the path.", cause });
  }
  return new GraphError("INVALID_INPUT", `${path}: it cannot be opened (${code ?? cause}).`, {
    hint: "Check that it is a file and that you may read it.",
    cause,
  });
}

export function emptyFileError(file: string, length: number): GraphError {
  const fault = length === 0 ? "the file is empty" : "the file contains only white space";
  return new GraphError("INVALID_INPUT", `${file}: ${fault}.`, { hint: "Check how it was saved." });
}

export function unknownFormatError(file: string, start: string, readers: readonly Reader[]): GraphError {
  const names = readers.map((reader) => `${reader.name} (${reader.label})`).join(", ");
  const first = start.trim().split(/[\r\n]/)[0] ?? "";
  return new GraphError("INVALID_INPUT", `${file}: the format is not known; it begins “${first.slice(0, 60)}”.`, {
    hint: `Name the format with --format: ${names}.`,
  });
}

export function notPapersError(file: string, { what, hint }: NonPaperText): GraphError {
  return new GraphError("INVALID_INPUT", `${file}: it looks like ${what}, not like papers.`, { hint });
}
