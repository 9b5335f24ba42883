import indexModel from "../data/index-model.json" with { type: "json" };
import spanModel from "../data/span-model.json" with { type: "json" };
import { type FeatureTable, type ModelFile, rankerOf } from "./learned-model.ts";

/** How likely each candidate of a document is wanted, and which of them to keep. */
export interface CandidateScores {
  /** Probability 0 … 1 by position of the candidate. */
  readonly scores: Float64Array;
  /** Positions of the candidates above the cut of best expected F1. */
  readonly aboveCut: ReadonlySet<number>;
}

const rankSpans = rankerOf(spanModel as ModelFile);
const rankIndexTerms = rankerOf(indexModel as ModelFile);

/** Scores candidates as concepts of their document. */
export function spanScores(table: FeatureTable): CandidateScores {
  return withBestCut(probabilitiesOf(rankSpans(table)));
}

/** Scores candidates as index terms, the keywords that the authors would choose. */
export function indexScores(table: FeatureTable): CandidateScores {
  return withBestCut(probabilitiesOf(rankIndexTerms(table)));
}

/** Index scores, exact only for the candidates at some positions; the others have those of the first stage. */
export function indexScoresOf(table: FeatureTable, candidates: ReadonlySet<number>): Float64Array {
  return probabilitiesOf(rankIndexTerms(table, candidates));
}

const probabilitiesOf = (logits: Float64Array): Float64Array => logits.map((logit) => 1 / (1 + Math.exp(-logit)));

function withBestCut(scores: Float64Array): CandidateScores {
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
  return { scores, aboveCut: new Set(order.slice(0, bestF1Cut(Array.from(order, (i) => scores[i]!)))) };
}

/** Wanted phrases that are no candidate, as a share of the expected hits; measured on the gold sets. */
const MISSED_SHARE = 0.15;

/**
 * How many of the ranked phrases to keep for the highest expected F1, given their probabilities in descending order.
 *
 * Expected F1 is 2·Σp / (kept + wanted), where the number of wanted phrases is itself expected from the probabilities
 * (Lipton et al. 2014, DOI 10.1007/978-3-662-44851-9_15). O(n); the smallest of equal cuts wins.
 */
export function bestF1Cut(probabilities: readonly number[]): number {
  const wanted = probabilities.reduce((sum, p) => sum + p, 0) * (1 + MISSED_SHARE);
  let best = 0;
  let cut = 0;
  let hits = 0;
  for (const [i, p] of probabilities.entries()) {
    hits += p;
    const f1 = (2 * hits) / (i + 1 + wanted);
    if (f1 > best) {
      best = f1;
      cut = i + 1;
    }
  }
  return cut;
}
