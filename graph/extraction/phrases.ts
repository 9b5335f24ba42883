import { candidatesOf, type Span, surfaceOf } from "./candidates.ts";
import { analyseDocument } from "./document.ts";
import { plainScores } from "./plain-score.ts";
import { spanScores } from "./span-score.ts";

/** What is asked of a ranking: concepts of a text, index terms of a paper, or the hand-made score. */
export type Ranking = "span" | "index" | "plain";

export interface RankedPhrases {
  readonly id: string;
  /** Surface forms, best first. */
  readonly phrases: string[];
  /** How many of them, from the first, are kept as mentions. */
  readonly kept: number;
}

/** Ranks the candidate phrases of each text; statistics come from these texts and the frozen tables alone. */
export function rankPhrases(docs: readonly { id: string; text: string }[], ranking: Ranking): RankedPhrases[] {
  return docs.map(({ id, text }) => {
    const document = analyseDocument({ title: "", abstract: text });
    const candidates = candidatesOf(document);
    const { scores, kept } = spanScores(document, candidates);
    const order = ranking === "plain" ? plainScores(document, candidates) : scores;
    const ranked = candidates
      .map((candidate, i) => ({ candidate, score: order[i] as number, i }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.i - b.i);
    return {
      id,
      phrases: ranked.map(({ candidate }) => surfaceOf(document, candidate.spans[0] as Span)),
      kept: kept.size,
    };
  });
}
