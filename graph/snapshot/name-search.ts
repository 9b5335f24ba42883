import { upperBound } from "../shared/binary-search.ts";
import { type NameIndex, type WordRange, wordItself, wordsFrom } from "./name-index.ts";

/** A line that matches. */
export interface LineMatch {
  readonly concept: number;
  readonly line: number;
  /** How well it matches, the best first. */
  readonly rank: number;
}

/** The whole line, its beginning, the beginning of one of its words, or the inside of one. */
export const EXACT = 0;
const BEGINS = 1;
const WORD_BEGINS = 2;
const INSIDE = 3;
/** Shorter texts are found at the beginnings of words only. */
const MIN_LENGTH_INSIDE = 3;

/**
 * The lines that contain a text, one for each concept: the best ranks first, then the first lines. Takes time with the places of the
 * rarest word of the text, and looks inside of words only when their beginnings give fewer lines than wanted.
 */
export function matchLines(index: NameIndex, text: string, limit: number): LineMatch[] {
  if (text === "" || limit <= 0) return [];
  const best = new BestLines(index, limit);
  const words = text.split(" ");
  const last = words.length - 1;
  const lastIsWhole = wordItself(index, words[last]!);
  const ranges = words.map((word, k) => (k === last ? wordsFrom(index, word) : wordItself(index, word)));
  const isLastWhole = (place: number) => index.tokens[place] === lastIsWhole.from && lastIsWhole.to > lastIsWhole.from;
  eachPhrase(index, ranges, (place, line) => {
    if (place !== index.lineStarts[line]) return best.offer(line, WORD_BEGINS);
    const end = place + words.length;
    best.offer(line, end === index.lineStarts[line + 1] && isLastWhole(end - 1) ? EXACT : BEGINS);
  });
  if (best.isFull || text.length < MIN_LENGTH_INSIDE) return best.lines;
  const part = last === 0 ? words[0]! : `${words[0]}\n`;
  for (const word of wordsContaining(index, part)) {
    eachPhrase(index, [{ from: word, to: word + 1 }, ...ranges.slice(1)], (_, line) => best.offer(line, INSIDE));
  }
  return best.lines;
}

/** Whether a line is among those that `matchLines` finds for a text. */
export function containsText(line: string, text: string): boolean {
  return text.length >= MIN_LENGTH_INSIDE ? line.includes(text) : text !== "" && ` ${line}`.includes(` ${text}`);
}

/** The first line that is this text, or undefined. */
export function lineOf(index: NameIndex, text: string): number | undefined {
  const ranges = text.split(" ").map((word) => wordItself(index, word));
  let first: number | undefined;
  eachPhrase(index, ranges, (place, line) => {
    const isWhole = place === index.lineStarts[line] && place + ranges.length === index.lineStarts[line + 1];
    if (isWhole && (first === undefined || line < first)) first = line;
  });
  return first;
}

/** Calls for every place where words of these ranges follow each other in a line. */
function eachPhrase(
  index: NameIndex,
  ranges: readonly WordRange[],
  found: (place: number, line: number) => void,
): void {
  const { tokens, lines, lineStarts, places, placeStarts } = index;
  const count = ({ from, to }: WordRange) => placeStarts[to]! - placeStarts[from]!;
  const rarest = ranges.reduce((best, range, k) => (count(range) < count(ranges[best]!) ? k : best), 0);
  const end = placeStarts[ranges[rarest]!.to]!;
  const fits = (first: number) =>
    ranges.every(({ from, to }, k) => tokens[first + k]! >= from && tokens[first + k]! < to);
  for (let k = placeStarts[ranges[rarest]!.from]!; k < end; k++) {
    const place = places[k]! - rarest;
    if (place < 0 || (ranges.length > 1 && !fits(place))) continue;
    const line = lines[place]!;
    if (place + ranges.length <= lineStarts[line + 1]!) found(place, line);
  }
}

/** Numbers of the words that contain a text behind their beginning. */
function wordsContaining({ wordText, wordStarts }: NameIndex, text: string): Set<number> {
  const numbers = new Set<number>();
  for (let at = wordText.indexOf(text); at >= 0; at = wordText.indexOf(text, at + 1)) {
    const word = upperBound(wordStarts, at) - 1;
    if (at > wordStarts[word]!) numbers.add(word);
  }
  return numbers;
}

/** The best lines so far, one for each concept. */
class BestLines {
  readonly #owners: Uint32Array;
  readonly #limit: number;
  readonly lines: LineMatch[] = [];

  constructor({ owners }: NameIndex, limit: number) {
    this.#owners = owners;
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.lines.length === this.#limit;
  }

  offer(line: number, rank: number): void {
    const { lines } = this;
    if (this.isFull && !isBefore(rank, line, lines[lines.length - 1]!)) return;
    const concept = this.#owners[line]!;
    const known = lines.findIndex((other) => other.concept === concept);
    if (known >= 0) {
      if (!isBefore(rank, line, lines[known]!)) return;
      lines.splice(known, 1);
    } else if (this.isFull) lines.pop();
    const at = lines.findIndex((other) => isBefore(rank, line, other));
    lines.splice(at < 0 ? lines.length : at, 0, { concept, line, rank });
  }
}

function isBefore(rank: number, line: number, other: LineMatch): boolean {
  return rank < other.rank || (rank === other.rank && line < other.line);
}
