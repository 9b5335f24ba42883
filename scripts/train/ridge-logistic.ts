/** A logistic regression over centred features: log-odds = bias + Σ weight · (feature − mean). */
export interface RidgeModel {
  readonly bias: number;
  readonly weights: readonly number[];
  readonly mean: readonly number[];
}

const STEPS = 1500;
const RATE = 0.5;
/** The ridge penalty on the weights of standardised features. */
const RIDGE = 0.01;

interface Moments {
  readonly mean: number[];
  readonly scale: number[];
}

function momentsOf(rows: readonly Float64Array[]): Moments {
  const columns = rows[0]?.length ?? 0;
  const mean = Array.from({ length: columns }, (_, c) => rows.reduce((sum, row) => sum + row[c]!, 0) / rows.length);
  const scale = mean.map((average, c) => {
    const spread = Math.sqrt(rows.reduce((sum, row) => sum + (row[c]! - average) ** 2, 0) / rows.length);
    return spread > 1e-9 ? 1 / spread : 0;
  });
  return { mean, scale };
}

/** Trains a logistic regression by full-batch gradient descent with a ridge penalty; labels are 0 … 1. */
export function trainRidge(rows: readonly Float64Array[], labels: readonly number[]): RidgeModel {
  const { mean, scale } = momentsOf(rows);
  const scaled = rows.map((row) => row.map((value, c) => (value - mean[c]!) * scale[c]!));
  const weights = new Float64Array(mean.length);
  let bias = 0;
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(mean.length);
    let slope = 0;
    for (const [i, row] of scaled.entries()) {
      let logit = bias;
      for (let c = 0; c < row.length; c++) logit += weights[c]! * row[c]!;
      const error = 1 / (1 + Math.exp(-logit)) - labels[i]!;
      slope += error;
      for (let c = 0; c < row.length; c++) gradient[c]! += error * row[c]!;
    }
    bias -= (RATE * slope) / rows.length;
    for (let c = 0; c < weights.length; c++) {
      const pull = gradient[c]! / rows.length + RIDGE * weights[c]!;
      weights[c]! -= RATE * pull;
    }
  }
  return { bias, weights: mean.map((_, c) => weights[c]! * scale[c]!), mean };
}

/** The log-odds of one row. */
export function ridgeLogit({ bias, weights, mean }: RidgeModel, row: Float64Array): number {
  return weights.reduce((sum, weight, c) => sum + weight * (row[c]! - mean[c]!), bias);
}
