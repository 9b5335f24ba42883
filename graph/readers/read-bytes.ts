import { basename } from "node:path";
import { GraphError } from "../shared/errors.ts";
import { type ByteStream, gunzip, isGzip, peek, type UnpackBudget, withinBudget } from "./bytes/bytes.ts";
import { decodeHead, decodeText, encodingOf } from "./bytes/decode.ts";
import { refuseBinary } from "./bytes/refuse-binary.ts";
import { isZip, zipMembers } from "./bytes/zip.ts";
import { readXlsx } from "./formats/csv/xlsx.ts";
import { nonPaperTextOf } from "./non-paper-text.ts";
import { officeDocument, officeKindOf, workbookBytes } from "./read-office.ts";
import { emptyFileError, inFile, notPapersError, unknownFormatError } from "./reader-errors.ts";
import { type FieldReport, FieldUse } from "./record/field-use.ts";
import type { Reader, ReadItem, ReadNotice, ReadProblem } from "./record/reader.ts";
import { MAX_TITLE } from "./record/record.ts";
import type { FieldMap, SourceRecord } from "./record/source-record.ts";
import { MAX_ABSTRACT } from "./record/text-values.ts";

/** How to read a file: the readers to choose from, and what the user said about format and columns. */
export interface ReadSettings {
  readonly readers: readonly Reader[];
  readonly chosenReader: Reader | undefined;
  readonly map: FieldMap | undefined;
  /** The encoding that the user named; without it marks and letters decide. */
  readonly encoding?: string | undefined;
  /** Called once per file with the columns or keys that each field was read from. */
  readonly onFields?: ((report: FieldReport) => void) | undefined;
  /** The sheet of a workbook that the user named; without it the first one is read. */
  readonly sheet?: string | undefined;
  /** How many archives the bytes are nested in. */
  readonly depth?: number | undefined;
  /** What archives in the file may unpack to. */
  readonly budget: UnpackBudget;
}

/** How much of a file is looked at to know its format. */
const HEAD_SIZE = 1 << 16;
/** Deeper nesting is not a collection of papers, and an archive that contains itself would never end. */
const MAX_NESTING = 2;
/** An archive from standard input is kept in memory up to this size; a larger one has to be a file. */
const MAX_PIPED_ARCHIVE = 1 << 29;

/** Reads one stream of bytes: unpacks, decodes, finds the reader, and throws when no paper was found. */
export async function* readBytes(
  source: AsyncIterable<Buffer>,
  file: string,
  settings: ReadSettings,
  path?: string,
): AsyncGenerator<ReadItem> {
  const raw = await peek(source, HEAD_SIZE);
  if (isZip(raw.head)) {
    yield* readZip(path ?? (await bufferArchive(raw, file)), file, settings);
    return;
  }
  const remarks: (ReadNotice | ReadProblem)[] = [];
  const plain = await gunzipNested(raw, remarks, settings).catch(inFile(file));
  const { head } = plain;
  if (isZip(head)) {
    yield* readZip(await bufferArchive(plain, file), file, { ...settings, depth: (settings.depth ?? 0) + 1 });
    return;
  }
  const encoding = settings.encoding ?? encodingOf(head).encoding;
  if (head.length > 0) refuseBinary(head, file, encoding);
  const start = decodeHead(head, settings.encoding);
  if (start.trim() === "" && head.length < HEAD_SIZE) throw emptyFileError(file, head.length);
  const name = basename(file).replace(/\.gz$/i, "");
  const reader = settings.chosenReader ?? readerOf(start, name, file, settings.readers);
  const tell = (notice: ReadNotice) => remarks.push(notice);
  const text = decodeText(plain.all, { head, encoding: settings.encoding, tell });
  const use = new FieldUse();
  try {
    yield* withNotices(reader, reader.read(text, { name, map: settings.map, use }), file, remarks);
  } finally {
    // Also for a file that ends with an error, or that is not read to its end.
    settings.onFields?.(use.report(file, reader.label));
  }
}

async function gunzipNested(
  raw: ByteStream,
  remarks: (ReadNotice | ReadProblem)[],
  { depth = 0, budget }: ReadSettings,
): Promise<ByteStream> {
  const onDamage = (reason: string) => {
    remarks.push({ kind: "problem", line: 1, reason, hint: "Fetch the file again; what came before is kept." });
  };
  let plain = raw;
  for (let nesting = depth + 1; isGzip(plain.head); nesting++) {
    if (nesting > MAX_NESTING) throw nestedTooDeeply();
    plain = await peek(withinBudget(gunzip(plain.all, onDamage), budget), HEAD_SIZE);
  }
  return plain;
}

function nestedTooDeeply(): GraphError {
  return new GraphError("INVALID_INPUT", "archives are nested too deeply.", { hint: "Unpack them first." });
}

async function bufferArchive(raw: ByteStream, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of raw.all) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MAX_PIPED_ARCHIVE) {
      throw new GraphError("INVALID_INPUT", `${file}: the archive is too large to be read from a pipe.`, {
        hint: "Save it, and give the path of the file.",
      });
    }
  }
  return Buffer.concat(chunks);
}

async function* readZip(source: string | Buffer, file: string, settings: ReadSettings): AsyncGenerator<ReadItem> {
  const depth = (settings.depth ?? 0) + 1;
  if (depth > MAX_NESTING) inFile(file)(nestedTooDeeply());
  const office = await officeKindOf(source, file);
  if (office === "document") throw officeDocument(file);
  if (office === "spreadsheet") {
    yield* readSpreadsheet(await workbookBytes(source, file), file, settings);
    return;
  }
  yield* readMany(file, "archive", members());
  async function* members(): AsyncGenerator<Member> {
    for await (const { name, bytes, reason } of zipMembers(source)) {
      const inside = `${file}/${name}`;
      const items = bytes && readBytes(withinBudget(bytes, settings.budget), inside, { ...settings, depth });
      yield { file: inside, items, refusal: reason };
    }
  }
}

async function* readSpreadsheet(workbook: Buffer, file: string, settings: ReadSettings): AsyncGenerator<ReadItem> {
  const use = new FieldUse();
  const format = { label: "spreadsheet (.xlsx)" };
  const items = readXlsx(workbook, { name: basename(file), map: settings.map, sheet: settings.sheet, use });
  try {
    yield* withNotices(format, items, file, []);
  } catch (error) {
    if (error instanceof GraphError && error.message.startsWith(`${file}:`)) throw error;
    inFile(file)(error);
  } finally {
    settings.onFields?.(use.report(file, format.label));
  }
}

/** A file of a folder or an archive, and what is in it. */
export interface Member {
  readonly file: string;
  /** Undefined when it must not be read; `refusal` then says why. */
  readonly items: AsyncIterable<ReadItem> | undefined;
  readonly refusal?: string | undefined;
}

/** Reads the members one after another; those that cannot be read are reported, and only when all are is it an error. */
export async function* readMany(whole: string, kind: string, members: AsyncIterable<Member>): AsyncGenerator<ReadItem> {
  let records = 0;
  let first: ReadItem | undefined;
  for await (const item of errorAsProblem(itemsOfAll(members), whole)) {
    if (item.kind === "record") records++;
    else if (item.kind === "problem") first ??= item;
    yield item;
  }
  if (records > 0) return;
  throw new GraphError("INVALID_INPUT", `${whole}: the ${kind} contains no file that can be read.`, {
    hint: first?.kind === "problem" ? `${first.reason}. ${first.hint}` : "Put files of titles and abstracts into it.",
  });
}

async function* itemsOfAll(members: AsyncIterable<Member>): AsyncGenerator<ReadItem> {
  for await (const { file, items, refusal } of members) {
    if (items) yield* errorAsProblem(items, file);
    else yield { kind: "problem", file, line: 1, reason: refusal ?? "it cannot be read", hint: "Unpack it yourself." };
  }
}

/** The items; an error that ends them becomes a problem of the file. Bugs of this program are thrown on. */
async function* errorAsProblem(items: AsyncIterable<ReadItem>, file: string): AsyncGenerator<ReadItem> {
  try {
    yield* items;
  } catch (error) {
    const foreign =
      error instanceof Error && ("code" in error || /zip|inflate|byte|compress|stored/i.test(error.message));
    if (!foreign) throw error;
    const reason = error.message.replace(`${file}: `, "").replace(/\.$/, "");
    const hint = error instanceof GraphError ? error.hint : undefined;
    yield { kind: "problem", file, line: 1, reason, hint: hint ?? "Check the file." };
  }
}

/** Readers that are less sure than this know the text by its sentences only, which other texts have too. */
const SURE = 0.6;

/** The reader that is surest of the text; the first in the list wins a tie. */
function readerOf(head: string, name: string, file: string, readers: readonly Reader[]): Reader {
  let best: Reader | undefined;
  let surest = 0;
  for (const reader of readers) {
    const score = reader.detect(head, name);
    if (score > surest) {
      surest = score;
      best = reader;
    }
  }
  const kind = surest < SURE || /^readme\b/i.test(name) ? nonPaperTextOf(head, name) : undefined;
  if (kind) throw notPapersError(file, kind);
  if (!best) throw unknownFormatError(file, head, readers);
  return best;
}

async function* withNotices(
  reader: Pick<Reader, "label">,
  items: AsyncIterable<ReadItem>,
  file: string,
  remarks: (ReadNotice | ReadProblem)[],
): AsyncGenerator<ReadItem> {
  let records = 0;
  let first: ReadProblem | undefined;
  for await (const item of items) {
    for (const remark of remarks.splice(0)) yield { ...remark, file };
    if (item.kind === "record") records++;
    else if (item.kind === "problem") first ??= item;
    yield* withPlace(item, reader, file);
  }
  for (const remark of remarks.splice(0)) yield { ...remark, file };
  if (records > 0) return;
  const why = first ? `line ${first.line}: ${first.reason}` : "there is no paper in it";
  throw new GraphError("INVALID_INPUT", `${file}: nothing could be read as ${reader.label}: ${why}.`, {
    hint: first?.hint ?? "Name the right format with --format, or check the file.",
  });
}

/** The item with where it was read, and a notice when its texts were cut. */
function* withPlace(item: ReadItem, reader: Pick<Reader, "label">, file: string): Generator<ReadItem> {
  if (item.kind !== "record") {
    yield { ...item, file };
    return;
  }
  yield { ...item, file, format: reader.label };
  if (isCut(item.record)) yield cutNotice(item.line, file);
}

/** A text of exactly the greatest length was longer. */
function isCut({ title, abstract }: SourceRecord): boolean {
  return title.length === MAX_TITLE || abstract.length === MAX_ABSTRACT;
}

function cutNotice(line: number, file: string): ReadNotice {
  const reason = "the title or the abstract is longer than that of any paper; the rest is left out";
  return { kind: "notice", line, file, reason, hint: "Check that the record ends where it should." };
}
