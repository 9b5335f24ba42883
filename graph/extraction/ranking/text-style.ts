import type { Document, Word } from "../language/document.ts";
import { GAP } from "../language/mask.ts";
import { USAGE_NAMES, usageAt } from "../language/usage.ts";
import { SHAPE } from "../language/word-shape.ts";

const VECTOR = USAGE_NAMES.indexOf("Vector0");
const VECTORS = USAGE_NAMES.length - VECTOR;

/** Names of the numbers that tell what kind of text a document is: its field and its manner. */
export const STYLE_NAMES: readonly string[] = [
  ...["words", "sentenceLength", "firstSentence", "wordLength", "commas", "brackets", "squares", "taken", "digits"],
  ...["capitals", "hyphens", "foreign", "we", "paper"],
  ...Array.from({ length: VECTORS }, (_, d) => `field${d}`),
];

/** A linear model of which source of training texts a text resembles. */
export interface StyleFile {
  readonly features: readonly string[];
  /** One row of weights, and one bias, per source. */
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** What is counted over the text, in the order of "commas" … "foreign" of STYLE_NAMES. */
function countManner(words: readonly Word[]): number[] {
  let [commas, brackets, squares, taken, digits, capitals, hyphens, foreign] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { gap, text, caseless, lexeme } of words) {
    if (gap !== "") {
      commas += Number(gap.includes(","));
      brackets += Number(gap.includes("("));
      squares += Number(gap.includes("["));
      taken += Number(gap.includes(GAP));
    }
    digits += Number((lexeme.shape & SHAPE.digit) > 0);
    capitals += Number((lexeme.shape & SHAPE.capital) > 0 && !caseless);
    hyphens += Number((lexeme.shape & SHAPE.hyphen) > 0 && text.includes("-"));
    foreign += Number((lexeme.shape & SHAPE.foreign) > 0);
  }
  return [commas, brackets, squares, taken, digits, capitals, hyphens, foreign];
}

/** What kind of text it is: length, manner, and the mean of its words' vectors, which is its field. */
export function styleFeatures({ words, sentences, bounds }: Document): Float64Array {
  const all = Math.max(1, words.length);
  return Float64Array.from([
    Math.log1p(words.length),
    words.length / Math.max(1, sentences.length),
    Math.min(60, bounds[1] ?? 0),
    words.reduce((sum, { text }) => sum + text.length, 0) / all,
    ...countManner(words).map((count) => count / all),
    words.some(({ lower }) => lower === "we" || lower === "our") ? 1 : 0,
    words.some(({ lower }) => lower === "paper") ? 1 : 0,
    ...meanVector(words),
  ]);
}

function meanVector(words: readonly Word[]): Float64Array {
  const mean = new Float64Array(VECTORS);
  for (const { lexeme } of words) {
    if (lexeme.position < 0) continue;
    for (let d = 0; d < VECTORS; d++) mean[d]! += usageAt(lexeme.position, VECTOR + d);
  }
  return mean.map((sum) => sum / Math.max(1, words.length));
}

/** Centred log-probabilities that a text is of each source. */
export function styleOf(file: StyleFile, features: Float64Array): number[] {
  const logits = file.weights.map((weights, k) =>
    weights.reduce((sum, weight, c) => sum + weight * features[c]!, file.bias[k]!),
  );
  const mean = logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
  // far from every source all of them are equally unlike: nothing is gained by extremes
  return logits.map((logit) => Math.max(-MOST, Math.min(MOST, logit - mean)));
}

const MOST = 6;
