import { mainSpan } from "./candidates/candidates.ts";
import { contextOf, type FeatureContext } from "./candidates/context.ts";
import { surfaceOf } from "./candidates/span.ts";
import { featureTableOf } from "./ranking/learned-model.ts";
import { plainScores } from "./ranking/plain-score.ts";
import { type CandidateScores, indexScores, spanScores } from "./ranking/scores.ts";

/**
 * A way to rank phrases: `span` by how likely they are concepts of the text (this decides mentions), `index` by how likely a
 * librarian would choose them as index terms, `plain` by a fixed formula without learning.
 */
export type Ranking = "span" | "index" | "plain";

/** The phrases of one text, ranked. */
export interface RankedPhrases {
  readonly id: string;
  /** Surface forms, best first. */
  readonly phrases: string[];
  /** How many of them, from the first on, are above the cut: its mentions. */
  readonly aboveCut: number;
}

/** Ranks the candidate phrases of each text; a pure function of the text and the frozen tables. */
export function rankPhrases(
  texts: readonly { id: string; text: string }[],
  ranking: Ranking = "span",
): RankedPhrases[] {
  return texts.map(({ id, text }) => {
    const context = contextOf({ title: "", abstract: text });
    const { scores, aboveCut } = scoresOf(context, ranking);
    const order = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b);
    const phrases = order
      .map((i) => context.candidates[i])
      .flatMap((candidate) => (candidate ? [surfaceOf(context.document, mainSpan(candidate))] : []));
    return { id, phrases, aboveCut: aboveCut.size };
  });
}

function scoresOf(context: FeatureContext, ranking: Ranking): CandidateScores {
  const table = featureTableOf(context);
  if (ranking === "index") return indexScores(table);
  const span = spanScores(table);
  return ranking === "span"
    ? span
    : { scores: plainScores(context.document, context.candidates), aboveCut: span.aboveCut };
}
