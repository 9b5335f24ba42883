import type { Readable } from "node:stream";
import { ZipFile } from "yazl";

export interface ZipMember {
  /** With slashes, relative. */
  readonly path: string;
  readonly content: Buffer;
}

/** What a ZIP archive can date first, so that the same files give the same bytes. */
const DATE = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };
/** Formats that are compressed already. */
const DENSE_FILES = /\.(bin|woff2|png)$/;

/** Members as a ZIP archive, piece by piece. They are compressed outside this thread. */
export async function* zip(members: AsyncIterable<ZipMember>): AsyncGenerator<Buffer> {
  const archive = new ZipFile();
  for await (const { path, content } of members) {
    archive.addBuffer(content, path, { ...DATE, compressionLevel: DENSE_FILES.test(path) ? 0 : 9 });
  }
  archive.end();
  yield* archive.outputStream as Readable;
}
