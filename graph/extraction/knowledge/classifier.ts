/** A trained multinomial logistic regression, as committed by scripts/train/knowledge.ts. */
export interface ClassifierFile {
  readonly version: number;
  readonly classes: readonly string[];
  readonly bias: readonly number[];
  /** One row of weights per numeric column, one number per class. */
  readonly numbers: readonly (readonly number[])[];
  /** Features that are texts, separated by line ends. */
  readonly features: string;
  /** For every feature one character per class: its weight in steps of WEIGHT_STEP, see decodeWeight. */
  readonly weights: string;
}

/** One step of a committed weight. */
export const WEIGHT_STEP = 0.05;
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

function decodeWeight(unit: number): number {
  return ((unit === 0x7d ? BACKSLASH : unit) - ZERO) * WEIGHT_STEP;
}

/** Gives the probability of each class from the features of a thing; a pure function of the features and the weights. */
export class Classifier {
  readonly classes: readonly string[];
  readonly #bias: Float64Array;
  readonly #numbers: readonly Float64Array[];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #weights: Float32Array;

  constructor(file: ClassifierFile) {
    this.classes = file.classes;
    this.#bias = Float64Array.from(file.bias);
    this.#numbers = file.numbers.map((row) => Float64Array.from(row));
    this.#positions = new Map(file.features.split("\n").map((feature, i) => [feature, i]));
    this.#weights = Float32Array.from({ length: file.weights.length }, (_, i) =>
      decodeWeight(file.weights.charCodeAt(i)),
    );
  }

  /** Probabilities of `classes`, which sum to 1, of a thing with these features and numbers. */
  probabilities(features: Iterable<string>, numbers: Float64Array): Float64Array {
    const logits = Float64Array.from(this.#bias);
    for (const [c, row] of this.#numbers.entries()) {
      const value = numbers[c]!;
      if (value !== 0) for (let k = 0; k < logits.length; k++) logits[k]! += value * row[k]!;
    }
    for (const feature of features) {
      const position = this.#positions.get(feature);
      if (position === undefined) continue;
      const from = position * logits.length;
      for (let k = 0; k < logits.length; k++) logits[k]! += this.#weights[from + k]!;
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
