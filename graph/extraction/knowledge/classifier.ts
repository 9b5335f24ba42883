import type { FeatureList } from "./features.ts";

/** A trained multinomial logistic regression, as committed by scripts/train/knowledge/knowledge.ts. */
export interface ClassifierFile {
  readonly version: number;
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  /** One row of weights per numeric column, one number per class. */
  readonly numbers: readonly (readonly number[])[];
  /** Hashes of the features, ascending, see encodeHashes. */
  readonly features: string;
  /** For every feature one character per class: its weight in steps of `step`, see decodeWeight. */
  readonly weights: string;
  readonly step: number;
}

const HASH_DIGITS = 7;

/**
 * Ascending hashes 0 … 2³² − 1 as text: the difference of each from the one before, in HASH_DIGITS digits of base 36. Differences are small,
 * and pack into two thirds of the room of the hashes; for the training command.
 *
 * @internal
 */
export function encodeHashes(ascending: readonly number[]): string {
  return ascending.map((hash, i) => (hash - (ascending[i - 1] ?? 0)).toString(36).padStart(HASH_DIGITS, "0")).join("");
}

function decodeHashes(text: string): Int32Array {
  let hash = 0;
  return Int32Array.from({ length: text.length / HASH_DIGITS }, (_, i) => {
    hash += Number.parseInt(text.slice(i * HASH_DIGITS, (i + 1) * HASH_DIGITS), 36);
    return hash;
  });
}

/** The largest weight that one character can encode, in steps. */
export const MAX_STEPS = 42;
/** The character of weight 0; the 85 characters around it are printable, and none needs an escape in JSON. */
const ZERO = 0x7b - MAX_STEPS;
const BACKSLASH = 0x5c;

/**
 * The character that encodes a weight of −MAX_STEPS … MAX_STEPS steps; for the training command.
 *
 * @internal
 */
export function encodeWeight(steps: number): string {
  const unit = ZERO + steps;
  return String.fromCharCode(unit === BACKSLASH ? 0x7d : unit);
}

/** The steps of a weight that a character encodes. */
function decodeWeight(unit: number): number {
  return (unit === 0x7d ? BACKSLASH : unit) - ZERO;
}

/** Positions of hashes: a table with open addressing, four times as large as it needs to be. */
export class HashTable {
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #positions: Int32Array;

  constructor(hashes: ArrayLike<number>) {
    let size = 64;
    while (size < 4 * hashes.length) size *= 2;
    this.#mask = size - 1;
    this.#keys = new Int32Array(size);
    this.#positions = new Int32Array(size).fill(-1);
    for (let i = 0; i < hashes.length; i++) {
      let slot = hashes[i]! & this.#mask;
      while (this.#positions[slot]! >= 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = hashes[i]!;
      this.#positions[slot] = i;
    }
  }

  /** The position of a hash, −1 when it is not in the table. */
  positionOf(hash: number): number {
    let slot = hash & this.#mask;
    for (;;) {
      const position = this.#positions[slot]!;
      if (position < 0 || this.#keys[slot] === hash) return position;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** Gives the probability of each class from the features of a thing; a pure function of the features and the weights. */
export class Classifier {
  readonly classes: readonly string[];
  readonly #bias: Float64Array;
  readonly #numbers: Float64Array;
  readonly #table: HashTable;
  readonly #weights: Float32Array;

  constructor(file: ClassifierFile) {
    this.classes = file.classes;
    this.#bias = Float64Array.from(file.bias);
    this.#numbers = Float64Array.from(file.numbers.flat());
    this.#table = new HashTable(decodeHashes(file.features));
    this.#weights = Float32Array.from(
      { length: file.weights.length },
      (_, i) => file.step * decodeWeight(file.weights.charCodeAt(i)),
    );
  }

  /** Probabilities of `classes`, which sum to 1, of a thing with these features and numbers. */
  probabilities(features: FeatureList, numbers: Float64Array): Float64Array {
    const logits = Float64Array.from(this.#bias);
    const size = logits.length;
    for (let n = 0; n < numbers.length; n++) {
      const value = numbers[n]!;
      if (value !== 0) for (let k = 0; k < size; k++) logits[k]! += value * this.#numbers[n * size + k]!;
    }
    for (let f = 0; f < features.length; f++) {
      const position = this.#table.positionOf(features.hashes[f]!);
      if (position < 0) continue;
      for (let k = 0; k < size; k++) logits[k]! += this.#weights[position * size + k]!;
    }
    return softmax(logits);
  }
}

/** Turns log-odds into probabilities, in place. */
export function softmax(logits: Float64Array): Float64Array {
  let max = Number.NEGATIVE_INFINITY;
  for (const logit of logits) max = Math.max(max, logit);
  let sum = 0;
  for (let k = 0; k < logits.length; k++) {
    logits[k] = Math.exp(logits[k]! - max);
    sum += logits[k]!;
  }
  for (let k = 0; k < logits.length; k++) logits[k]! /= sum;
  return logits;
}
