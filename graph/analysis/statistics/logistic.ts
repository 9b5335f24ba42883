/** A linear score: larger means more probable. The weights are those of the values themselves. */
export interface LogisticModel {
  readonly weights: readonly number[];
}

/** Rows of one class, each counted `weight` times. */
export interface WeightedRows {
  readonly rows: readonly Float64Array[];
  readonly isPositive: boolean;
  readonly weight: number;
}

const ROUNDS = 15;
/** Strength of the ridge penalty on standardised weights. */
const PENALTY = 10;

/**
 * Logistic regression with a ridge penalty on standardised values, by Newton's method.
 *
 * Maximises Σ w·log-likelihood − λ/2·|β|². Hosmer, Lemeshow & Sturdivant 2013, DOI 10.1002/9781118548387. The intercept is left
 * out of the result, because it changes no order. O(rounds · rows · values²).
 */
export function learnLogistic(classes: readonly WeightedRows[]): LogisticModel {
  const all = classes.flatMap(({ rows }) => rows);
  const size = (all[0]?.length ?? 0) + 1;
  const { mean, spread } = moments(all, size - 1);
  const beta = new Float64Array(size);
  const x = new Float64Array(size).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new NewtonSums(beta);
    for (const { rows, isPositive, weight } of classes) {
      for (const row of rows) {
        for (let i = 1; i < size; i++) x[i] = (row[i - 1]! - mean[i - 1]!) / spread[i - 1]!;
        sums.add(x, isPositive, weight);
      }
    }
    const step = sums.step();
    for (let i = 0; i < size; i++) beta[i]! += step[i]!;
  }
  return { weights: Array.from(spread, (deviation, i) => beta[i + 1]! / deviation) };
}

/** The gradient and the negative Hessian of the penalised likelihood at some weights. */
class NewtonSums {
  readonly #beta: Float64Array;
  readonly #gradient: Float64Array;
  readonly #hessian: readonly Float64Array[];

  constructor(beta: Float64Array) {
    this.#beta = beta;
    this.#gradient = beta.map((b, i) => (i === 0 ? 0 : -PENALTY * b));
    this.#hessian = Array.from(beta, (_, i) => beta.map((__, j) => (i === j && i > 0 ? PENALTY : 0)));
  }

  add(x: Float64Array, isPositive: boolean, weight: number): void {
    const beta = this.#beta;
    let score = 0;
    for (let i = 0; i < x.length; i++) score += x[i]! * beta[i]!;
    const p = 1 / (1 + Math.exp(-score));
    const residual = weight * ((isPositive ? 1 : 0) - p);
    const curvature = weight * p * (1 - p);
    for (let i = 0; i < x.length; i++) {
      this.#gradient[i]! += residual * x[i]!;
      const line = this.#hessian[i]!;
      for (let j = 0; j < x.length; j++) line[j]! += curvature * x[i]! * x[j]!;
    }
  }

  step(): Float64Array {
    return solve(this.#hessian, this.#gradient);
  }
}

function moments(rows: readonly Float64Array[], size: number): { mean: Float64Array; spread: Float64Array } {
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (const row of rows) for (let i = 0; i < size; i++) mean[i]! += row[i]! / rows.length;
  for (const row of rows) for (let i = 0; i < size; i++) spread[i]! += (row[i]! - mean[i]!) ** 2 / rows.length;
  return { mean, spread: spread.map((variance) => Math.sqrt(variance) || 1) };
}

/** Gaussian elimination with pivots, in place; the matrix is positive definite. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = [...matrix];
  const size = right.length;
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let k = i + 1; k < size; k++) if (Math.abs(rows[k]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = k;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    [right[i], right[pivot]] = [right[pivot]!, right[i]!];
    for (let k = i + 1; k < size; k++) {
      const factor = rows[k]![i]! / rows[i]![i]!;
      for (let j = i; j < size; j++) rows[k]![j]! -= factor * rows[i]![j]!;
      right[k]! -= factor * right[i]!;
    }
  }
  const solution = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    let sum = right[i]!;
    for (let j = i + 1; j < size; j++) sum -= rows[i]![j]! * solution[j]!;
    solution[i] = sum / rows[i]![i]!;
  }
  return solution;
}
