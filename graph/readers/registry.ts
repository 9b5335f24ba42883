import { readdirSync, type Stats, statSync } from "node:fs";
import { basename, join } from "node:path";
import { GraphError } from "../util/errors.ts";
import { compareIds } from "../util/text.ts";
import { gunzip, isGzip, openBytes, peek } from "./bytes.ts";
import { decodeText, encodingOf } from "./decode.ts";
import { detect, refuseBinary } from "./detect.ts";
import { json } from "./json.ts";
import { jsonLines } from "./jsonl.ts";
import type { Reader, ReadItem, ReadNotice, ReadProblem } from "./reader.ts";
import { savedPage } from "./saved-page.ts";

/** Every reader, the more particular first. */
export const readers: readonly Reader[] = [jsonLines, json, savedPage];

export interface ReadOptions {
  /** Name of the reader; without it the content decides. */
  readonly format?: string | undefined;
}

/** How much of a file is looked at to know its format. */
const HEAD = 1 << 16;

/**
 * Reads every paper of a file, of a folder of files, or of standard input ("-"), compressed or not. What cannot be read
 * is an item of its own; only when nothing at all can be read does it throw.
 */
export async function* readFile(path: string, options: ReadOptions = {}): AsyncGenerator<ReadItem> {
  const named = options.format === undefined ? undefined : readerNamed(options.format);
  if (path !== "-" && fileStats(path).isDirectory()) {
    yield* readFolder(path, named);
    return;
  }
  yield* readBytes(openBytes(path), path === "-" ? "standard input" : path, named);
}

function readerNamed(name: string): Reader {
  const found = readers.find((reader) => reader.name === name.toLowerCase());
  if (found) return found;
  const names = readers.map((reader) => reader.name).join(", ");
  throw new GraphError("INVALID_INPUT", `There is no format "${name}".`, { hint: `Formats: ${names}.` });
}

function fileStats(path: string): Stats {
  try {
    return statSync(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new GraphError("NOT_FOUND", `${path}: there is no such file.`, { hint: "Check the path.", cause: error });
    }
    throw new GraphError("INVALID_INPUT", `${path}: it cannot be opened (${code ?? error}).`, {
      hint: "Check that you may read it.",
      cause: error,
    });
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

async function* readFolder(folder: string, named: Reader | undefined): AsyncGenerator<ReadItem> {
  let records = 0;
  let first: ReadProblem | undefined;
  for (const file of filesOf(folder)) {
    try {
      for await (const item of readBytes(openBytes(file), file, named)) {
        if (item.kind === "record") records++;
        yield item;
      }
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      const problem: ReadProblem = { kind: "problem", file, line: 1, reason: error.message, cure: error.hint ?? "" };
      first ??= problem;
      yield problem;
    }
  }
  if (records > 0) return;
  throw new GraphError("INVALID_INPUT", `${folder}: the folder holds no file that can be read.`, {
    hint: first ? `${first.reason} ${first.cure}` : "Put files of titles and abstracts into it.",
  });
}

/** Reads one stream of bytes: unpacks, decodes, finds the reader, and says so when nothing comes of it. */
async function* readBytes(
  source: AsyncIterable<Buffer>,
  file: string,
  named: Reader | undefined,
): AsyncGenerator<ReadItem> {
  const told: (ReadNotice | ReadProblem)[] = [];
  const plain = await unpacked(await peek(source, HEAD), (reason) => {
    told.push({ kind: "problem", line: 1, reason, cure: "Fetch the file again; what came before is kept." });
  }).catch(inFile(file));
  const { head } = plain;
  if (head.length === 0) {
    throw new GraphError("INVALID_INPUT", `${file}: line 1: the file is empty.`, { hint: "Check how it was saved." });
  }
  const [encoding, mark] = encodingOf(head);
  refuseBinary(head, file, encoding);
  const start = new TextDecoder(encoding).decode(head.subarray(mark)).replace(/\uFFFD$/, "");
  if (start.trim() === "" && head.length < HEAD) {
    throw new GraphError("INVALID_INPUT", `${file}: line 1: the file holds only white space.`, {
      hint: "Check how it was saved.",
    });
  }
  const reader = named ?? detect(readers, start, basename(file).replace(/\.gz$/i, ""));
  if (!reader) throw unknownFormat(file, start);
  const text = decodeText(plain.all, head, (notice) => told.push(notice));
  yield* counted(reader, text, file, told);
}

async function unpacked(raw: Awaited<ReturnType<typeof peek>>, onDamage: (reason: string) => void) {
  return isGzip(raw.head) ? peek(gunzip(raw.all, onDamage), HEAD) : raw;
}

function inFile(file: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof GraphError)) throw error;
    throw new GraphError(error.code, `${file}: line 1: ${error.message}`, { hint: error.hint, cause: error });
  };
}

function unknownFormat(file: string, start: string): GraphError {
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

async function* counted(
  reader: Reader,
  text: AsyncIterable<string>,
  file: string,
  told: (ReadNotice | ReadProblem)[],
): AsyncGenerator<ReadItem> {
  let records = 0;
  let first: ReadProblem | undefined;
  for await (const item of reader.read(text)) {
    for (const word of told.splice(0)) yield { ...word, file };
    if (item.kind === "record") records++;
    else if (item.kind === "problem") first ??= item;
    yield { ...item, file };
  }
  for (const word of told.splice(0)) yield { ...word, file };
  if (records > 0) return;
  const why = first ? `line ${first.line}: ${first.reason}` : "line 1: there is no paper in it";
  throw new GraphError("INVALID_INPUT", `${file}: nothing could be read as ${reader.label}: ${why}.`, {
    hint: first?.cure ?? "Name the right format with --format, or check the file.",
  });
}
