import { GraphError } from "../shared/errors.ts";
import type { Reader } from "./record/reader.ts";
import type { NonPaperText } from "./text-kind.ts";

/** Says in which file an error happened. */
export function inFile(file: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof GraphError)) throw error;
    throw new GraphError(error.code, `${file}: line 1: ${error.message}`, { hint: error.hint, cause: error });
  };
}

export function emptyFileError(file: string, length: number): GraphError {
  const what = length === 0 ? "the file is empty" : "the file contains only white space";
  return new GraphError("INVALID_INPUT", `${file}: line 1: ${what}.`, { hint: "Check how it was saved." });
}

export function unknownFormatError(file: string, start: string, readers: readonly Reader[]): GraphError {
  const names = readers.map((reader) => `${reader.name} (${reader.label})`).join(", ");
  const first = start.trim().split(/[\r\n]/)[0] ?? "";
  return new GraphError(
    "INVALID_INPUT",
    `${file}: line 1: the format is not known; it begins "${first.slice(0, 60)}".`,
    {
      hint: `Name the format with --format: ${names}.`,
    },
  );
}

export function notPapersError(file: string, { what, hint }: NonPaperText): GraphError {
  return new GraphError("INVALID_INPUT", `${file}: line 1: it looks like ${what}, not like papers.`, { hint });
}
