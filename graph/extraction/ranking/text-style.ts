import type { Candidate } from "../candidates/candidates.ts";
import type { Document, Word } from "../language/document.ts";
import { SHAPE } from "../language/lexeme.ts";
import { GAP } from "../language/section-labels.ts";
import { USAGE_NAMES, usageAt } from "../words/usage.ts";

/** Names of the features that are the same for all candidates of a text; they end FEATURE_NAMES. */
export const TEXT_FEATURES: readonly string[] = [
  "textWords",
  "textSentences",
  "textRarity",
  "textDensity",
  "firstSentenceWords",
  "textCitations",
];

/** The values of TEXT_FEATURES for a document. */
export function textFeatures(document: Document, candidates: readonly Candidate[]): number[] {
  const { words, sentences, bounds } = document;
  let rarity = 0;
  let citations = 0;
  for (const word of words) {
    rarity += word.lexeme.rarity;
    if (word.gap.includes(GAP)) citations++;
  }
  return [
    Math.log1p(words.length),
    sentences.length,
    rarity / Math.max(1, words.length),
    candidates.length / Math.max(1, words.length),
    Math.min(60, bounds[1] ?? 0),
    citations / Math.max(1, sentences.length),
  ];
}

const VECTOR = USAGE_NAMES.indexOf("Vector0");
const VECTORS = USAGE_NAMES.length - VECTOR;

/** Names of the features of a document's field and style of writing. */
export const STYLE_NAMES: readonly string[] = [
  ...["words", "sentenceLength", "firstSentence", "wordLength", "commas", "brackets", "squares", "taken", "digits"],
  ...["capitals", "hyphens", "foreign", "we", "paper"],
  ...Array.from({ length: VECTORS }, (_, d) => `field${d}`),
];

/** A linear model of the source of training texts that a text resembles. */
export interface StyleFile {
  readonly features: readonly string[];
  /** One row of weights and one bias for every source. */
  readonly weights: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

/** Counts over the text, in the order "commas" … "foreign" of STYLE_NAMES. */
function countSigns(words: readonly Word[]): number[] {
  let [commas, brackets, squares, masked, digits, capitals, hyphens, foreign] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { gap, text, caseless, lexeme } of words) {
    if (gap !== "") {
      commas += Number(gap.includes(","));
      brackets += Number(gap.includes("("));
      squares += Number(gap.includes("["));
      masked += Number(gap.includes(GAP));
    }
    digits += Number((lexeme.shape & SHAPE.digit) > 0);
    capitals += Number((lexeme.shape & SHAPE.capital) > 0 && !caseless);
    hyphens += Number((lexeme.shape & SHAPE.hyphen) > 0 && text.includes("-"));
    foreign += Number((lexeme.shape & SHAPE.foreign) > 0);
  }
  return [commas, brackets, squares, masked, digits, capitals, hyphens, foreign];
}

/** The values of STYLE_NAMES for a document; its field is the mean of the vectors of its words. */
export function styleFeatures({ words, sentences, bounds }: Document): Float64Array {
  const all = Math.max(1, words.length);
  return Float64Array.from([
    Math.log1p(words.length),
    words.length / Math.max(1, sentences.length),
    Math.min(60, bounds[1] ?? 0),
    words.reduce((sum, { text }) => sum + text.length, 0) / all,
    ...countSigns(words).map((count) => count / all),
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

/** The log-probabilities that a text is from each source, centred on 0 and limited to ±MAX_LOGIT. */
export function styleOf(file: StyleFile, features: Float64Array): number[] {
  const logits = file.weights.map((weights, k) =>
    weights.reduce((sum, weight, c) => sum + weight * features[c]!, file.bias[k]!),
  );
  const mean = logits.reduce((sum, logit) => sum + logit, 0) / logits.length;
  // a text unlike every source would get extreme values that mean nothing
  return logits.map((logit) => Math.max(-MAX_LOGIT, Math.min(MAX_LOGIT, logit - mean)));
}

const MAX_LOGIT = 6;
