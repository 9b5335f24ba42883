import model from "../data/span-model.json" with { type: "json" };
import { expectedBestCut } from "./best-f1-cut.ts";
import { type FeatureTable, type ModelFile, rankerOf } from "./learned-model.ts";

export interface SpanScores {
  /** Probability 0 … 1 that a candidate is wanted. */
  readonly scores: Float64Array;
  /** Positions of the candidates that the document keeps. */
  readonly kept: ReadonlySet<number>;
}

const ranker = rankerOf(model as ModelFile);

/** Version of the committed weights; part of the extractor's tag. */
export const spanModelVersion: number = model.version;

/** Scores candidates as concepts of the document they stand in. */
export function spanScores(table: FeatureTable): SpanScores {
  return keptByProbability(ranker(table));
}

/** Probabilities of log-odds. */
export function probabilities(logits: Float64Array): Float64Array {
  return logits.map((logit) => 1 / (1 + Math.exp(-logit)));
}

/** Log-odds as probabilities, with the cut of highest expected F1. */
export function keptByProbability(logits: Float64Array): SpanScores {
  const scores = probabilities(logits);
  const order = Uint32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
  return { scores, kept: new Set(order.slice(0, expectedBestCut(Array.from(order, (i) => scores[i]!)))) };
}
