import { softmax } from "../../graph/extraction/knowledge/classifier.ts";
import { type Random, shuffledRange } from "../../graph/shared/random.ts";

/** Rows for a multinomial logistic regression: the text features and numbers of each thing, and the position of its class. */
export interface ClassRows {
  readonly features: readonly (readonly string[])[];
  readonly numbers: readonly Float64Array[];
  readonly labels: readonly number[];
  readonly classes: readonly string[];
}

/** A trained regression. */
export interface ClassModel {
  readonly bias: Float64Array;
  /** One row of weights per number. */
  readonly numbers: readonly Float64Array[];
  readonly weights: ReadonlyMap<string, Float64Array>;
}

/** Settings chosen by cross-validation. */
export interface SoftmaxOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Ridge penalty of a text feature, per row that has it. */
  readonly penalty: number;
  /** Features of fewer rows are left out. */
  readonly minRows: number;
}

/** Trains a multinomial logistic regression by AdaGrad (Duchi et al. 2011) with a ridge penalty on some of the rows. */
export function trainSoftmax(
  rows: ClassRows,
  chosen: readonly number[],
  options: SoftmaxOptions,
  random: Random,
): ClassModel {
  const k = rows.classes.length;
  const columns = rows.numbers[0]?.length ?? 0;
  const positions = positionsOf(rows, chosen, options.minRows);
  // text features first, then numbers, then the bias
  const descent = new Descent(positions.size + columns + 1, k, options);
  const terms = chosen.map((row) => termsOf(rows, row, positions));
  // the average over the second half of the epochs varies less than the last weights
  const averaged = Math.ceil(options.epochs / 2);
  const sums = new Float64Array(descent.weights.length);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const i of shuffledRange(chosen.length, random)) descent.step(terms[i]!, rows.labels[chosen[i]!]!);
    if (epoch < options.epochs - averaged) continue;
    for (let w = 0; w < sums.length; w++) sums[w]! += descent.weights[w]! / averaged;
  }
  const weightsAt = (term: number) => sums.slice(term * k, (term + 1) * k);
  return {
    bias: weightsAt(positions.size + columns),
    numbers: Array.from({ length: columns }, (_, n) => weightsAt(positions.size + n)),
    weights: new Map([...positions].map(([feature, p]) => [feature, weightsAt(p)])),
  };
}

/** What is not zero in a row: positions of weights, and their values. */
interface Terms {
  readonly at: Int32Array;
  readonly values: Float64Array;
}

function termsOf(rows: ClassRows, row: number, positions: ReadonlyMap<string, number>): Terms {
  const on = rows.features[row]!.flatMap((feature) => positions.get(feature) ?? []);
  const numbers = [...(rows.numbers[row] ?? [])];
  const used = numbers.flatMap((value, n) => (value === 0 ? [] : [n]));
  return {
    at: Int32Array.from([...on, ...used.map((n) => positions.size + n), positions.size + numbers.length]),
    values: Float64Array.from([...on.map(() => 1), ...used.map((n) => numbers[n]!), 1]),
  };
}

/** Gradient descent with a rate of its own for every weight. */
class Descent {
  readonly weights: Float64Array;
  readonly #squares: Float64Array;
  readonly #logits: Float64Array;
  readonly #options: SoftmaxOptions;

  constructor(terms: number, classes: number, options: SoftmaxOptions) {
    this.weights = new Float64Array(terms * classes);
    this.#squares = new Float64Array(terms * classes).fill(1e-2);
    this.#logits = new Float64Array(classes);
    this.#options = options;
  }

  /** Moves the weights of one row's terms towards its class. */
  step({ at, values }: Terms, label: number): void {
    const logits = this.#logits.fill(0);
    for (let i = 0; i < at.length; i++) {
      const from = at[i]! * logits.length;
      for (let c = 0; c < logits.length; c++) logits[c]! += values[i]! * this.weights[from + c]!;
    }
    softmax(logits);
    logits[label]! -= 1;
    for (let i = 0; i < at.length; i++) this.#descend(at[i]! * logits.length, values[i]!);
  }

  #descend(from: number, value: number): void {
    const { rate, penalty } = this.#options;
    for (let c = 0; c < this.#logits.length; c++) {
      const gradient = value * this.#logits[c]! + penalty * this.weights[from + c]!;
      this.#squares[from + c]! += gradient * gradient;
      this.weights[from + c]! -= (rate * gradient) / Math.sqrt(this.#squares[from + c]!);
    }
  }
}

/** The number of every feature that enough of the chosen rows have, in order of text. */
function positionsOf(rows: ClassRows, chosen: readonly number[], minRows: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of chosen) for (const f of new Set(rows.features[row])) counts.set(f, (counts.get(f) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= minRows).map(([feature]) => feature);
  return new Map(frequent.sort().map((feature, i) => [feature, i]));
}

/** Probabilities of the classes for one row. */
export function predict({ bias, numbers, weights }: ClassModel, rows: ClassRows, row: number): Float64Array {
  const logits = Float64Array.from(bias);
  for (const feature of rows.features[row]!) {
    const own = weights.get(feature);
    if (own) for (let c = 0; c < logits.length; c++) logits[c]! += own[c]!;
  }
  for (const [n, own] of numbers.entries()) {
    for (let c = 0; c < logits.length; c++) logits[c]! += rows.numbers[row]![n]! * own[c]!;
  }
  return softmax(logits);
}
