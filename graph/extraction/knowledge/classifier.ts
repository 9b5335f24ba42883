import { type FeatureList, MAX_FEATURES } from "./features.ts";

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

/** Classes are added up four at a time, in rows that are as wide. */
const LANES = 4;

/** Gives the probability of each class from the features of a thing; a pure function of the features and the weights. */
export class Classifier {
  readonly classes: readonly string[];
  /** Numbers per row of weights: the number of classes, rounded up to LANES. */
  readonly #width: number;
  readonly #bias: Float64Array;
  readonly #numbers: Float64Array;
  readonly #table: HashTable;
  readonly #weights: Float32Array;
  /** For the thing at hand: where the rows of its known features begin, and the log-odds of the classes. */
  readonly #rows = new Int32Array(MAX_FEATURES);
  readonly #logits: Float64Array;

  constructor(file: ClassifierFile) {
    this.classes = file.classes;
    const size = file.classes.length;
    this.#width = Math.ceil(size / LANES) * LANES;
    this.#bias = new Float64Array(this.#width);
    this.#bias.set(file.bias);
    this.#logits = new Float64Array(this.#width);
    this.#numbers = new Float64Array(file.numbers.length * this.#width);
    for (const [n, row] of file.numbers.entries()) this.#numbers.set(row, n * this.#width);
    this.#table = new HashTable(decodeHashes(file.features));
    this.#weights = new Float32Array((file.weights.length / size) * this.#width);
    for (let i = 0; i < file.weights.length; i++) {
      this.#weights[Math.floor(i / size) * this.#width + (i % size)] =
        file.step * decodeWeight(file.weights.charCodeAt(i));
    }
  }

  /** Probabilities of `classes`, which sum to 1, of a thing with these features and numbers. */
  probabilities(features: FeatureList, numbers: Float64Array): Float64Array {
    const width = this.#width;
    const rows = this.#rows;
    let known = 0;
    for (let f = 0; f < features.length; f++) {
      const position = this.#table.positionOf(features.hashes[f]!);
      if (position >= 0) rows[known++] = position * width;
    }
    for (let k = 0; k < width; k += LANES) this.#addUp(k, numbers, known);
    const logits = new Float64Array(this.classes.length);
    for (let k = 0; k < logits.length; k++) logits[k] = this.#logits[k]!;
    return softmax(logits);
  }

  /** The log-odds of LANES classes, from `k` on, without waiting for memory between additions. */
  #addUp(k: number, numbers: Float64Array, known: number): void {
    const width = this.#width;
    const rows = this.#rows;
    const logits = this.#logits;
    const weights = this.#weights;
    const numberWeights = this.#numbers;
    let a = this.#bias[k]!;
    let b = this.#bias[k + 1]!;
    let c = this.#bias[k + 2]!;
    let d = this.#bias[k + 3]!;
    for (let n = 0, at = k; n < numbers.length; n++, at += width) {
      const value = numbers[n]!;
      a += value * numberWeights[at]!;
      b += value * numberWeights[at + 1]!;
      c += value * numberWeights[at + 2]!;
      d += value * numberWeights[at + 3]!;
    }
    for (let r = 0; r < known; r++) {
      const at = rows[r]! + k;
      a += weights[at]!;
      b += weights[at + 1]!;
      c += weights[at + 2]!;
      d += weights[at + 3]!;
    }
    logits[k] = a;
    logits[k + 1] = b;
    logits[k + 2] = c;
    logits[k + 3] = d;
  }
}

/** Positions of hashes: a table with open addressing. */
export class HashTable {
  readonly #mask: number;
  /** A hash and its position + 1 in every slot, 0 for an empty one. */
  readonly #slots: Int32Array;

  constructor(hashes: ArrayLike<number>) {
    let size = 64;
    while (size < 2 * hashes.length) size *= 2;
    this.#mask = 2 * (size - 1);
    this.#slots = new Int32Array(2 * size);
    for (let i = 0; i < hashes.length; i++) {
      let slot = (2 * hashes[i]!) & this.#mask;
      while (this.#slots[slot + 1] !== 0) slot = (slot + 2) & this.#mask;
      this.#slots[slot] = hashes[i]!;
      this.#slots[slot + 1] = i + 1;
    }
  }

  /** The position of a hash, −1 when it is not in the table. */
  positionOf(hash: number): number {
    let slot = (2 * hash) & this.#mask;
    while (this.#slots[slot] !== hash && this.#slots[slot + 1] !== 0) slot = (slot + 2) & this.#mask;
    return this.#slots[slot + 1]! - 1;
  }
}

/** Turns log-odds into probabilities, in place. */
export function softmax(logits: Float64Array): Float64Array {
  let max = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < logits.length; k++) max = Math.max(max, logits[k]!);
  let sum = 0;
  for (let k = 0; k < logits.length; k++) {
    logits[k] = Math.exp(logits[k]! - max);
    sum += logits[k]!;
  }
  for (let k = 0; k < logits.length; k++) logits[k]! /= sum;
  return logits;
}
