import type { FeatureContext } from "../candidates/context.ts";
import { FEATURE_NAMES, featuresOf, focusOf } from "./features.ts";
import { Forest, type ForestFile } from "./forest.ts";
import { OVERLAP_NAMES, overlapFeatures, type Rivals, rivalsOf } from "./overlap-features.ts";
import { STYLE_NAMES, type StyleFile, styleFeatures, styleOf, TEXT_FEATURES } from "./text-style.ts";
import { putWordFeatures, WORD_TEMPLATES } from "./word-features.ts";
import { WordHashes, WordWeights } from "./word-weights.ts";

/** A trained ranker as committed in data/*-model.json, written by scripts/train. */
export interface ModelFile {
  readonly version: number;
  readonly features: readonly string[];
  /** First stage: a linear model over numeric features and word features. */
  readonly bias: number;
  readonly weights: readonly number[];
  /** For each template its values, one per line, and their weights in thousandths. */
  readonly words: Readonly<Record<string, { readonly values: string; readonly weights: readonly number[] }>>;
  /** Which source of training texts a text resembles; an input of the second stage. */
  readonly style: StyleFile;
  /** Second stage: trees over the numeric features, the first-stage logits of rivals, and the style. */
  readonly trees: ForestFile;
}

/** The features of all candidates of a document, computed once for every ranker. */
export interface FeatureTable extends FeatureContext {
  /** Rows of FEATURE_NAMES.length numbers. */
  readonly numbers: Float64Array;
  /** Hashes of the values of WORD_TEMPLATES, candidate after candidate; see WordHashes. */
  readonly words: Int32Array;
  readonly rivals: Rivals;
  /** The values of STYLE_NAMES for the document. */
  readonly style: Float64Array;
}

/** Computes the features of all candidates of a document. */
export function featureTableOf(context: FeatureContext): FeatureTable {
  const foci = context.candidates.map((candidate) => focusOf(context.document, candidate));
  const values = new WordHashes(context.candidates.length * WORD_TEMPLATES.length);
  for (const [i, { key }] of context.candidates.entries()) {
    putWordFeatures(values, context.document, key, foci[i]!);
  }
  const numbers = featuresOf(context, foci);
  return {
    ...context,
    numbers,
    words: values.hashes,
    rivals: rivalsOf(context.document, context.candidates),
    style: styleFeatures(context.document),
  };
}

/**
 * Computes the log-odds that each candidate of a document is wanted. With `only`, the second stage runs for the candidates at
 * these positions, and the others keep the log-odds of the first stage.
 */
export type PhraseRanker = (table: FeatureTable, only?: ReadonlySet<number>) => Float64Array;

/** Prepares a committed model; fails when it was trained on features other than those that this code computes. */
export function rankerOf(file: ModelFile): PhraseRanker {
  const expected = [...FEATURE_NAMES, ...OVERLAP_NAMES].join();
  if (file.features.join() !== expected || file.style.features.join() !== STYLE_NAMES.join())
    throw new Error("the ranker was trained on other features: run `npm run train`");
  const weights = Float64Array.from(file.weights);
  const words = new WordWeights(file.words);
  const forest = new Forest(file.trees, isShared);
  return (table, only) => {
    const linear = linearLogits(table, file.bias, weights, words);
    const rivals = overlapFeatures(table.rivals, linear);
    const style = styleOf(file.style, table.style);
    const row = new Float64Array(weights.length + OVERLAP_NAMES.length + style.length);
    row.set(style, weights.length + OVERLAP_NAMES.length);
    copyRow(table.numbers, 0, weights.length, row, 0);
    copyRow(rivals, 0, OVERLAP_NAMES.length, row, weights.length);
    forest.share(row);
    const logits = new Float64Array(linear.length);
    for (let i = 0; i < linear.length; i++) {
      const logit = linear[i]!;
      if (logit < HOPELESS || only?.has(i) === false) {
        logits[i] = logit;
        continue;
      }
      copyRow(table.numbers, i, weights.length, row, 0);
      copyRow(rivals, i, OVERLAP_NAMES.length, row, weights.length);
      logits[i] = forest.logit(row);
    }
    return logits;
  };
}

/** True for second-stage features that are the same for every candidate of a text, such as the style. */
function isShared(feature: number): boolean {
  const [numbers, overlaps] = [FEATURE_NAMES.length, FEATURE_NAMES.length + OVERLAP_NAMES.length];
  const inText = feature >= numbers - TEXT_FEATURES.length && feature < numbers;
  return inText || feature === numbers + OVERLAP_NAMES.indexOf("expected") || feature >= overlaps;
}

function copyRow(from: Float64Array, row: number, columns: number, to: Float64Array, at: number): void {
  for (let c = 0; c < columns; c++) to[at + c] = from[row * columns + c]!;
}

/** The log-odds of the first stage. */
function linearLogits(table: FeatureTable, bias: number, weights: Float64Array, words: WordWeights): Float64Array {
  const { numbers } = table;
  const columns = weights.length;
  const logits = new Float64Array(table.candidates.length);
  // four rows at a time, so that the additions do not wait for each other
  const last = logits.length - 1;
  for (let i = 0; i <= last; i += 4) {
    let [a, b, c, d] = [bias, bias, bias, bias];
    const rowB = Math.min(i + 1, last) * columns;
    const rowC = Math.min(i + 2, last) * columns;
    const rowD = Math.min(i + 3, last) * columns;
    for (let column = 0, rowA = i * columns; column < columns; column++) {
      const weight = weights[column]!;
      a += weight * numbers[rowA + column]!;
      b += weight * numbers[rowB + column]!;
      c += weight * numbers[rowC + column]!;
      d += weight * numbers[rowD + column]!;
    }
    logits[i] = a;
    logits[rowB / columns] = b;
    logits[rowC / columns] = c;
    logits[rowD / columns] = d;
  }
  for (let i = 0; i < logits.length; i++) {
    logits[i] = words.sum(logits[i]!, table.words, i * WORD_TEMPLATES.length);
  }
  return logits;
}

/**
 * Candidates below this logit of the first stage skip the second stage: it never raises them above the cut, and skipping them saves
 * most of its work.
 */
const HOPELESS = -3.5;
