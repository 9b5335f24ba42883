import { WORD_TEMPLATES, type WordSink } from "./word-features.ts";

/**
 * Hashes the values of word features instead of building strings: two polynomials over the UTF-16 units, 64 bits together, which
 * in practice never collide among some thousand values.
 */
export class WordHashes implements WordSink {
  /** Two numbers for every value. */
  readonly hashes: Int32Array;
  #at = 0;
  #first = FIRST_SEED;
  #second = SECOND_SEED;

  constructor(values: number) {
    this.hashes = new Int32Array(values * 2);
  }

  add(part: string): void {
    let first = this.#first;
    let second = this.#second;
    for (let i = 0; i < part.length; i++) {
      const unit = part.charCodeAt(i);
      first = Math.imul(first ^ unit, 0x01000193);
      second = Math.imul(second + unit, 0x2545f491) ^ (second >>> 13);
    }
    this.#first = first;
    this.#second = second;
  }

  end(): void {
    this.hashes[this.#at++] = this.#first ^ (this.#first >>> 15);
    this.hashes[this.#at++] = this.#second;
    this.#first = FIRST_SEED;
    this.#second = SECOND_SEED;
  }
}

const FIRST_SEED = 0x811c9dc5 | 0;
const SECOND_SEED = 0x3c6ef372;

/** For each template its values, one per line, and their weights in thousandths, as committed. */
type Weights = Readonly<Record<string, { readonly values: string; readonly weights: readonly number[] } | undefined>>;

/** Finds the weights of word features by their hashes. */
export class WordWeights {
  /** A hash table per template with open addressing; a slot contains two hashes and a weight in thousandths, 0 when empty. */
  readonly #tables: readonly Int32Array[];

  constructor(words: Weights) {
    this.#tables = WORD_TEMPLATES.map((template) => tableOf(words[template]));
  }

  /** Adds to `start` the weights of one value of each template, in order; `from` is the position of the first value. */
  sum(start: number, hashes: Int32Array, from: number): number {
    let sum = start;
    for (let t = 0; t < this.#tables.length; t++) {
      const table = this.#tables[t]!;
      const first = hashes[2 * (from + t)]!;
      const second = hashes[2 * (from + t) + 1]!;
      const last = table.length - SLOT;
      let slot = (first << 2) & last;
      while (table[slot + 2] !== 0 && (table[slot] !== first || table[slot + 1] !== second))
        slot = (slot + SLOT) & last;
      const weight = table[slot + 2]!;
      if (weight !== 0) sum += weight / 1000;
    }
    return sum;
  }
}

/** Numbers per slot: a power of two (1 << 2), so that no slot crosses a cache line. */
const SLOT = 4;

function tableOf(template: Weights[string]) {
  const values = template?.values.split("\n") ?? [];
  let size = 16;
  while (size < values.length * 2) size *= 2;
  const table = new Int32Array(size * SLOT);
  const last = table.length - SLOT;
  const hashed = new WordHashes(values.length);
  for (const [i, value] of values.entries()) {
    hashed.add(value);
    hashed.end();
    const weight = template?.weights[i] ?? 0;
    if (weight === 0) continue;
    const first = hashed.hashes[2 * i]!;
    let slot = (first << 2) & last;
    while (table[slot + 2] !== 0) slot = (slot + SLOT) & last;
    table.set([first, hashed.hashes[2 * i + 1]!, weight], slot);
  }
  return table;
}
