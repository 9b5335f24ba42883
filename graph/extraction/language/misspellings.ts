import table from "../data/background.json" with { type: "json" };
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
  for (const { tokens } of sentences) {
    for (const token of tokens) {
      if (!mayBeMisspelled(token) || right.has(token.lower)) continue;
      const meant = LOST_LIGATURES.get(token.lower) || neighbourOf(token.lower, sentences);
      if (meant) right.set(token.lower, meant);
    }
  }
  return right;
}

const mayBeMisspelled = ({ text, lower, lexeme }: Token) =>
  lexeme.facts === undefined && lower.length >= MIN_LENGTH - 2 && WORD.test(text);

/** The only word of the paper that a word, which stands in it once, is a slip of. */
function neighbourOf(word: string, sentences: readonly Sentence[]): string | undefined {
  if (word.length < MIN_LENGTH) return undefined;
  const near: string[] = [];
  for (const { tokens } of sentences) {
    for (const { text, lower } of tokens) if (isNear(word, lower) && WORD.test(text)) near.push(lower);
  }
  if (near.filter((other) => other === word).length > 1) return undefined;
  const meant = near.filter((other) => other !== word && isSlip(word, other));
  const [first] = meant;
  if (first === undefined || meant.some((other) => other !== first)) return undefined;
  // of two words that both stand once, one without its first letter is the wrong one
  const isSure = meant.length > 1 || first.endsWith(word) || (wordFacts(first)?.logPapers ?? 0) >= KNOWN_LOG_PAPERS;
  return isSure ? first : undefined;
}

/** A quick test before isSlip: about as long, and with the same last letter. */
const isNear = (word: string, other: string): boolean =>
  Math.abs(other.length - word.length) <= 1 &&
  other.length >= MIN_LENGTH &&
  other.charCodeAt(other.length - 1) === word.charCodeAt(word.length - 1);

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
const LIGATURE = /f(?:fi|f|i|l)/g;

/** Words without the letters of a ligature, which a PDF lost, and the only common word that each may be: "classication". */
const LOST_LIGATURES: ReadonlyMap<string, string> = lostLigatures();

function lostLigatures(): Map<string, string> {
  const words = new Map<string, string>();
  for (const word of table.words.split(" ")) {
    if (!word.includes("f") || wordFacts(word)!.logPapers < COMMON_LOG_PAPERS) continue;
    for (const { 0: letters, index } of word.matchAll(LIGATURE)) {
      const lost = word.slice(0, index) + word.slice(index + letters.length);
      if (lost.length >= MIN_LENGTH - 2) words.set(lost, words.has(lost) && words.get(lost) !== word ? "" : word);
    }
  }
  return words;
}
