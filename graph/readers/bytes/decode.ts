import { isAscii, isUtf8 } from "node:buffer";
import type { ReadNotice } from "../record/reader.ts";

type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Lines with broken characters that are reported one by one; the rest are only counted. */
const MAX_LINE_NOTICES = 20;

/**
 * Turns bytes into text: byte-order marks decide, else UTF-8; a file whose first non-ASCII bytes can only be
 * Windows-1252 is read as that from there on. Every oddity is reported to `tell` with its line.
 */
export async function* decodeText(
  bytes: AsyncIterable<Buffer>,
  head: Buffer,
  tell: (notice: ReadNotice) => void,
): AsyncGenerator<string> {
  const [encoding, markLength] = encodingOf(head);
  const source = skipBytes(bytes, markLength);
  if (encoding !== "utf-8") {
    const decoder = new TextDecoder(encoding);
    for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
    return;
  }
  yield* decodeUtf8(source, tell);
}

/** The encoding that the first bytes show, and the length of the byte-order mark. */
export function encodingOf(head: Buffer): [Encoding, number] {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return ["utf-8", 3];
  if (head[0] === 0xff && head[1] === 0xfe) return ["utf-16le", 2];
  if (head[0] === 0xfe && head[1] === 0xff) return ["utf-16be", 2];
  const sample = head.subarray(0, 512);
  const zeros = [0, 0];
  sample.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length * 0.4 && even === 0) return ["utf-16le", 0];
  if (even > sample.length * 0.4 && odd === 0) return ["utf-16be", 0];
  return ["utf-8", 0];
}

async function* decodeUtf8(bytes: AsyncIterable<Buffer>, tell: (notice: ReadNotice) => void): AsyncGenerator<string> {
  const decoder = new LenientUtf8(tell);
  for await (const chunk of bytes) yield decoder.push(chunk);
  yield decoder.end();
}

/** UTF-8 that says where it is broken, and that becomes Windows-1252 when the file is clearly that. */
class LenientUtf8 {
  private line = 1;
  private rest: Buffer = Buffer.alloc(0);
  private western: boolean | undefined;
  private brokenLines = 0;
  private readonly tell: (notice: ReadNotice) => void;

  constructor(tell: (notice: ReadNotice) => void) {
    this.tell = tell;
  }

  push(chunk: Buffer): string {
    const whole = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const cut = this.western ? whole.length : completeLength(whole);
    this.rest = whole.subarray(cut);
    return this.decode(whole.subarray(0, cut));
  }

  end(): string {
    const text = this.decode(this.rest);
    const more = this.brokenLines - MAX_LINE_NOTICES;
    if (more > 0) {
      const reason = `${more} more lines hold bytes that are not UTF-8`;
      this.tell({ kind: "notice", line: this.line, reason, cure: "Save the file as UTF-8." });
    }
    return text;
  }

  private decode(part: Buffer): string {
    if (this.western === undefined && !isAscii(part)) {
      this.western = !isUtf8(part) && looksWestern(part);
      if (this.western) this.tell(westernNotice(this.line + countLines(part, firstHigh(part))));
    }
    const text = this.western ? windows1252.decode(part) : this.utf8(part);
    this.line += countLines(part, part.length);
    return text;
  }

  /** Decodes UTF-8, replaces what is not by U+FFFD, and names the lines where that happened. */
  private utf8(part: Buffer): string {
    if (!isUtf8(part)) this.nameBrokenLines(part);
    return part.toString("utf8");
  }

  private nameBrokenLines(part: Buffer): void {
    let line = this.line;
    for (let start = 0; start < part.length; line++) {
      const at = part.indexOf(10, start);
      const end = at < 0 ? part.length : at + 1;
      if (!isUtf8(part.subarray(start, end)) && ++this.brokenLines <= MAX_LINE_NOTICES) {
        const reason = "bytes that are not UTF-8 are shown as \uFFFD";
        this.tell({ kind: "notice", line, reason, cure: "Save the file as UTF-8, or correct the line." });
      }
      start = end;
    }
  }
}

function westernNotice(line: number): ReadNotice {
  return {
    kind: "notice",
    line,
    reason: "the file is not UTF-8; it is read as Windows-1252 (Western European)",
    cure: "If letters look wrong, save the file as UTF-8.",
  };
}

/** How many bytes end on a whole character (a UTF-8 sequence cut by the end of the chunk is left for the next). */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

/** Bytes that Windows-1252 does not define, and two letters (ÿ, þ) that stand for noise more often than for text. */
const UNLIKELY = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xfe, 0xff]);

/** True when the bytes are clearly Windows-1252: no well-formed UTF-8 sequence at all, and high bytes only singly. */
function looksWestern(bytes: Buffer): boolean {
  let run = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      run = 0;
      continue;
    }
    run++;
    if (run > 2 || UNLIKELY.has(byte)) return false;
    const next = bytes[i + 1] ?? 0;
    if (byte >= 0xc3 && byte <= 0xf4 && next >= 0x80 && next < 0xc0) return false;
  }
  return true;
}

function firstHigh(bytes: Buffer): number {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return i;
  return bytes.length;
}

const windows1252 = new TextDecoder("windows-1252");

function countLines(bytes: Buffer, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

async function* skipBytes(bytes: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of bytes) {
    if (left >= chunk.length) left -= chunk.length;
    else {
      yield left > 0 ? chunk.subarray(left) : chunk;
      left = 0;
    }
  }
}
