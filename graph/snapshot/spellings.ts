import { lettersOf, type NameIndex, wordItself, wordsFrom } from "./name-index.ts";

/** Words of a text that other words are tried for; of longer texts the first ones. */
const MAX_WORDS = 6;
/** Words tried in the place of one. */
const MAX_NEAR = 8;
/** Texts tried in the place of one. */
const MAX_SPELLINGS = 64;

/** Letters that may differ: none in short words, of which too many are alike. */
function maxDistance({ length }: string): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Texts in which some words of a text are replaced by words of the index that differ in few letters, the nearest first; the last word
 * may be the beginning of one.
 */
export function spellingsNear(index: NameIndex, text: string): string[] {
  const words = text.split(" ");
  let spellings: Spelling[] = [{ text: "", distance: 0 }];
  for (const [k, word] of words.entries()) {
    const near = k < MAX_WORDS ? wordsNear(index, word, k === words.length - 1) : [{ text: word, distance: 0 }];
    spellings = spellings
      .flatMap((before) =>
        near.map((next) => ({
          text: k === 0 ? next.text : `${before.text} ${next.text}`,
          distance: before.distance + next.distance,
        })),
      )
      .sort((a, b) => a.distance - b.distance)
      .slice(0, MAX_SPELLINGS);
  }
  return spellings.filter((spelling) => spelling.text !== text).map((spelling) => spelling.text);
}

interface Spelling {
  readonly text: string;
  readonly distance: number;
}

/** A word, where the index has it, and the most frequent ones that differ from it in few letters. */
function wordsNear(index: NameIndex, word: string, isBeginning: boolean): Spelling[] {
  const max = maxDistance(word);
  const letters = lettersOf(word);
  const { from, to } = isBeginning ? wordsFrom(index, word) : wordItself(index, word);
  const near: (Spelling & { readonly places: number })[] = [];
  for (let number = 0; max > 0 && number < index.words.length; number++) {
    if (lettersMissing(letters, index.wordLetters[number]!) > max || (number >= from && number < to)) continue;
    const other = index.words[number]!;
    if (other.length < word.length - max || (!isBeginning && other.length > word.length + max)) continue;
    const distance = distanceWithin(word, other, max, isBeginning);
    if (distance > max) continue;
    near.push({ text: other, distance, places: index.placeStarts[number + 1]! - index.placeStarts[number]! });
  }
  near.sort((a, b) => a.distance - b.distance || b.places - a.places);
  const exactMatch = to > from ? [{ text: word, distance: 0 }] : [];
  return [...exactMatch, ...near.slice(0, MAX_NEAR)];
}

const LONGEST = 64;
const rows = [new Uint8Array(LONGEST), new Uint8Array(LONGEST), new Uint8Array(LONGEST)];

/**
 * Letters to insert, remove, change or swap with their neighbour to make one word of the other (optimal string alignment), or more than
 * `max`; with `isBeginning`, to make a beginning of the other.
 */
function distanceWithin(word: string, other: string, max: number, isBeginning: boolean): number {
  const end = Math.min(other.length, word.length + max);
  if (end >= LONGEST) return max + 1;
  let [beforeLast, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= end; j++) last[j] = j;
  for (let i = 1; i <= word.length; i++) {
    let least = i;
    row[0] = i;
    for (let j = 1; j <= end; j++) {
      const changed = last[j - 1]! + (word[i - 1] === other[j - 1] ? 0 : 1);
      const swapped = isSwap(word, other, i, j) ? beforeLast[j - 2]! + 1 : changed;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, changed, swapped);
      least = Math.min(least, row[j]!);
    }
    if (least > max) return max + 1;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return isBeginning ? Math.min(...last.subarray(0, end + 1)) : last[end]!;
}

/** Whether the letters that end at these places are two that were swapped. */
function isSwap(word: string, other: string, i: number, j: number): boolean {
  return i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
}

/** How many letters of one set are not in another. */
function lettersMissing(letters: number, other: number): number {
  let missing = 0;
  for (let rest = letters & ~other; rest !== 0; rest &= rest - 1) missing++;
  return missing;
}
