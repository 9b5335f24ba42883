import { isAscii, isUtf8 } from "node:buffer";
import type { ReadNotice } from "../record/reader.ts";
import { guessEncoding } from "./guess-encoding.ts";
import { type PieceDecoder, textDecoder } from "./text-decoder.ts";

/** Lines with broken characters that are reported one by one; the rest are only counted. */
const MAX_LINE_NOTICES = 20;

/** How the bytes of a file are to be read as text. */
export interface TextSettings {
  /** The first bytes, which may show the encoding. */
  readonly head: Buffer;
  /** What the user says the encoding is, by a name that TextDecoder knows. */
  readonly encoding?: string | undefined;
  readonly tell: (notice: ReadNotice) => void;
}

/**
 * Turns bytes into text: what the user says decides, then byte-order marks, else UTF-8; a file whose first bytes beyond
 * ASCII are not that is read in the encoding in which they make most sense. Every oddity is reported to `tell` with its line.
 */
export async function* decodeText(bytes: AsyncIterable<Buffer>, settings: TextSettings): AsyncGenerator<string> {
  const { encoding, markLength } = encodingOf(settings.head);
  const source = skipBytes(bytes, markLength);
  const decoder = decoderFor(settings.encoding ?? encoding, settings.tell);
  for await (const piece of inPieces(source)) yield decoder.push(piece);
  yield decoder.end();
}

/** A whole file as text, its encoding recognised as by decodeText. */
export function decodeWhole(bytes: Buffer): string {
  const { encoding, markLength } = encodingOf(bytes);
  const decoder = decoderFor(encoding, () => undefined);
  return decoder.push(bytes.subarray(markLength)) + decoder.end();
}

/** The beginning of a file as text, for detection. */
export function decodeHead(head: Buffer, encoding?: string): string {
  const shown = encodingOf(head);
  const text = decoderFor(encoding ?? shown.encoding, () => undefined).push(head.subarray(shown.markLength));
  return text.replace(/\uFFFD$/, "");
}

function decoderFor(encoding: string, tell: (notice: ReadNotice) => void): PieceDecoder {
  return encoding === "utf-8" ? new Utf8OrGuess(tell) : textDecoder(encoding);
}

interface StartOfText {
  readonly encoding: string;
  /** Length of the byte-order mark. */
  readonly markLength: number;
}

/** The encoding that the first bytes show: UTF-8 unless a mark, or the zeros of UTF-16, say otherwise. */
export function encodingOf(head: Buffer): StartOfText {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", markLength: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", markLength: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", markLength: 2 };
  return { encoding: utf16WithoutMark(head) ?? declaredInXml(head) ?? "utf-8", markLength: 0 };
}

function utf16WithoutMark(head: Buffer): string | undefined {
  const sample = head.subarray(0, 512);
  let [even, odd] = [0, 0];
  sample.forEach((byte, i) => {
    if (byte !== 0) return;
    if (i % 2 === 0) even++;
    else odd++;
  });
  if (odd > sample.length * 0.4 && even === 0) return "utf-16le";
  return even > sample.length * 0.4 && odd === 0 ? "utf-16be" : undefined;
}

/** What an XML file says of itself, when it is not UTF-8. */
function declaredInXml(head: Buffer): string | undefined {
  const declared = /^\s{0,9}<\?xml\s[^>]{0,200}encoding\s?=\s?["']([\w-]{1,30})["']/.exec(
    head.toString("latin1", 0, 300),
  );
  if (!declared?.[1] || isUtf8(head)) return undefined;
  try {
    const { encoding } = new TextDecoder(declared[1]);
    return encoding.startsWith("utf-") ? undefined : encoding;
  } catch {
    return undefined;
  }
}

/** UTF-8 that says where it is broken, and that gives way to another encoding when the file is clearly in that. */
class Utf8OrGuess implements PieceDecoder {
  private line = 1;
  private rest: Buffer = Buffer.alloc(0);
  /** Set when the first bytes beyond ASCII have been seen: another decoder, or null for UTF-8. */
  private other: PieceDecoder | null | undefined;
  private brokenLines = 0;
  private readonly tell: (notice: ReadNotice) => void;

  constructor(tell: (notice: ReadNotice) => void) {
    this.tell = tell;
  }

  push(chunk: Buffer): string {
    if (this.other) return this.other.push(chunk);
    const whole = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    if (this.other === undefined && !isAscii(whole)) {
      this.other = this.guess(whole);
      if (this.other) return this.other.push(whole);
    }
    const cut = completeLength(whole);
    this.rest = whole.subarray(cut);
    return this.utf8(whole.subarray(0, cut));
  }

  end(): string {
    if (this.other) return this.other.end();
    const text = this.utf8(this.rest);
    const more = this.brokenLines - MAX_LINE_NOTICES;
    if (more > 0) {
      const reason = `${more} more lines contain bytes that are not UTF-8`;
      this.tell({ kind: "notice", line: this.line, reason, hint: "Save the file as UTF-8." });
    }
    return text;
  }

  private guess(bytes: Buffer): PieceDecoder | null {
    if (isUtf8(bytes.subarray(0, completeLength(bytes)))) return null;
    const encoding = guessEncoding(bytes);
    if (!encoding) return null;
    const line = this.line + countLines(bytes, firstHigh(bytes));
    const reason = `the file is not UTF-8; it is read as ${encoding.label}`;
    const hint = "If letters look wrong, name the encoding with --encoding, or save the file as UTF-8.";
    this.tell({ kind: "notice", line, reason, hint });
    return textDecoder(encoding.name);
  }

  /** Decodes UTF-8, replaces what is not by U+FFFD, and names the lines where that happened. */
  private utf8(part: Buffer): string {
    if (!isUtf8(part)) this.nameBrokenLines(part);
    this.line += countLines(part, part.length);
    return part.toString("utf8");
  }

  private nameBrokenLines(part: Buffer): void {
    let line = this.line;
    for (let start = 0; start < part.length; line++) {
      const at = part.indexOf(10, start);
      const end = at < 0 ? part.length : at + 1;
      if (!isUtf8(part.subarray(start, end)) && ++this.brokenLines <= MAX_LINE_NOTICES) {
        const reason = "bytes that are not UTF-8 are shown as \uFFFD";
        this.tell({ kind: "notice", line, reason, hint: "Save the file as UTF-8, or correct the line." });
      }
      start = end;
    }
  }
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

function firstHigh(bytes: Buffer): number {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  return at < 0 ? bytes.length : at;
}

function countLines(bytes: Buffer, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

/** Smallest piece: long enough to guess the encoding, and large enough that readers join only few pieces. */
const PIECE = 1 << 16;

async function* inPieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    length += chunk.length;
    if (length < PIECE) continue;
    yield chunks.length === 1 ? chunk : Buffer.concat(chunks);
    chunks = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(chunks);
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
