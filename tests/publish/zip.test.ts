import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import yauzl from "yauzl";
import { zip } from "../../graph/publish/zip.ts";

/** What another program reads in an archive: the content of each member by its name. */
async function membersOf(archive: Buffer): Promise<[string, string][]> {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-zip-"));
  try {
    writeFileSync(join(folder, "a.zip"), archive);
    const file = await yauzl.openPromise(join(folder, "a.zip"), { validateEntrySizes: true });
    const found: [string, string][] = [];
    for await (const entry of file.eachEntry()) {
      found.push([entry.fileName, await text(await file.openReadStreamPromise(entry))]);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function zipped(members: [string, string][]): Promise<Buffer> {
  const files = Readable.from(members.map(([path, content]) => ({ path, content: Buffer.from(content) })));
  return buffer(zip(files));
}

describe("an archive of a site", () => {
  it("has every member as it was, whether it gets smaller or not", async () => {
    const members: [string, string][] = [
      ["index.html", "<p>"],
      ["published/größe.txt", "repeated ".repeat(10_000)],
      ["published/corpus.bin", "packed already"],
      ["empty", ""],
    ];
    const archive = await zipped(members);
    expect(await membersOf(archive)).toEqual(members);
    expect(archive.length).toBeLessThan(2000);
  });

  it("is an archive without members, too", async () => {
    expect(await membersOf(await zipped([]))).toEqual([]);
  });

  it("is the same bytes each time", async () => {
    const members: [string, string][] = [["a.txt", "a".repeat(100)]];
    expect(await zipped(members)).toEqual(await zipped(members));
  });
});
