import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { readPapers } from "../../graph/readers/read-papers.ts";
import type { Reader, ReadItem } from "../../graph/readers/record/reader.ts";
import type { SourceRecord } from "../../graph/readers/record/source-record.ts";

/** Every item of a text, given to the reader in pieces of `size` characters. */
export async function itemsOf(reader: Reader, text: string, size = 7): Promise<ReadItem[]> {
  async function* pieces() {
    for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
  }
  const items: ReadItem[] = [];
  for await (const item of reader.read(pieces())) items.push(item);
  return items;
}

/** Every item of a file on disk, with whatever was thrown at the end. */
export async function itemsOfFile(path: string, format?: string): Promise<{ items: ReadItem[]; error: unknown }> {
  const items: ReadItem[] = [];
  try {
    for await (const item of readPapers(path, { format })) items.push(item);
    return { items, error: undefined };
  } catch (error) {
    return { items, error };
  }
}

export const recordsIn = (items: readonly ReadItem[]): SourceRecord[] =>
  items.flatMap((item) => (item.kind === "record" ? [item.record] : []));

export const problemsIn = (items: readonly ReadItem[]) => items.filter((item) => item.kind === "problem");

/** Writes a file into a fresh folder and returns its path. */
export function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), "isthmus-read-")), name);
  writeFileSync(path, content);
  return path;
}

/** Reads with the reader, after detection has chosen it by content alone, with both kinds of line ends. */
export async function readAsDetected(reader: Reader, text: string) {
  const whole = await itemsOfFile(fileOf("export.txt", text.replaceAll("\n", "\r\n")));
  expect(whole.error).toBeUndefined();
  expect(whole.items[0]).toMatchObject({ format: reader.label });
  const records = recordsIn(await itemsOf(reader, text));
  expect(recordsIn(whole.items)).toEqual(records);
  return records;
}
