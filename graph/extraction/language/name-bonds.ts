import { isCapital, type Word } from "./document.ts";
import { GENUS_INITIAL } from "./tokens.ts";
import { EMPTY_STARTS, EVALUATIVE, GENERIC, NUMBER_WORDS, NUMBERED_PARTS, ORDINALS } from "./word-lists.ts";

/**
 * Finds the words that belong to the word before them in one name, so that no phrase may begin or end between the two: "Great
 * Depression", "World War II", "Web 2.0", "E. coli". The shorter phrase would be another thing.
 */
export function boundWords(words: readonly Word[]): number[] {
  const bound: number[] = [];
  const repeated = repeatedNumbers(words);
  for (let i = 1; i < words.length; i++) {
    const [before, word] = [words[i - 1]!, words[i]!];
    if (word.gap !== "" || word.sentence !== before.sentence) continue;
    if (isGenus(before) || isOpener(before, word) || isNumberOfName(before, word, repeated)) bound.push(i);
  }
  return bound;
}

const isGenus = ({ text }: Word) => GENUS_INITIAL.test(text);

/** True for a word that would only count, place or praise ("Second", "New", "Great"), but is written with a capital before a name. */
function isOpener(before: Word, word: Word): boolean {
  return isNameWord(before) && isNameWord(word) && opensNames(before.lower);
}

/** True for an ordinal, a number or a quality that may be the first word of a name. */
export const opensNames = (lower: string): boolean =>
  lower === "new" ||
  (!EVALUATIVE.has(lower) &&
    (ORDINALS.has(lower) || GENERIC.has(lower) || EMPTY_STARTS.has(lower) || NUMBER_WORDS.has(lower)));

const isNameWord = (word: Word) => isCapital(word) && NAME_WORD.test(word.text);
const NAME_WORD = /^\p{Lu}\p{Ll}/u;

const ROMAN = /^(?:I{2,3}|IV|VI{1,3}|IX|XI{0,3}|XIV|XV)$/;
/** The version of a product or movement: "Web 2.0". Other numbers with a point are measurements. */
const VERSION = /^\d{1,2}\.0$/;
const WHOLE_NUMBER = /^\d{1,5}$/;

function isNumberOfName(before: Word, word: Word, repeated: ReadonlySet<string>): boolean {
  if (NUMBERED_PARTS.has(before.lower)) return false;
  if (ROMAN.test(word.text)) return before.kind === "N" || isCapital(before);
  if (word.kind !== "C" || !isCapital(before)) return false;
  if (VERSION.test(word.text)) return NAME_WORD.test(before.text);
  return repeated.has(pairOf(before, word));
}

/** Capitalised words with a whole number that occur more than once: "Windows 95", unlike "in Europe 25 countries". */
function repeatedNumbers(words: readonly Word[]): Set<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  for (const [i, word] of words.entries()) {
    if (word.kind !== "C" || word.gap !== "" || i === 0 || !WHOLE_NUMBER.test(word.text)) continue;
    const pair = pairOf(words[i - 1]!, word);
    if (seen.has(pair)) repeated.add(pair);
    seen.add(pair);
  }
  return repeated;
}

const pairOf = (before: Word, word: Word) => `${before.lower} ${word.text}`;
