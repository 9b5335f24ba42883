import { MAX_INTEGER, tooLargeError } from "../../shared/size-limit.ts";
import { countIntegers, unpackInto } from "./bytes.ts";

/** A growing column of 32-bit integers; a number that does not fit throws UNSUPPORTED, and so does a column too long for the engine. */
export class Integers {
  #values: Int32Array;
  #length: number;

  /** Takes over an array of which the first `length` numbers (default: all) are values and the rest is free space. */
  constructor(values: Int32Array = new Int32Array(), length = values.length) {
    this.#values = values;
    this.#length = length;
  }

  /** The column that packIntegers packed, with some free space. */
  static unpack(bytes: Uint8Array): Integers {
    const length = countIntegers(bytes);
    const values = new Int32Array(length + Math.ceil(length / 16));
    unpackInto(values, length, bytes);
    return new Integers(values, length);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): number {
    if (this.#length === this.#values.length) this.#grow(this.#length + 1);
    this.#values[this.#length] = inRange(value);
    return this.#length++;
  }

  at(i: number): number {
    return this.#values[i]!;
  }

  set(i: number, value: number): void {
    this.#values[i] = inRange(value);
  }

  increase(i: number, by: number): void {
    this.#values[i] = inRange(this.#values[i]! + by);
  }

  /** A view of a range of values (default: all), valid until the next one is added. */
  slice(from = 0, to = this.#length): Int32Array {
    return this.#values.subarray(from, Math.min(to, this.#length));
  }

  /** Appends zeros until the column has at least this length. */
  extend(length: number): void {
    if (length > this.#values.length) this.#grow(length);
    this.#length = Math.max(this.#length, length);
  }

  /** Removes all values but keeps the memory. */
  clear(): void {
    this.#length = 0;
  }

  #grow(needed: number): void {
    const grown = column(Math.max(this.#values.length * 2, needed, 256));
    grown.set(this.#values);
    this.#values = grown;
  }
}

function inRange(value: number): number {
  if (value > MAX_INTEGER) throw tooLargeError(`A column reaches ${value}, which is`);
  return value;
}

function column(length: number): Int32Array {
  try {
    return new Int32Array(length);
  } catch (cause) {
    throw tooLargeError(`A column needs ${length} numbers, which are`, cause);
  }
}
