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

/** Members as a ZIP archive, which is written while they come. They are compressed outside this thread. */
export function zip(members: AsyncIterable<ZipMember>): Readable {
  const archive = new ZipFile();
  const output = archive.outputStream as Readable;
  addAll(archive, members).catch((error) => output.destroy(error));
  return output;
}

async function addAll(archive: ZipFile, members: AsyncIterable<ZipMember>): Promise<void> {
  for await (const { path, content } of members) {
    archive.addBuffer(content, path, { ...DATE, compressionLevel: DENSE_FILES.test(path) ? 0 : 9 });
  }
  archive.end();
}
