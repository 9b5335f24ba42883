import { type Random, shuffledRange } from "../../graph/shared/random.ts";

/** Rows for a linear model: numeric columns, and for each row the word features that it has. */
export interface LinearRows {
  readonly dense: Float64Array;
  readonly columns: number;
  readonly sparse: readonly Int32Array[];
  readonly labels: Float64Array;
}

/** Weights of standardised columns and of word features. */
export interface LinearModel {
  readonly bias: number;
  readonly dense: Float64Array;
  readonly sparse: Float64Array;
  readonly mean: Float64Array;
  readonly scale: Float64Array;
}

const EPOCHS = 8;
const RATE = 0.08;
const PENALTY = { dense: 1e-6, sparse: 1.2e-3 };

/** Trains a logistic regression by AdaGrad (Duchi et al. 2011) over standardised columns, with a small ridge penalty. */
export function trainLinear(rows: LinearRows, sample: Uint32Array, features: number, random: Random): LinearModel {
  const { mean, scale } = moments(rows, sample);
  const weights = new Float64Array(rows.columns + 1);
  const squares = new Float64Array(rows.columns + 1).fill(1e-6);
  const sparse = new Float64Array(features);
  const sparseSquares = new Float64Array(features).fill(1e-2);
  const x = new Float64Array(rows.columns + 1);
  const step = (row: number) => {
    standardise(rows, row, { mean, scale }, x);
    const on = rows.sparse[row]!;
    let logit = 0;
    for (let c = 0; c <= rows.columns; c++) logit += weights[c]! * x[c]!;
    for (const f of on) logit += sparse[f]!;
    const error = 1 / (1 + Math.exp(-logit)) - rows.labels[row]!;
    for (let c = 0; c <= rows.columns; c++) {
      descend(weights, squares, c, error * x[c]! + PENALTY.dense * weights[c]!);
    }
    for (const f of on) descend(sparse, sparseSquares, f, error + PENALTY.sparse * sparse[f]!);
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const at of shuffledRange(sample.length, random)) step(sample[at]!);
  }
  return { bias: weights[rows.columns]!, dense: weights.slice(0, rows.columns), sparse, mean, scale };
}

interface Moments {
  readonly mean: Float64Array;
  readonly scale: Float64Array;
}

/** Writes the standardised columns of a row to `x`, and a 1 for the bias. */
function standardise(rows: LinearRows, row: number, { mean, scale }: Moments, x: Float64Array): void {
  for (let c = 0; c < rows.columns; c++) {
    x[c] = (rows.dense[row * rows.columns + c]! - mean[c]!) * scale[c]!;
  }
  x[rows.columns] = 1;
}

function descend(weights: Float64Array, squares: Float64Array, i: number, gradient: number): void {
  squares[i]! += gradient * gradient;
  weights[i]! -= (RATE * gradient) / Math.sqrt(squares[i]!);
}

function moments(rows: LinearRows, sample: Uint32Array): Moments {
  const mean = new Float64Array(rows.columns);
  const scale = new Float64Array(rows.columns);
  for (const row of sample) {
    for (let c = 0; c < rows.columns; c++) {
      const value = rows.dense[row * rows.columns + c]!;
      mean[c]! += value / sample.length;
      scale[c]! += (value * value) / sample.length;
    }
  }
  for (let c = 0; c < rows.columns; c++) {
    const variance = scale[c]! - mean[c]! ** 2;
    scale[c] = variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
  }
  return { mean, scale };
}

/** The log-odds of one row. */
export function linearLogit(model: LinearModel, rows: LinearRows, row: number): number {
  let logit = model.bias;
  for (let c = 0; c < rows.columns; c++) {
    const value = rows.dense[row * rows.columns + c]! - model.mean[c]!;
    logit += value * model.scale[c]! * model.dense[c]!;
  }
  for (const f of rows.sparse[row]!) logit += model.sparse[f]!;
  return logit;
}

/** Rounds a weight to the six digits of a committed model. */
export const roundWeight = (value: number): number => Number(value.toPrecision(6));
