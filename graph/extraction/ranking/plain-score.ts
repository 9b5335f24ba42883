import type { Candidate } from "../candidates/candidates.ts";
import { CONNECTORS } from "../candidates/span.ts";
import type { Document, Word } from "../language/document.ts";
import { EMPTY_HEADS, GENERIC } from "../words/word-lists.ts";

/**
 * Scores candidates by a fixed formula without learning, as a baseline and for fields unlike those of the training sets.
 *
 * score = log2(words + 1) · √occurrences · √rarity · penalties / (1 + 0.6·position), where an occurrence inside a longer phrase
 * counts one half, rarity is the mean inverse document frequency of the words in the background table (0 … 1), and position is
 * that of the first occurrence (0 … 1).
 */
export function plainScores(document: Document, candidates: readonly Candidate[]): Float64Array {
  return Float64Array.from(candidates, (candidate) => plainScore(document, candidate));
}

function plainScore(document: Document, { spans }: Candidate): number {
  const first = spans[0];
  if (!first) return 0;
  const words = document.words.slice(first.from, first.to + 1);
  const own = spans.filter((span) => span.own).length;
  if (own === 0 && spans.length < 2) return 0;
  const occurrences = Math.max(own, spans.length * (words.length > 1 ? 0.5 : 0.3));
  const rarity = words.reduce((sum, word) => sum + word.lexeme.rarity, 0) / words.length;
  const position = first.from / document.words.length;
  return (
    (Math.log2(words.length + 1) * Math.sqrt(occurrences) * Math.sqrt(rarity) * penalty(words, first.connectors)) /
    (1 + 0.6 * position)
  );
}

function penalty(words: readonly Word[], connectors: string): number {
  const head = words.at(-1)!;
  const first = words[0]!;
  let factor = EMPTY_HEADS.has(head.lower) && words.length === 1 ? 0.1 : EMPTY_HEADS.has(head.lower) ? 0.6 : 1;
  if (words.length === 1 && !/\p{Lu}.*\p{Lu}/u.test(first.text)) factor *= 0.6;
  if (words.length > 4) factor *= 0.7;
  if (GENERIC.has(first.lower)) factor *= 0.5;
  if (first.kind === "E" || first.kind === "G") factor *= 0.85;
  if (connectors !== CONNECTORS.withinRun) factor *= connectors === CONNECTORS.overGap ? 0.7 : 0.35;
  return factor;
}
