/** A growing column of 32-bit integers. */
export class Integers {
  #values: Int32Array;
  #length: number;

  /** Begins with these values, which become its own. */
  constructor(values: Int32Array = new Int32Array()) {
    this.#values = values;
    this.#length = values.length;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): number {
    if (this.#length === this.#values.length) this.#grow(this.#length + 1);
    this.#values[this.#length] = value;
    return this.#length++;
  }

  at(i: number): number {
    return this.#values[i] as number;
  }

  set(i: number, value: number): void {
    this.#values[i] = value;
  }

  increase(i: number, by: number): void {
    this.#values[i] = (this.#values[i] as number) + by;
  }

  /** A view of some values (of all when not given), valid until the next one is added. */
  slice(from = 0, to = this.#length): Int32Array {
    return this.#values.subarray(from, Math.min(to, this.#length));
  }

  /** Adds zeros at the end. */
  extend(length: number): void {
    if (length > this.#values.length) this.#grow(length);
    this.#length = Math.max(this.#length, length);
  }

  /** Forgets all values but keeps their room. */
  clear(): void {
    this.#length = 0;
  }

  #grow(needed: number): void {
    const grown = new Int32Array(Math.max(this.#values.length * 2, needed, 256));
    grown.set(this.#values);
    this.#values = grown;
  }
}
