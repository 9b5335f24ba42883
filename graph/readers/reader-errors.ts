import { GraphError } from "../shared/errors.ts";
import type { NonPaperText } from "./non-paper-text.ts";
import type { Reader } from "./record/reader.ts";

/** Makes a handler that puts the name of the file before the message of an error. */
export function inFile(file: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof GraphError)) throw error;
    throw new GraphError(error.code, `${file}: ${error.message}`, { hint: error.hint, cause: error });
  };
}

/** The error for a file that cannot be opened. */
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

/** The error for a file without any text. */
export function emptyFileError(file: string, length: number): GraphError {
  const fault = length === 0 ? "the file is empty" : "the file contains only white space";
  return new GraphError("INVALID_INPUT", `${file}: ${fault}.`, { hint: "Check how it was saved." });
}

/** The error for a file that no reader recognises; its first line shows what it is. */
export function unknownFormatError(file: string, start: string, readers: readonly Reader[]): GraphError {
  const names = readers.map((reader) => `${reader.name} (${reader.label})`).join(", ");
  const first = start.trim().split(/[\r\n]/)[0] ?? "";
  return new GraphError("INVALID_INPUT", `${file}: the format is not known; it begins “${first.slice(0, 60)}”.`, {
    hint: `Name the format with --format: ${names}.`,
  });
}

/** The error for a text that is recognised as something else than papers. */
export function notPapersError(file: string, { what, hint }: NonPaperText): GraphError {
  return new GraphError("INVALID_INPUT", `${file}: it looks like ${what}, not like papers.`, { hint });
}
