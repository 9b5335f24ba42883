import { memoize } from "../../shared/memoize.ts";
import { wordFacts } from "../words/background.ts";
import { lexemeOf } from "./lexeme.ts";
import type { Sentence, Token } from "./tokens.ts";

/** Shorter words have too many neighbours that are words too. */
const MIN_LENGTH = 8;
/** … of a word in which a scanner took a letter for another. */
const MIN_SCANNED_LENGTH = 9;
/** Words that differ only in this number of last letters may be two forms of one word. */
const ENDING = 3;
/** A known word is in at least 32 background papers; another must be written twice. */
const KNOWN_LOG_PAPERS = 5;

const WORD = /^\p{Lu}?\p{Ll}+$/u;

/**
 * Reads a word that the background does not know and the paper writes once as the word beside which it is a slip: "resloration" in a paper about
 * restoration, "olterodine" in one about tolterodine. A slip is a letter left out or doubled, two in the wrong order, or one that a scanner
 * takes for another. Letters that a PDF loses are put back where only one known word results ("specic"). Offsets do not change.
 */
export function withoutMisspellings(sentences: readonly Sentence[]): readonly Sentence[] {
  const right = rightWords(sentences);
  if (right.size === 0) return sentences;
  const repaired = (token: Token): Token => {
    const meant = right.get(token.lower);
    if (meant === undefined || !WORD.test(token.text)) return token;
    const text = token.text === token.lower ? meant : meant[0]!.toUpperCase() + meant.slice(1);
    return { ...token, text, lower: meant, lexeme: lexemeOf(text) };
  };
  return sentences.map((sentence) => ({ ...sentence, tokens: sentence.tokens.map(repaired) }));
}

/** The misspelled words of a paper, and what is meant. */
function rightWords(sentences: readonly Sentence[]): Map<string, string> {
  const right = new Map<string, string>();
  const unknown = sentences.flatMap(({ tokens }) => tokens.filter(mayBeMisspelled));
  if (unknown.length === 0) return right;
  const counts = countsOf(sentences);
  for (const { lower } of unknown) {
    const meant = withLigature(lower) || (counts.get(lower) === 1 ? neighbourOf(lower, counts) : undefined);
    if (meant) right.set(lower, meant);
  }
  return right;
}

const mayBeMisspelled = ({ text, lower, lexeme }: Token) =>
  lexeme.facts === undefined && lower.length >= MIN_LENGTH - 2 && WORD.test(text);

function countsOf(sentences: readonly Sentence[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { tokens } of sentences) {
    for (const { text, lower } of tokens) {
      if (lower.length >= MIN_LENGTH && WORD.test(text)) counts.set(lower, (counts.get(lower) ?? 0) + 1);
    }
  }
  return counts;
}

/** The only word of the paper that a word is a slip of. */
function neighbourOf(word: string, counts: ReadonlyMap<string, number>): string | undefined {
  if (word.length < MIN_LENGTH) return undefined;
  let found: string | undefined;
  for (const [other, count] of counts) {
    if (Math.abs(other.length - word.length) > 1 || other === word || !isSlip(word, other)) continue;
    const isSure = count > 1 || (wordFacts(other)?.logPapers ?? 0) >= KNOWN_LOG_PAPERS;
    // of two words that both stand once, one without its first letter is the wrong one
    if (!isSure && !other.endsWith(word)) continue;
    if (found !== undefined) return undefined;
    found = other;
  }
  return found;
}

/** True when a word is another one with one slip, which is not in its ending. */
export function isSlip(word: string, meant: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === meant[at]) at++;
  const [rest, right] = [word.slice(at), meant.slice(at)];
  if (Math.min(rest.length, right.length) <= ENDING) return false;
  if (right.slice(1) === rest) return at > 0 || MAY_BE_LOST.test(meant);
  if (rest.slice(1) === right) return at > 0 && word[at] === word[at - 1];
  if (rest[0] === right[1] && rest[1] === right[0] && rest.slice(2) === right.slice(2)) return true;
  return word.length >= MIN_SCANNED_LENGTH && isConfused(rest, right);
}

/** First letters whose loss leaves no other word: "symptomatic" and "asymptomatic", "ethylene" and "methylene" are two. */
const MAY_BE_LOST = /^(?:[bcdfghjklpqrstvwz])/;

/** What a scanner takes for one another. */
const LOOKALIKES = [
  ["t", "l"],
  ["i", "l"],
  ["i", "t"],
  ["c", "e"],
  ["h", "b"],
  ["f", "t"],
  ["u", "n"],
  ["rn", "m"],
  ["nn", "rm"],
  ["ci", "d"],
  ["cl", "d"],
  ["li", "h"],
] as const;

const isConfused = (a: string, b: string): boolean =>
  LOOKALIKES.some(([one, other]) => {
    return (
      (a.startsWith(one) && b.startsWith(other) && a.slice(one.length) === b.slice(other.length)) ||
      (a.startsWith(other) && b.startsWith(one) && a.slice(other.length) === b.slice(one.length))
    );
  });

/** A word to which letters are added must be in at least 64 background papers. */
const COMMON_LOG_PAPERS = 6;
const LIGATURES = ["fi", "fl", "ff", "ffi"];

/** The only known word that results when the letters of a ligature, which a PDF lost, are put back: "classication". */
const withLigature = memoize((word: string): string => {
  const found = new Set<string>();
  for (let at = 0; at < word.length; at++) {
    for (const letters of LIGATURES) {
      const whole = word.slice(0, at) + letters + word.slice(at);
      if ((wordFacts(whole)?.logPapers ?? 0) >= COMMON_LOG_PAPERS) found.add(whole);
    }
  }
  return found.size === 1 ? [...found][0]! : "";
});
