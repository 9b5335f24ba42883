import { GraphError } from "../shared/errors.ts";
import type { Reader } from "./record/reader.ts";

/** Says in which file an error happened. */
export function inFile(file: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof GraphError)) throw error;
    throw new GraphError(error.code, `${file}: line 1: ${error.message}`, { hint: error.hint, cause: error });
  };
}

/** The answer of a server that has no export to give, or a page saved with its markup. */
export function isWebPage(start: string): boolean {
  let rest = start.trimStart();
  if (rest.startsWith("<?xml")) rest = rest.slice(rest.indexOf(">") + 1).trimStart();
  while (rest.startsWith("<!--")) {
    const end = rest.indexOf("-->");
    if (end < 0) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return /^(?:<!doctype\s{1,9}html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(rest);
}

export function webPage(file: string): GraphError {
  return new GraphError("INVALID_INPUT", `${file}: line 1: it is a web page (HTML), not an export.`, {
    hint: "Download the export again; of a page with titles and abstracts, save the text only.",
  });
}

export function emptyFile(file: string, length: number): GraphError {
  const what = length === 0 ? "the file is empty" : "the file holds only white space";
  return new GraphError("INVALID_INPUT", `${file}: line 1: ${what}.`, { hint: "Check how it was saved." });
}

export function unknownFormat(file: string, start: string, readers: readonly Reader[]): GraphError {
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
