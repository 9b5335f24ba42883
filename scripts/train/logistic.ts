import { type Random, shuffledRange } from "../../graph/shared/random.ts";

/** Rows for a linear model: a few numeric columns and, per row, the numbers of the word features that are on. */
export interface LinearRows {
  readonly dense: Float64Array;
  readonly columns: number;
  readonly sparse: readonly Int32Array[];
  readonly labels: Float64Array;
}

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

/** Logistic regression by AdaGrad (Duchi et al. 2011) over standardised columns, with a small ridge penalty. */
export function trainLinear(rows: LinearRows, chosen: Uint32Array, features: number, random: Random): LinearModel {
  const { mean, scale } = moments(rows, chosen);
  const weights = new Float64Array(rows.columns + 1);
  const squares = new Float64Array(rows.columns + 1).fill(1e-6);
  const sparse = new Float64Array(features);
  const sparseSquares = new Float64Array(features).fill(1e-2);
  const x = new Float64Array(rows.columns + 1);
  const step = (row: number) => {
    standardise(rows, row, { mean, scale }, x);
    const on = rows.sparse[row] as Int32Array;
    let logit = 0;
    for (let c = 0; c <= rows.columns; c++) logit += (weights[c] as number) * (x[c] as number);
    for (const f of on) logit += sparse[f] as number;
    const error = 1 / (1 + Math.exp(-logit)) - (rows.labels[row] as number);
    for (let c = 0; c <= rows.columns; c++) {
      descend(weights, squares, c, error * (x[c] as number) + PENALTY.dense * (weights[c] as number));
    }
    for (const f of on) descend(sparse, sparseSquares, f, error + PENALTY.sparse * (sparse[f] as number));
  };
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const at of shuffledRange(chosen.length, random)) step(chosen[at] as number);
  }
  return { bias: weights[rows.columns] as number, dense: weights.slice(0, rows.columns), sparse, mean, scale };
}

interface Moments {
  readonly mean: Float64Array;
  readonly scale: Float64Array;
}

/** The row's columns with mean 0 and spread 1, and a 1 for the bias, into `x`. */
function standardise(rows: LinearRows, row: number, { mean, scale }: Moments, x: Float64Array): void {
  for (let c = 0; c < rows.columns; c++) {
    x[c] = ((rows.dense[row * rows.columns + c] as number) - (mean[c] as number)) * (scale[c] as number);
  }
  x[rows.columns] = 1;
}

function descend(weights: Float64Array, squares: Float64Array, i: number, gradient: number): void {
  squares[i] = (squares[i] as number) + gradient * gradient;
  weights[i] = (weights[i] as number) - (RATE * gradient) / Math.sqrt(squares[i] as number);
}

function moments(rows: LinearRows, chosen: Uint32Array): Moments {
  const mean = new Float64Array(rows.columns);
  const scale = new Float64Array(rows.columns);
  for (const row of chosen) {
    for (let c = 0; c < rows.columns; c++) {
      const value = rows.dense[row * rows.columns + c] as number;
      mean[c] = (mean[c] as number) + value / chosen.length;
      scale[c] = (scale[c] as number) + (value * value) / chosen.length;
    }
  }
  for (let c = 0; c < rows.columns; c++) {
    const variance = (scale[c] as number) - (mean[c] as number) ** 2;
    scale[c] = variance > 1e-9 ? 1 / Math.sqrt(variance) : 0;
  }
  return { mean, scale };
}

/** The model's logit of one row. */
export function linearLogit(model: LinearModel, rows: LinearRows, row: number): number {
  let logit = model.bias;
  for (let c = 0; c < rows.columns; c++) {
    const value = (rows.dense[row * rows.columns + c] as number) - (model.mean[c] as number);
    logit += value * (model.scale[c] as number) * (model.dense[c] as number);
  }
  for (const f of rows.sparse[row] as Int32Array) logit += model.sparse[f] as number;
  return logit;
}
