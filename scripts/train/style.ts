import { STYLE_NAMES, type StyleFile, styleFeatures } from "../../graph/extraction/ranking/text-style.ts";
import type { Example } from "./dataset.ts";
import { roundWeight } from "./logistic.ts";

const STEPS = 400;
const RATE = 0.5;
const RIDGE = 0.004;

/** The source of a gold set; "scierc-train" and "scierc-dev" have the same. */
export const sourceOf = (set: string) => set.split("-")[0]!;

/** The style features of every document. */
export function styleTable(examples: readonly Example[]): Float64Array[] {
  return examples.map(({ document }) => styleFeatures(document));
}

/** Standardised features of some texts. */
interface StandardFeatures {
  readonly rows: readonly Float64Array[];
  readonly mean: Float64Array;
  readonly scale: Float64Array;
}

function standardise(table: readonly Float64Array[], sample: readonly number[]): StandardFeatures {
  const mean = new Float64Array(STYLE_NAMES.length);
  const scale = new Float64Array(STYLE_NAMES.length);
  for (let c = 0; c < mean.length; c++) {
    const values = sample.map((i) => table[i]![c]!);
    const average = values.reduce((a, b) => a + b, 0) / values.length;
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length);
    mean[c] = average;
    scale[c] = spread > 1e-9 ? 1 / spread : 0;
  }
  const rows = sample.map((i) => table[i]!.map((value, c) => (value - mean[c]!) * scale[c]!));
  return { rows, mean, scale };
}

/** Trains a multinomial logistic regression of the source by gradient descent over standardised features, with a ridge penalty. */
export function trainStyle(
  table: readonly Float64Array[],
  sources: readonly string[],
  sample: readonly number[],
): StyleFile {
  const names = [...new Set(sources)].sort();
  const { rows, mean, scale } = standardise(table, sample);
  const columns = STYLE_NAMES.length;
  const weights = names.map(() => new Float64Array(columns + 1));
  for (let step = 0; step < STEPS; step++) {
    const gradients = names.map(() => new Float64Array(columns + 1));
    for (const [r, row] of rows.entries()) addGradient(row, names.indexOf(sources[sample[r]!]!), weights, gradients);
    for (const [k, own] of weights.entries()) {
      for (let c = 0; c <= columns; c++) {
        const slope = gradients[k]![c]! / rows.length + (c < columns ? RIDGE * own[c]! : 0);
        own[c]! -= RATE * slope;
      }
    }
  }
  const folded = weights.map((own) => Array.from(scale, (factor, c) => roundWeight(factor * own[c]!)));
  const bias = folded.map((own, k) =>
    roundWeight(own.reduce((sum, weight, c) => sum - weight * mean[c]!, weights[k]![columns]!)),
  );
  return { features: [...STYLE_NAMES], weights: folded, bias };
}

function addGradient(
  row: Float64Array,
  source: number,
  weights: readonly Float64Array[],
  gradients: readonly Float64Array[],
): void {
  const logits = weights.map((own) => row.reduce((sum, value, c) => sum + value * own[c]!, own[row.length]!));
  const top = Math.max(...logits);
  const shares = logits.map((logit) => Math.exp(logit - top));
  const all = shares.reduce((a, b) => a + b, 0);
  for (const [k, gradient] of gradients.entries()) {
    const error = shares[k]! / all - (k === source ? 1 : 0);
    for (let c = 0; c < row.length; c++) gradient[c]! += error * row[c]!;
    gradient[row.length]! += error;
  }
}
