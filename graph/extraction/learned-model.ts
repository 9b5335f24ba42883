import type { FeatureContext } from "./context.ts";
import { FEATURE_NAMES, featuresOf } from "./features.ts";
import { OVERLAP_NAMES, overlapFeatures } from "./overlap-features.ts";
import { WORD_TEMPLATES, wordFeaturesOf } from "./word-features.ts";

/** A trained ranker as committed in data/*-model.json; written by scripts/train. */
export interface ModelFile {
  readonly version: number;
  readonly features: readonly string[];
  /** First stage: a linear model over numeric features and words. */
  readonly bias: number;
  readonly weights: readonly number[];
  /** Per template: values (one a line) and their weights in thousandths. */
  readonly words: Readonly<Record<string, { readonly values: string; readonly weights: readonly number[] }>>;
  /** Second stage: boosted trees over the numeric features and what the first stage says of rivals; −1 marks a leaf. */
  readonly trees: {
    readonly bias: number;
    readonly roots: readonly number[];
    readonly feature: readonly number[];
    readonly threshold: readonly number[];
    readonly left: readonly number[];
    readonly right: readonly number[];
  };
}

/** The features of all candidates of a document, computed once for every ranker. */
export interface FeatureTable extends FeatureContext {
  readonly numbers: Float64Array;
  readonly words: readonly (readonly string[])[];
}

export function featureTableOf(context: FeatureContext): FeatureTable {
  const words = context.candidates.map((candidate) => wordFeaturesOf(context.document, candidate));
  return { ...context, numbers: featuresOf(context), words };
}

/** A ranker: the log-odds that each candidate of a document is wanted. */
export type Ranker = (table: FeatureTable) => Float64Array;

/** Prepares a committed model for use; fails when it was trained on other features than this code computes. */
export function rankerOf(file: ModelFile): Ranker {
  const expected = [...FEATURE_NAMES, ...OVERLAP_NAMES].join();
  if (file.features.join() !== expected)
    throw new Error("the ranker was trained on other features: run `npm run train`");
  const weights = Float64Array.from(file.weights);
  const words = WORD_TEMPLATES.map((template) => {
    const table = file.words[template];
    const values = table ? table.values.split("\n") : [];
    return new Map(values.map((value, i) => [value, (table?.weights[i] ?? 0) / 1000]));
  });
  const walk = forestWalker(file.trees);
  return (table) => {
    const columns = weights.length;
    const linear = Float64Array.from(table.candidates, (_, i) => {
      let logit = file.bias;
      for (let c = 0; c < columns; c++) logit += (weights[c] as number) * (table.numbers[i * columns + c] as number);
      for (const [t, value] of (table.words[i] as readonly string[]).entries()) logit += words[t]?.get(value) ?? 0;
      return logit;
    });
    const rivals = overlapFeatures(table.document, table.candidates, linear);
    const row = new Float64Array(columns + OVERLAP_NAMES.length);
    return linear.map((logit, i) => {
      if (logit < HOPELESS) return logit + HOPELESS;
      row.set(table.numbers.subarray(i * columns, (i + 1) * columns));
      row.set(rivals.subarray(i * OVERLAP_NAMES.length, (i + 1) * OVERLAP_NAMES.length), columns);
      return walk(row);
    });
  };
}

/**
 * The second stage lifts no candidate this far down into what is kept; leaving them out halves the time. They keep their order,
 * below all others.
 */
const HOPELESS = -4.5;

function forestWalker(trees: ModelFile["trees"]): (row: Float64Array) => number {
  const feature = Int16Array.from(trees.feature);
  const threshold = Float64Array.from(trees.threshold);
  const left = Int32Array.from(trees.left);
  const right = Int32Array.from(trees.right);
  return (row) => {
    let logit = trees.bias;
    for (const root of trees.roots) {
      let node = root;
      for (let f = feature[node] as number; f >= 0; f = feature[node] as number) {
        node = ((row[f] as number) < (threshold[node] as number) ? left[node] : right[node]) as number;
      }
      logit += threshold[node] as number;
    }
    return logit;
  };
}
