import { contextOf, type FeatureContext } from "./candidates/context.ts";
import { surfaceOf } from "./candidates/surface.ts";
import { mainSpan } from "./ranking/features.ts";
import { indexScores } from "./ranking/index-score.ts";
import { featureTableOf } from "./ranking/learned-model.ts";
import { plainScores } from "./ranking/plain-score.ts";
import { type SpanScores, spanScores } from "./ranking/span-score.ts";

/**
 * What is asked of a ranking: `span`, the concepts of a text (this decides mentions); `index`, the few terms that a librarian
 * would file it under; `plain`, the hand-made score, with nothing learned.
 */
export type Ranking = "span" | "index" | "plain";

export interface RankedPhrases {
  readonly id: string;
  /** Surface forms, best first. */
  readonly phrases: string[];
  /** How many of them, from the first, are kept as mentions. */
  readonly kept: number;
}

/** Ranks the candidate phrases of each text by the text itself and the frozen tables. */
export function rankPhrases(docs: readonly { id: string; text: string }[], ranking: Ranking): RankedPhrases[] {
  return docs.map(({ id, text }) => {
    const context = contextOf({ title: "", abstract: text });
    const { scores, kept } = scored(context, ranking);
    const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
    const phrases = order
      .map((i) => context.candidates[i])
      .flatMap((candidate) => (candidate ? [surfaceOf(context.document, mainSpan(candidate))] : []));
    return { id, phrases, kept: kept.size };
  });
}

function scored(context: FeatureContext, ranking: Ranking): SpanScores {
  const table = featureTableOf(context);
  if (ranking === "index") return indexScores(table);
  const span = spanScores(table);
  return ranking === "span" ? span : { scores: plainScores(context.document, context.candidates), kept: span.kept };
}
