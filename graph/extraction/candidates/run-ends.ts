import type { Word } from "../language/document.ts";
import { isCapital, opensName } from "../language/name-bonds.ts";
import type { Span, WordRun } from "./span.ts";

/**
 * Adds a span to its candidate; with `minOwn` only when its phrase is established and a whole noun phrase in that share of its
 * background papers.
 */
export type Add = (span: Span, minOwn?: number) => void;

export const NO_GAP = { gapFrom: -1, gapTo: -1 };

/** First word of a run after numbers and evaluative words that do not open a name. */
export function contentStart(words: readonly Word[], run: WordRun): number {
  let from = run.from;
  while (from < run.to && !opensName(words, from) && (kindOf(words, from) === "C" || words[from]!.lexeme.generic))
    from++;
  return from;
}

export const kindOf = (words: readonly Word[], i: number) => words[i]!.kind;

/** Last word of a run that can end a phrase; −1 when there is none. */
export function contentEnd(words: readonly Word[], run: WordRun): number {
  let to = run.to;
  while (to >= run.from && !endsPhrase(words, to, run.from)) to--;
  return to >= run.from ? to : -1;
}

export function endsPhrase(words: readonly Word[], i: number, from: number): boolean {
  const word = words[i]!;
  if (word.kind === "N" || word.bound) return true;
  if (word.kind === "G") return i > from || endsRun(words, i);
  return word.kind === "A" && isCapital(word);
}

/** A gerund after an adjective at the end of a phrase: "effective parsing and". */
function endsRun(words: readonly Word[], i: number): boolean {
  const [before, after] = [words[i - 1], words[i + 1]];
  const word = words[i]!;
  if (before?.kind !== "A" || word.gap !== "" || before.sentence !== word.sentence) return false;
  return after === undefined || after.sentence !== word.sentence || after.gap !== "" || "PKV".includes(after.kind);
}

export function startsPhrase(words: readonly Word[], i: number, to: number): boolean {
  const { kind } = words[i]!;
  return (kind !== "C" || opensName(words, i)) && (kind !== "D" || i < to);
}
