import table from "../data/usage.json" with { type: "json" };
import { wordCount, wordPosition } from "./background.ts";
import { ESTABLISHED_NAMES, PREPOSITIONS } from "./word-lists.ts";

/** Columns that say at which positions of phrases, and how often in titles, a word is used. */
export const POSITION_NAMES: readonly string[] = ["Head", "Start", "Alone", "InRun", "Titleness"];

/** Names of the numbers of `usageOf`: positions, and a vector of the words that a word is used with. */
export const USAGE_NAMES: readonly string[] = [
  ...POSITION_NAMES,
  ...Array.from({ length: table.dimensions }, (_, d) => `Vector${d}`),
];

/** Column of the share of its phrases that a word ends, less one half. */
export const HEAD: number = USAGE_NAMES.indexOf("Head");

const columns = [table.head, table.start, table.alone, table.inRun, table.titleness, ...table.vectors];
const values = new Float32Array(wordCount * columns.length);
for (const [c, column] of columns.entries()) {
  for (let i = 0; i < wordCount; i++) values[i * columns.length + c] = digit(column, i) / 35 - 0.5;
}

function digit(column: string, i: number): number {
  const unit = column.charCodeAt(i);
  return unit < 58 ? unit - 48 : unit - 87;
}

const UNKNOWN = new Float32Array(columns.length);

/** How a lower-case word is used in the background corpus: USAGE_NAMES, each −0.5 … 0.5; zeros for an unknown word. */
export function usageOf(lower: string): Float32Array {
  const i = wordPosition(lower);
  return i < 0 ? UNKNOWN : values.subarray(i * columns.length, (i + 1) * columns.length);
}

/** One number of usageOf, by column. */
export function usageNumber(lower: string, column: number): number {
  return usageAt(wordPosition(lower), column);
}

/** One number of usageOf for the word at a position in the background table; 0 for position −1. */
export function usageAt(position: number, column: number): number {
  return position < 0 ? 0 : values[position * columns.length + column]!;
}

/** Copies the first `count` numbers of usageOf for the word at a position in the background table; zeros for position −1. */
export function copyUsage(position: number, count: number, into: Float64Array, at: number): void {
  if (position < 0) {
    into.fill(0, at, at + count);
    return;
  }
  const from = position * columns.length;
  for (let c = 0; c < count; c++) into[at + c] = values[from + c]!;
}

/** How an established phrase is used in the background corpus. */
export interface PhraseUsage {
  /** log2 of the number of background papers with it. */
  readonly logPapers: number;
  /** Share of these in which it is a whole noun phrase, 0 … 1. */
  readonly own: number;
  /** How much it prefers titles to abstracts, −0.5 … 0.5. */
  readonly title: number;
}

const phrases = new Map<string, number>(table.phrases.split("\n").map((key, i) => [key, i]));

/** Every word followed by a preposition in an established phrase: "theory of". */
const prepositionPairs = new Set(
  [...phrases.keys(), ...ESTABLISHED_NAMES].flatMap((key) => {
    const words = key.split(" ");
    return words.flatMap((word, i) => (i > 0 && PREPOSITIONS.has(word) ? [`${words[i - 1]} ${word}`] : []));
  }),
);

/** True when an established phrase contains this word (a canonical key) followed by this preposition. */
export const isFollowedByPreposition = (word: string, preposition: string): boolean =>
  prepositionPairs.has(`${word} ${preposition}`);

/** Used for a name of ESTABLISHED_NAMES that the table lacks; about what "mixture of experts" has. */
const UNSEEN_NAME_USAGE: PhraseUsage = { logPapers: 4.5, own: 0.5, title: 0.1 };

const CAPITAL = /\p{Lu}/u;

/** The usage of a canonical key of two or more words; undefined when it is not established in the background corpus. */
export function phraseUsage(key: string): PhraseUsage | undefined {
  // the symbol of an element is the only word of a key with a capital ("Li ion battery")
  const i = phrases.get(key) ?? (CAPITAL.test(key) ? phrases.get(key.toLowerCase()) : undefined);
  if (i === undefined) return ESTABLISHED_NAMES.has(key) ? UNSEEN_NAME_USAGE : undefined;
  return {
    logPapers: digit(table.phrasePapers, i) / 2,
    own: digit(table.phraseOwn, i) / 35,
    title: digit(table.phraseTitle, i) / 35 - 0.5,
  };
}
