import { readFile } from "node:fs/promises";
import sax from "sax";
import { GraphError } from "../shared/errors.ts";
import { zipMembers, zipNames } from "./bytes/zip.ts";

/** What a zip archive is by the names of its parts; undefined when it is an archive of files. */
export type OfficeKind = "spreadsheet" | "document" | undefined;

const MAX_WORKBOOK = 300_000_000;
/** Office programs write few parts; an archive of papers may have many files. */
const MAX_PARTS = 500;

/** Whether an archive is a file of an Office program, and which; a part that must not be unpacked is refused. */
export async function officeKindOf(archive: string | Buffer, file: string): Promise<OfficeKind> {
  let kind: OfficeKind;
  let unsafe: string | undefined;
  let parts = 0;
  for await (const { name, reason } of zipNames(archive)) {
    if (name === "xl/workbook.xml") kind = "spreadsheet";
    else if (
      /^(?:word\/document\.xml|ppt\/presentation\.xml|xl\/workbook\.bin|mimetype|META-INF\/container\.xml)$/.test(name)
    )
      kind ??= "document";
    if (/^xl\//.test(name)) unsafe ??= reason;
    if (++parts > MAX_PARTS) break;
  }
  if (kind === "spreadsheet" && unsafe !== undefined) {
    throw new GraphError("INVALID_INPUT", `${file}: the spreadsheet cannot be read: ${unsafe}.`, {
      hint: "Save the table as CSV.",
    });
  }
  return kind;
}

/** The bytes of a workbook, which is read whole. */
export async function workbookBytes(archive: string | Buffer, file: string): Promise<Buffer> {
  const bytes = typeof archive === "string" ? await readFile(archive) : archive;
  if (bytes.length <= MAX_WORKBOOK) return bytes;
  throw new GraphError("INVALID_INPUT", `${file}: the spreadsheet is larger than 300 MB.`, {
    hint: "Save the table as CSV.",
  });
}

/** No workbook has so long a list of its sheets. */
const MAX_LIST = 4_000_000;

/** Names of the sheets of a workbook in their order; none when the file is no workbook. */
export async function sheetNames(archive: string | Buffer): Promise<string[]> {
  const names: string[] = [];
  const parser = sax.parser(true);
  parser.onopentag = ({ name, attributes }) => {
    if (/(^|:)sheet$/.test(name) && typeof attributes.name === "string") names.push(attributes.name);
  };
  parser.onerror = () => parser.resume();
  for await (const { name, bytes } of zipMembers(archive)) {
    if (name !== "xl/workbook.xml" || bytes === undefined) continue;
    let length = 0;
    for await (const chunk of bytes) {
      length += chunk.length;
      if (length > MAX_LIST) break;
      parser.write(chunk.toString("utf8"));
    }
    break;
  }
  return names;
}

/** The error for a text document, a presentation or a book. */
export function officeDocument(file: string): GraphError {
  return new GraphError(
    "INVALID_INPUT",
    `${file}: it is a document of an Office program or a book, not a table of papers.`,
    {
      hint: "Save its table as .xlsx or CSV; or export the papers as RIS or BibTeX.",
    },
  );
}
