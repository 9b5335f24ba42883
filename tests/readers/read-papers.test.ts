import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fileOf, itemsOfFile, problemsIn, recordsIn } from "./collect.ts";

const lines = (count: number) =>
  Array.from({ length: count }, (_, i) => JSON.stringify({ id: `p${i}`, title: `Café ${i}`, abstract: "Words." })).join(
    "\n",
  );

describe("reading files", () => {
  it("reads gzip of several members by content, whatever the name", async () => {
    const packed = Buffer.concat([gzipSync(`${lines(3)}\n`), gzipSync(lines(2))]);
    const { items, error } = await itemsOfFile(fileOf("papers.txt", packed));
    expect(error).toBeUndefined();
    expect(recordsIn(items)).toHaveLength(5);
  });

  it("keeps what came before the damage of a torn gzip, and says so", async () => {
    const packed = gzipSync(Array.from({ length: 200 }, () => lines(50)).join("\n"), { level: 0 });
    const { items } = await itemsOfFile(fileOf("torn.jsonl.gz", packed.subarray(0, packed.length - 3000)));
    expect(recordsIn(items).length).toBeGreaterThan(9000);
    expect(problemsIn(items).some((item) => item.kind === "problem" && /damaged/.test(item.reason))).toBe(true);
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${lines(3)}`, "utf8")],
    ["UTF-16", Buffer.from(`\uFEFF${lines(3)}`, "utf16le")],
    ["UTF-16 without a mark", Buffer.from(lines(3), "utf16le")],
    ["big-endian UTF-16", Buffer.from(`\uFEFF${lines(3)}`, "utf16le").swap16()],
    ["Windows-1252", Buffer.from(lines(3), "latin1")],
  ])("decodes %s", async (name, bytes) => {
    const { items } = await itemsOfFile(fileOf("papers.jsonl", bytes));
    expect(recordsIn(items).map((record) => record.title)).toEqual(["Café 0", "Café 1", "Café 2"]);
    const notices = items.filter((item) => item.kind === "notice");
    expect(notices).toHaveLength(name === "Windows-1252" ? 1 : 0);
  });

  it("reports bytes that are no UTF-8 with their line and keeps the rest readable", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${lines(2)}\n{"title":"bad `),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}\n'),
    ]);
    const { items } = await itemsOfFile(fileOf("papers.jsonl", bytes));
    expect(recordsIn(items)).toHaveLength(3);
    expect(items.filter((item) => item.kind === "notice")).toMatchObject([{ line: 3 }]);
  });

  it.each<[string, string, string | Uint8Array, RegExp, string?]>([
    ["an empty file", "empty.jsonl", "", /empty\.jsonl: the file is empty/],
    ["white space", "blank.txt", " \n\n", /only white space/],
    ["a picture", "picture.jsonl", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), /PNG picture/],
    ["binary noise", "noise.bin", Buffer.from([1, 2, 0, 3, 4, 0, 0, 250]), /binary file/],
    ["a PDF", "paper.pdf", "%PDF-1.7\n%âãÏÓ", /PDF/],
    [
      "the wrong format",
      "papers.txt",
      "Just a line.\nAnd another.\n",
      /nothing could be read as JSON Lines: line 1/,
      "jsonl",
    ],
    ["an unknown format name", "papers.txt", lines(1), /no format “docx”/, "docx"],
    ["no paper at all", "numbers.jsonl", '{"a":1}\n{"b":2}\n', /nothing could be read as JSON Lines: line 1/],
  ])("refuses %s with a reason and a hint", async (_, name, content, message, format) => {
    const { error } = await itemsOfFile(fileOf(name, content), format);
    expect(error).toMatchObject({ name: "GraphError", message: expect.stringMatching(message), hint: /\S/ });
  });

  it("says that a file is not there", async () => {
    const { error } = await itemsOfFile("/no/such/file.jsonl");
    expect(error).toMatchObject({ code: "NOT_FOUND", message: expect.stringContaining("/no/such/file.jsonl") });
  });

  it("reads the files of a folder in order, and reports those it cannot", async () => {
    const folder = mkdtempSync(join(tmpdir(), "isthmus-folder-"));
    expect((await itemsOfFile(folder)).error).toMatchObject({ message: expect.stringContaining("contains no file") });
    writeFileSync(join(folder, "b.jsonl"), '{"id":"b","title":"B"}');
    writeFileSync(join(folder, "a.json"), '[{"id":"a","title":"A"}]');
    writeFileSync(join(folder, "c.png"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]));
    const { items, error } = await itemsOfFile(folder);
    expect(error).toBeUndefined();
    expect(recordsIn(items).map((record) => record.id)).toEqual(["a", "b"]);
    expect(problemsIn(items)).toMatchObject([{ file: join(folder, "c.png"), hint: /\S/ }]);
  });
});
