import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";

/** How the bytes of an answer are packed. */
export type ContentEncoding = "br" | "gzip" | "identity";

/** An answer as it is sent. */
export interface PackedAnswer {
  readonly bytes: Buffer;
  readonly encoding: ContentEncoding;
}

/** Bytes that all answers of a cache take together. */
const MAX_BYTES = 64 * 2 ** 20;
/** A larger answer would push out too many others. */
const MAX_ANSWER_BYTES = MAX_BYTES / 8;
/** What an entry takes in addition to its bytes and its key, roughly. */
const ENTRY_BYTES = 200;

/**
 * LRU cache of encoded responses, cleared when the content changes; concurrent equal requests share one computation.
 */
export class AnswerCache {
  readonly #maxBytes: number;
  #tag: string | undefined;
  #bytes = 0;
  /** In the order of use, the last one latest. */
  readonly #answers = new Map<string, PackedAnswer>();
  readonly #underWay = new Map<string, Promise<PackedAnswer>>();

  constructor(maxBytes = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes of all answers. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The answer for this content, if there is one. */
  find(tag: string, question: string): PackedAnswer | undefined {
    this.#turnTo(tag);
    const known = this.#answers.get(question);
    if (known) {
      this.#answers.delete(question);
      this.#answers.set(question, known);
    }
    return known;
  }

  /** The answer for this content: as it is known, or made now. */
  async answer(tag: string, question: string, make: () => Promise<PackedAnswer>): Promise<PackedAnswer> {
    const known = this.find(tag, question);
    if (known) return known;
    const underWay = this.#underWay.get(question);
    if (underWay !== undefined) return underWay;
    const made = make();
    this.#underWay.set(question, made);
    try {
      const answer = await made;
      if (tag === this.#tag) this.#add(question, answer);
      return answer;
    } finally {
      if (this.#underWay.get(question) === made) this.#underWay.delete(question);
    }
  }

  #turnTo(tag: string): void {
    if (tag === this.#tag) return;
    this.#tag = tag;
    this.#answers.clear();
    this.#underWay.clear();
    this.#bytes = 0;
  }

  #add(question: string, answer: PackedAnswer): void {
    const size = sizeOf(question, answer);
    if (size > Math.min(MAX_ANSWER_BYTES, this.#maxBytes) || this.#answers.has(question)) return;
    this.#answers.set(question, answer);
    this.#bytes += size;
    for (const [oldest, previous] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#answers.delete(oldest);
      this.#bytes -= sizeOf(oldest, previous);
    }
  }
}

function sizeOf(question: string, { bytes }: PackedAnswer): number {
  return question.length + bytes.length + ENTRY_BYTES;
}

/** The best packing that a receiver says it takes. */
export function encodingFor({ headers }: IncomingMessage): ContentEncoding {
  const accepted = (headers["accept-encoding"] ?? "").toLowerCase().split(",");
  const takes = (encoding: string) =>
    accepted.some((one) => one.trim().split(";")[0]?.trim() === encoding && !/;\s*q=0(?:\.0*)?\s*$/.test(one));
  if (takes("br")) return "br";
  return takes("gzip") ? "gzip" : "identity";
}

/** Smaller answers fit into one packet as they are. */
const MIN_PACKED_BYTES = 1024;
/** Larger answers are compressed in a thread of Node's; for smaller ones the transfer there costs more than it saves. */
const MAX_PACKED_AT_ONCE = 65_536;

/** Quality 4 packs as well as gzip does by default, in half the time of the next better one. */
const BROTLI_QUALITY = 4;

/** Compresses an answer, unless it is too small to gain from it. */
export async function packAnswer(json: string, encoding: ContentEncoding): Promise<PackedAnswer> {
  const bytes = Buffer.from(json);
  if (encoding === "identity" || bytes.length < MIN_PACKED_BYTES) return { bytes, encoding: "identity" };
  const atOnce = bytes.length <= MAX_PACKED_AT_ONCE;
  if (encoding === "gzip") return { bytes: atOnce ? gzipSync(bytes) : await promisify(gzip)(bytes), encoding };
  const params = {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    // A window larger than the answer only takes memory.
    [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.ceil(Math.log2(bytes.length))),
  };
  const packed = atOnce ? brotliCompressSync(bytes, { params }) : await promisify(brotliCompress)(bytes, { params });
  return { bytes: packed, encoding };
}
