import {
  type ClassifierFile,
  encodeHashes,
  encodeWeight,
  MAX_STEPS,
  softmax,
} from "../../../graph/extraction/knowledge/classifier.ts";
import { roundWeight } from "../logistic.ts";
import { minimise } from "./minimise.ts";

const VERSION = 2;
/** Folds of cross-validation, by the position of the document. */
export const FOLDS = 5;
/** Features whose weights are all smaller are left out, in steps of a committed weight. */
const MIN_STEPS = 1.5;

/** Rows for a multinomial logistic regression: the hashed features and numbers of each thing, and the position of its class. */
export interface ClassRows {
  readonly features: readonly Int32Array[];
  readonly numbers: readonly Float64Array[];
  readonly labels: readonly number[];
  readonly classes: readonly string[];
}

/** A trained regression. */
export interface ClassModel {
  readonly bias: Float64Array;
  /** One row of weights per number. */
  readonly numbers: readonly Float64Array[];
  readonly weights: ReadonlyMap<number, Float64Array>;
}

/** Settings chosen by cross-validation. */
export interface SoftmaxOptions {
  /** Half of it times the sum of squared weights is added to the loss. */
  readonly penalty: number;
  /** Features of fewer rows are left out. */
  readonly minRows: number;
}

const ITERATIONS = 80;

/** Trains a multinomial logistic regression with a ridge penalty on some of the rows. */
export function trainSoftmax(rows: ClassRows, chosen: readonly number[], options: SoftmaxOptions): ClassModel {
  const k = rows.classes.length;
  const columns = rows.numbers[0]?.length ?? 0;
  const positions = positionsOf(rows, chosen, options.minRows);
  // features first, then numbers, then the bias
  const bias = positions.size + columns;
  const terms = chosen.map((row) => termsOf(rows, row, positions));
  const labels = chosen.map((row) => rows.labels[row]!);
  const logits = new Float64Array(k);
  const loss = (weights: Float64Array, gradient: Float64Array): number => {
    let sum = 0;
    for (let w = 0; w < bias * k; w++) {
      sum += (options.penalty / 2) * weights[w]! ** 2;
      gradient[w] = options.penalty * weights[w]!;
    }
    gradient.fill(0, bias * k);
    for (const [i, term] of terms.entries()) sum += addLoss(term, labels[i]!, weights, gradient, logits);
    return sum;
  };
  const weights = minimise(loss, new Float64Array((bias + 1) * k), ITERATIONS);
  const weightsAt = (term: number) => weights.slice(term * k, (term + 1) * k);
  return {
    bias: weightsAt(bias),
    numbers: Array.from({ length: columns }, (_, n) => weightsAt(positions.size + n)),
    weights: new Map([...positions].map(([feature, p]) => [feature, weightsAt(p)])),
  };
}

/** The loss of one row; adds its gradient. */
function addLoss(
  { at, values }: Terms,
  label: number,
  weights: Float64Array,
  gradient: Float64Array,
  logits: Float64Array,
): number {
  const k = logits.fill(0).length;
  for (let i = 0; i < at.length; i++) {
    const from = at[i]! * k;
    const value = values[i]!;
    for (let c = 0; c < k; c++) logits[c]! += value * weights[from + c]!;
  }
  softmax(logits);
  const loss = -Math.log(Math.max(1e-300, logits[label]!));
  logits[label]! -= 1;
  for (let i = 0; i < at.length; i++) {
    const from = at[i]! * k;
    const value = values[i]!;
    for (let c = 0; c < k; c++) gradient[from + c]! += value * logits[c]!;
  }
  return loss;
}

/** What is not zero in a row: positions of weights, and their values. */
interface Terms {
  readonly at: Int32Array;
  readonly values: Float64Array;
}

function termsOf(rows: ClassRows, row: number, positions: ReadonlyMap<number, number>): Terms {
  const on = [...rows.features[row]!].flatMap((feature) => positions.get(feature) ?? []);
  const numbers = [...(rows.numbers[row] ?? [])];
  const used = numbers.flatMap((value, n) => (value === 0 ? [] : [n]));
  return {
    at: Int32Array.from([...on, ...used.map((n) => positions.size + n), positions.size + numbers.length]),
    values: Float64Array.from([...on.map(() => 1), ...used.map((n) => numbers[n]!), 1]),
  };
}

/** The number of every feature that enough of the chosen rows have, in ascending order of hashes. */
function positionsOf(rows: ClassRows, chosen: readonly number[], minRows: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const row of chosen) for (const f of new Set(rows.features[row])) counts.set(f, (counts.get(f) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= minRows).map(([feature]) => feature);
  return new Map(frequent.sort((a, b) => a - b).map((feature, i) => [feature, i]));
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

/** The probabilities of the classes of all rows, each by a model that has not seen its document. `documents` has that of each row. */
export function unseen(rows: ClassRows, documents: readonly number[], options: SoftmaxOptions): Float64Array[] {
  const probabilities: Float64Array[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const chosen = [...documents.keys()].filter((row) => documents[row]! % FOLDS !== fold);
    const model = trainSoftmax(rows, chosen, options);
    for (const [row, d] of documents.entries()) if (d % FOLDS === fold) probabilities[row] = predict(model, rows, row);
  }
  return probabilities;
}

/** A model as it is committed. */
export function fileOf(rows: ClassRows, model: ClassModel): ClassifierFile {
  let largest = 0;
  for (const own of model.weights.values()) for (const weight of own) largest = Math.max(largest, Math.abs(weight));
  const step = roundWeight(largest / MAX_STEPS);
  const largeWeights = [...model.weights]
    .filter(([, own]) => own.some((weight) => Math.abs(weight) >= MIN_STEPS * step))
    .map(([hash, own]) => ({ hash: hash >>> 0, own }))
    .sort((a, b) => a.hash - b.hash);
  const stepsOf = (weight: number) => Math.max(-MAX_STEPS, Math.min(MAX_STEPS, Math.round(weight / step)));
  console.log(`${rows.labels.length} rows, ${largeWeights.length} of ${model.weights.size} features`);
  return {
    version: VERSION,
    classes: rows.classes,
    bias: [...model.bias].map(roundWeight),
    numbers: model.numbers.map((own) => [...own].map(roundWeight)),
    features: encodeHashes(largeWeights.map(({ hash }) => hash)),
    weights: largeWeights.map(({ own }) => [...own].map((weight) => encodeWeight(stepsOf(weight))).join("")).join(""),
    step,
  };
}
