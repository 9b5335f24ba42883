import { readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import { GraphError } from "../shared/errors.ts";
import { compareIds } from "../shared/text.ts";
import { MAX_UNPACKED, openBytes } from "./bytes/bytes.ts";
import { findEncoding } from "./bytes/text-decoder.ts";
import { bibtex } from "./formats/bibtex/bibtex.ts";
import { csv } from "./formats/csv/csv.ts";
import { json } from "./formats/json/json.ts";
import { jsonLines } from "./formats/json/jsonl.ts";
import { ovidPlain, ovidTagged, refWorks } from "./formats/tagged/ovid-formats.ts";
import { colonTagged, medline, refer, ris, webOfScience } from "./formats/tagged/tagged-formats.ts";
import { arxivMail } from "./formats/text/arxiv-mail.ts";
import { labelledText } from "./formats/text/labelled-text.ts";
import { paperPage } from "./formats/text/paper-page.ts";
import { plainTextFile } from "./formats/text/plain-text.ts";
import { pubmedText } from "./formats/text/pubmed-text.ts";
import { savedPage } from "./formats/text/saved-page.ts";
import { scopusText } from "./formats/text/scopus-text.ts";
import { webArchive } from "./formats/web/web-archive.ts";
import { webPage } from "./formats/web/web-page.ts";
import { xml } from "./formats/xml/xml.ts";
import { type Member, type ReadSettings, readBytes, readMany } from "./read-bytes.ts";
import { unreadableFileError } from "./reader-errors.ts";
import type { FieldReport } from "./record/field-use.ts";
import type { Reader, ReadItem } from "./record/reader.ts";
import type { FieldMap } from "./record/source-record.ts";

/** Every reader, the more particular first. */
const readers: readonly Reader[] = [
  ...[jsonLines, json, bibtex, ris, medline, webOfScience, refer, colonTagged, ovidTagged, ovidPlain, refWorks],
  ...[pubmedText, scopusText, arxivMail, paperPage, labelledText],
  ...[webPage, webArchive, xml, csv, savedPage, plainTextFile],
];

/** Options of `readPapers`. */
export interface ReadOptions {
  /** Name of the reader; without it the content decides. */
  readonly format?: string | undefined;
  /** Columns or keys that the user names, from `fieldMap`. */
  readonly map?: FieldMap | undefined;
  /** The sheet of a workbook; without it the first one is read. */
  readonly sheet?: string | undefined;
  /** The encoding of the text; without it the content decides. */
  readonly encoding?: string | undefined;
  /** Bytes that archives in the file may unpack to, all together; without it 50 GB. */
  readonly maxUnpacked?: number | undefined;
  /** Called once per file with the columns or keys that each field was read from. */
  readonly onFields?: ((report: FieldReport) => void) | undefined;
}

/**
 * Reads every paper of a file, a folder, an archive, or standard input ("-"), compressed or not. What cannot be read is an
 * item of its own; only when nothing at all can be read does it throw.
 */
export async function* readPapers(path: string, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  const chosenReader = options.format === undefined ? undefined : findReader(options.format);
  const { map, sheet, onFields, maxUnpacked = MAX_UNPACKED } = options;
  const encoding = options.encoding === undefined ? undefined : findEncoding(options.encoding);
  const settings: ReadSettings = {
    readers,
    chosenReader,
    map,
    encoding,
    sheet,
    onFields,
    budget: { max: maxUnpacked, used: 0 },
  };
  if (path === "-") yield* readBytes(openBytes(path), "standard input", settings);
  else if (fileStats(path).isDirectory()) yield* readMany(path, "folder", membersOf(path, settings));
  else yield* readBytes(openBytes(path), path, settings, path);
}

function findReader(name: string): Reader {
  const found = readers.find((reader) => reader.name === name.toLowerCase());
  if (found) return found;
  const names = readers.map((reader) => reader.name).join(", ");
  throw new GraphError("INVALID_INPUT", `There is no format “${name}”.`, { hint: `Formats: ${names}.` });
}

function fileStats(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    throw unreadableFileError(path, error);
  }
}

/** Files of a folder and its folders, in order of path; hidden ones are left out. */
function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith("."));
  entries.sort((a, b) => compareIds(a.name, b.name));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(path);
    return entry.isFile() ? [path] : [];
  });
}

async function* membersOf(folder: string, settings: ReadSettings): AsyncGenerator<Member> {
  for (const file of filesOf(folder)) yield { file, items: readBytes(openBytes(file), file, settings, file) };
}
