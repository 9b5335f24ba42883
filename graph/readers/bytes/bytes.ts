import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { GraphError } from "../../shared/errors.ts";

/** Bytes with their beginning looked at: `all` still gives everything. */
export interface ByteStream {
  readonly head: Buffer;
  readonly all: AsyncIterable<Buffer>;
}

/** Opens a file, or standard input when the path is "-". */
export function openBytes(path: string): AsyncIterable<Buffer> {
  return path === "-" ? process.stdin : createReadStream(path, { highWaterMark: 1 << 18 });
}

/** Looks at the first `size` bytes without losing them. */
export async function peek(source: AsyncIterable<Buffer>, size: number): Promise<ByteStream> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let length = 0;
  while (length < size) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  async function* all() {
    try {
      yield* chunks.splice(0);
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  const head = Buffer.concat(chunks).subarray(0, size);
  return { head, all: all() };
}

/** Whether the bytes begin as a gzip file does. */
export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/** Text never packs so well: what unpacks to more of both is a bomb. */
const SAFE_BYTES = 1_000_000_000;
const MAX_RATIO = 500;
/** No collection of papers is larger. */
const MAX_BYTES = 50_000_000_000;

/** Decompresses gzip, also of several members. A damaged end is reported to `onDamage`; everything before it is given. */
export async function* gunzip(
  source: AsyncIterable<Buffer>,
  onDamage: (reason: string) => void,
): AsyncGenerator<Buffer> {
  const unzip = createGunzip();
  const input = { bytes: 0 };
  const feeding = feed(source, unzip, input);
  let bytesOut = 0;
  try {
    for await (const chunk of unzip) {
      bytesOut += (chunk as Buffer).length;
      const isBomb = bytesOut > SAFE_BYTES && bytesOut > input.bytes * MAX_RATIO;
      if (isBomb || bytesOut > MAX_BYTES) throw new Error("it unpacks to far more than any text");
      yield chunk as Buffer;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (bytesOut === 0)
      throw new GraphError("INVALID_INPUT", `it is a damaged gzip file (${reason}).`, {
        hint: "Fetch the file again.",
        cause: error,
      });
    onDamage(`the compressed data is damaged after ${bytesOut} bytes (${reason})`);
  } finally {
    unzip.destroy();
    await feeding;
  }
}

/** How many bytes all archives in one file may unpack to, and how many they have so far. */
export interface UnpackBudget {
  readonly max: number;
  used: number;
}

/** No collection of papers is larger, whatever archives it lies in. */
export const MAX_UNPACKED = 50_000_000_000;

/** The bytes, as long as the budget lasts. */
export async function* withinBudget(bytes: AsyncIterable<Buffer>, budget: UnpackBudget): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    budget.used += chunk.length;
    if (budget.used > budget.max) {
      const size = budget.max >= 1e9 ? `${budget.max / 1e9} GB` : `${budget.max} bytes`;
      throw new GraphError("INVALID_INPUT", `the archives in it unpack to more than ${size}.`, {
        hint: "Unpack it, and import the files of papers one by one.",
      });
    }
    yield chunk;
  }
}

/** Pushes the source into the decompressor at its pace; an error of the source becomes one of the decompressor. */
async function feed(
  source: AsyncIterable<Buffer>,
  unzip: ReturnType<typeof createGunzip>,
  input: { bytes: number },
): Promise<void> {
  try {
    for await (const chunk of source) {
      if (unzip.destroyed) return;
      input.bytes += chunk.length;
      if (!unzip.write(chunk)) await drain(unzip);
    }
    unzip.end();
  } catch (error) {
    unzip.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drain(stream: ReturnType<typeof createGunzip>): Promise<void> {
  return new Promise((done) => {
    const finish = () => {
      stream.off("drain", finish);
      stream.off("close", finish);
      done();
    };
    stream.on("drain", finish);
    stream.on("close", finish);
    if (stream.destroyed) finish();
  });
}
