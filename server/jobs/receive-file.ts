import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { dirname, join, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { isZip } from "../../graph/readers/bytes/zip.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A received file, in a folder of its own. */
export interface Upload {
  readonly path: string;
  readonly complete: boolean;
  /** SHA-256 of what is kept. */
  readonly hash: string;
  remove(): Promise<void>;
}

/** Largest file that is taken: 4 GB. */
const MAX_BYTES = 4 * 1024 ** 3;

/** Enough for thousands of papers of any format. */
const BEGINNING_BYTES = 4 * 1024 ** 2;
/** An archive has its list of contents at its end; one that is larger is not looked into. */
const MAX_ARCHIVE_BYTES = 512 * 1024 ** 2;

/** Receives the beginning of a file; all of an archive, which could not be read otherwise. */
export async function receiveBeginning(name: string, body: AsyncIterable<Uint8Array>): Promise<Upload> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await chunks.next();
  const isArchive = !first.done && isZip(Buffer.from(first.value.subarray(0, 4)));
  async function* all() {
    if (first.done) return;
    yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  const upload = await receiveFile(name, all(), isArchive ? MAX_ARCHIVE_BYTES : BEGINNING_BYTES);
  if (!isArchive || upload.complete) return upload;
  await upload.remove();
  throw new GraphError(
    "INVALID_INPUT",
    "The archive is larger than 512 MB, too large to look into before the import.",
    {
      hint: "Unpack it and choose the files.",
    },
  );
}

/** Receives a file under its own name (readers and identity look at it); only the beginning, when `most` says so. */
export async function receiveFile(name: string, body: AsyncIterable<Uint8Array>, maxBytes?: number): Promise<Upload> {
  const { folder, remove } = await temporaryFolder("upload");
  const path = join(folder, safeName(name));
  const limit = { bytes: maxBytes ?? MAX_BYTES, cut: false, fails: maxBytes === undefined };
  const hash = createHash("sha256");
  const hashing = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(limitBytes(body, limit), hashing, createWriteStream(path));
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, complete: !limit.cut, hash: hash.digest("hex"), remove };
}

/** Does something with a received file and removes it. Results and errors name the file as its sender does, without our folder. */
export async function withUpload<T>(upload: Upload, work: (upload: Upload) => Promise<T>): Promise<T> {
  const quoted = JSON.stringify(join(dirname(upload.path), sep)).slice(1, -1);
  const plain = <V>(value: V): V => JSON.parse(JSON.stringify(value).replaceAll(quoted, ""));
  try {
    return plain(await work(upload));
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const { code, message, hint } = error;
    throw new GraphError(code, plain(message), { hint: hint && plain(hint), cause: error });
  } finally {
    await upload.remove();
  }
}

async function* limitBytes(
  body: AsyncIterable<Uint8Array>,
  limit: { bytes: number; cut: boolean; fails: boolean },
): AsyncGenerator<Uint8Array> {
  let left = limit.bytes;
  for await (const chunk of body) {
    if (chunk.length > left && limit.fails) {
      throw new GraphError("INVALID_INPUT", "The file is larger than 4 GB.", { hint: "Split it." });
    }
    // The rest is received but not kept: a connection that is cut while sending loses its answer.
    if (chunk.length > left) limit.cut = true;
    if (left > 0) yield chunk.subarray(0, left);
    left = Math.max(0, left - chunk.length);
  }
}

/** The last part of the name, without anything a file system might read as more than a name. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  const plain = last.replace(/[^\p{L}\p{N}._ ()+-]/gu, "_").replace(/^\.+/, "");
  return plain.slice(-120) || "upload";
}
