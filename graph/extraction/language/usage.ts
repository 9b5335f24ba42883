import table from "../data/usage.json" with { type: "json" };
import { wordCount, wordPosition } from "./background.ts";
import { ESTABLISHED_NAMES, PREPOSITIONS } from "./word-lists.ts";

/** Version of the table; part of the extractor's tag. */
export const usageVersion: number = table.version;

/** How a word stands in phrases and titles. */
export const STANDING_NAMES: readonly string[] = ["Head", "Start", "Alone", "InRun", "Titleness"];

/** Numbers that `usageOf` gives for a word: how it stands, and the vector of its company. */
export const USAGE_NAMES: readonly string[] = [
  ...STANDING_NAMES,
  ...Array.from({ length: table.dimensions }, (_, d) => `Vector${d}`),
];

/** Column of the share of its phrases that a word ends, against one half. */
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

/** How a lower-case word is used in the background corpus (USAGE_NAMES, centred on 0); zeros for an unknown word. */
export function usageOf(lower: string): Float32Array {
  const i = wordPosition(lower);
  return i < 0 ? UNKNOWN : values.subarray(i * columns.length, (i + 1) * columns.length);
}

/** One of the numbers of usageOf. */
export function usageNumber(lower: string, column: number): number {
  return usageAt(wordPosition(lower), column);
}

/** One of the numbers of usageOf for the word at a position of the background table; 0 for −1. */
export function usageAt(position: number, column: number): number {
  return position < 0 ? 0 : values[position * columns.length + column]!;
}

/** Writes the first numbers of usageOf for the word at a position of the background table; zeros for −1. */
export function copyUsage(position: number, count: number, into: Float64Array, at: number): void {
  if (position < 0) {
    into.fill(0, at, at + count);
    return;
  }
  const from = position * columns.length;
  for (let c = 0; c < count; c++) into[at + c] = values[from + c]!;
}

/** What is known of an established phrase: log2 of its background papers, share on its own, presence in titles. */
export interface PhraseUsage {
  readonly logPapers: number;
  readonly own: number;
  readonly title: number;
}

const phrases = new Map<string, number>(table.phrases.split("\n").map((key, i) => [key, i]));

/** Every word with the preposition after it in an established phrase: "theory of". */
const joints = new Set(
  [...phrases.keys(), ...ESTABLISHED_NAMES].flatMap((key) => {
    const words = key.split(" ");
    return words.flatMap((word, i) => (i > 0 && PREPOSITIONS.has(word) ? [`${words[i - 1]} ${word}`] : []));
  }),
);

/** Some established phrase goes on from this word (a canonical key) over this preposition. */
export const joinsOver = (word: string, preposition: string): boolean => joints.has(`${word} ${preposition}`);

/** What a name of ESTABLISHED_NAMES has that the table lacks: about as much as "mixture of experts". */
const ESTABLISHED: PhraseUsage = { logPapers: 4.5, own: 0.5, title: 0.1 };

/** Facts about a canonical key of two or more words, undefined when it is not established in the background corpus. */
export function phraseUsage(key: string): PhraseUsage | undefined {
  const i = phrases.get(key);
  if (i === undefined) return ESTABLISHED_NAMES.has(key) ? ESTABLISHED : undefined;
  return {
    logPapers: digit(table.phrasePapers, i) / 2,
    own: digit(table.phraseOwn, i) / 35,
    title: digit(table.phraseTitle, i) / 35 - 0.5,
  };
}
