import { GraphError } from "../../shared/errors.ts";

/** First bytes of files that are not text, and what to do with each. */
const BINARY: readonly (readonly [name: string, bytes: readonly number[], hint: string])[] = [
  [
    "a PDF document",
    [0x25, 0x50, 0x44, 0x46, 0x2d],
    "Export titles and abstracts from your reference manager instead.",
  ],
  ["a PNG picture", [0x89, 0x50, 0x4e, 0x47], "Give a file of titles and abstracts."],
  ["a JPEG picture", [0xff, 0xd8, 0xff], "Give a file of titles and abstracts."],
  ["a bzip2 archive", [0x42, 0x5a, 0x68], "Unpack it first; .gz and .zip are read directly."],
  ["an xz archive", [0xfd, 0x37, 0x7a, 0x58, 0x5a], "Unpack it first; .gz and .zip are read directly."],
  ["a zstd archive", [0x28, 0xb5, 0x2f, 0xfd], "Unpack it first; .gz and .zip are read directly."],
  ["a 7z archive", [0x37, 0x7a, 0xbc, 0xaf], "Unpack it first; .gz and .zip are read directly."],
  [
    "an SQLite database",
    [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
    "Export its papers: Zotero and others write RIS, BibTeX or CSV.",
  ],
  ["an old Office document", [0xd0, 0xcf, 0x11, 0xe0], "Save it as .xlsx or CSV first."],
];

/** Throws when the bytes are not text; the message names the file as `name`. */
export function refuseBinary(head: Buffer, name: string, encoding: string): void {
  for (const [format, bytes, hint] of BINARY) {
    if (bytes.every((byte, i) => head[i] === byte)) {
      throw new GraphError("INVALID_INPUT", `${name}: it is ${format}, not text.`, { hint });
    }
  }
  if (encoding.startsWith("utf-16")) return;
  let odd = 0;
  for (const byte of head) if (byte === 0 || (byte < 32 && ![8, 9, 10, 12, 13, 27].includes(byte))) odd++;
  if (odd > 0 && (head.includes(0) || odd > head.length * 0.05)) {
    throw new GraphError("INVALID_INPUT", `${name}: it is a binary file, not text.`, {
      hint: "Give a text file of titles and abstracts (JSONL, JSON, BibTeX, RIS, CSV, XML …), plain or as .gz.",
    });
  }
}
