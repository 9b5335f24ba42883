const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Appends variable-length integers and strings to a growing buffer. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  integer(value: number): void {
    this.#reserve(5);
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  text(value: string): void {
    if (this.#writeAscii(value)) return;
    const bytes = encoder.encode(value);
    this.integer(bytes.length);
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Writes a short ASCII text without a temporary array; returns false for any other text. */
  #writeAscii(value: string): boolean {
    if (value.length > 0x7f) return false;
    this.#reserve(value.length + 1);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at++] = value.length;
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      if (unit > 0x7f) return false;
      bytes[at++] = unit;
    }
    this.#length = at;
    return true;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

/** Reads the integers and strings that ByteWriter wrote. */
export class ByteReader {
  readonly bytes: Uint8Array;
  /** Where the next value begins. */
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  integer(): number {
    const first = this.bytes[this.at++]!;
    if (first < 0x80) return first;
    let value = first & 0x7f;
    for (let shift = 7; ; shift += 7) {
      const byte = this.bytes[this.at++]!;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  byte(): number {
    return this.bytes[this.at++]!;
  }

  text(): string {
    const length = this.integer();
    this.at += length;
    return decoder.decode(this.bytes.subarray(this.at - length, this.at));
  }
}

/** Encodes a text as ByteWriter does (UTF-8). */
export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Packs non-negative numbers as variable-length integers. */
export function packIntegers(values: Int32Array): Uint8Array {
  let length = values.length;
  for (let i = 0; i < values.length; i++) {
    for (let rest = values[i]! >>> 7; rest > 0; rest >>>= 7) length++;
  }
  const bytes = new Uint8Array(length);
  for (let i = 0, at = 0; i < values.length; i++) {
    let rest = values[i]!;
    for (; rest > 0x7f; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
    bytes[at++] = rest;
  }
  return bytes;
}

/** Counts packed integers without unpacking them: every byte without its high bit ends one. */
export function countIntegers(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) count += (bytes[at]! >>> 7) ^ 1;
  return count;
}

/** Unpacks `count` integers that packIntegers packed into the beginning of a column. */
export function unpackInto(values: Int32Array, count: number, bytes: Uint8Array): void {
  for (let i = 0, at = 0; i < count; i++) {
    let byte = bytes[at++]!;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++]!;
      value |= (byte & 0x7f) << shift;
    }
    values[i] = value;
  }
}
