import type { Candidate } from "./candidates.ts";
import type { Document } from "./document.ts";
import { plainScores } from "./plain-score.ts";

export interface SpanScores {
  /** Probability 0 … 1 that a candidate is a concept of the document. */
  readonly scores: Float64Array;
  /** Positions of the candidates that the document keeps. */
  readonly kept: ReadonlySet<number>;
}

/** Scores candidates as concepts of the document they stand in. */
export function spanScores(document: Document, candidates: readonly Candidate[]): SpanScores {
  const scores = plainScores(document, candidates).map((score) => score / (score + 0.6));
  const kept = new Set([...scores.keys()].filter((i) => (scores[i] as number) > 0.5));
  return { scores, kept };
}
