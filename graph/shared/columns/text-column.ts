import { tooLargeError } from "../size-limit.ts";
import { columnFrom, newMemory } from "./shared-memory.ts";

const encoder = new TextEncoder();
/** A byte order mark at the beginning of a text is part of it. */
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The largest place of a 32-bit column. */
const MAX_BYTES = 2 ** 32 - 1;

/**
 * Texts by number as bytes outside of the engine's heap, in memory that threads share; each is made when it is read. A million strings of
 * 20 letters take 50 MB of the heap and are visited by every full collection; their bytes and places take 24 MB and are not.
 */
export class TextColumn implements Iterable<string> {
  /** UTF-8, one text after the other. */
  readonly bytes: Uint8Array;
  /** Where each text begins, and the end of the last one. */
  readonly starts: Uint32Array;

  constructor(bytes: Uint8Array, starts: Uint32Array) {
    this.bytes = bytes;
    this.starts = starts;
  }

  static of(texts: Iterable<string>): TextColumn {
    const column = new TextColumnBuilder();
    for (const text of texts) column.add(text);
    return column.finish();
  }

  get length(): number {
    return this.starts.length - 1;
  }

  /** The text of a number below `length`. */
  at(number: number): string {
    return decoder.decode(this.bytes.subarray(this.starts[number], this.starts[number + 1]));
  }

  *[Symbol.iterator](): Generator<string> {
    for (let number = 0; number < this.length; number++) yield this.at(number);
  }

  /** The number of a text in a column that ascends in the order of `compareIds`, which is that of the bytes; or undefined. */
  find(text: string): number | undefined {
    const wanted = encoder.encode(text);
    let [from, to] = [0, this.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const order = this.#compare(middle, wanted);
      if (order === 0) return middle;
      if (order < 0) from = middle + 1;
      else to = middle;
    }
    return undefined;
  }

  #compare(number: number, wanted: Uint8Array): number {
    const { bytes } = this;
    const start = this.starts[number]!;
    const length = this.starts[number + 1]! - start;
    const common = Math.min(length, wanted.length);
    for (let k = 0; k < common; k++) {
      const difference = bytes[start + k]! - wanted[k]!;
      if (difference !== 0) return difference;
    }
    return length - wanted.length;
  }
}

/** Makes a column of texts that come one after another. */
export class TextColumnBuilder {
  #bytes = new Uint8Array(1 << 12);
  #starts = new Uint32Array(1 << 8);
  #length = 0;
  readonly #maxBytes: number;

  /** It refuses more bytes than the places can number; a lower limit serves tests. */
  constructor(maxBytes = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    const start = this.#starts[this.#length]!;
    // UTF-8 takes at most three bytes for each unit of UTF-16.
    this.#reserve(start + text.length * 3);
    this.#endAt(start + encoder.encodeInto(text, this.#bytes.subarray(start)).written);
  }

  /** Adds a text of another column without making a string of it. */
  addFrom({ bytes, starts }: TextColumn, number: number): void {
    const start = this.#starts[this.#length]!;
    const [from, to] = [starts[number]!, starts[number + 1]!];
    this.#reserve(start + to - from);
    for (let k = from; k < to; k++) this.#bytes[start + k - from] = bytes[k]!;
    this.#endAt(start + to - from);
  }

  /** The column in its final memory; nothing is to be added afterwards. */
  finish(): TextColumn {
    const bytes = new Uint8Array(newMemory(this.#starts[this.#length]!));
    bytes.set(this.#bytes.subarray(0, bytes.length));
    this.#bytes = new Uint8Array();
    return new TextColumn(bytes, columnFrom(this.#starts.subarray(0, this.#length + 1)));
  }

  #endAt(end: number): void {
    if (end > this.#maxBytes) throw tooLargeError(`The names of the graph have ${end} bytes, which is`);
    this.#length++;
    if (this.#length === this.#starts.length) {
      const grown = new Uint32Array(this.#length * 2);
      grown.set(this.#starts);
      this.#starts = grown;
    }
    this.#starts[this.#length] = end;
  }

  #reserve(length: number): void {
    if (length <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(length, Math.ceil(this.#bytes.length * 1.5)));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}
