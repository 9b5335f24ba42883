import type { ConceptRecord } from "../contract/records.ts";
import { createPause, mapWithPauses } from "../shared/pauses.ts";
import type { DerivedData } from "../store/store.ts";
import { readPieces, savePieces } from "./memo.ts";

/**
 * Every form of every concept, simplified, as a line of words. A word is its number in the sorted list of all words, so that the words
 * with one beginning are neighbours, and so are their places in the lines.
 */
export interface NameIndex {
  /** All words, ascending. */
  readonly words: readonly string[];
  /** All words, each between line ends, for the search inside of words. */
  readonly wordText: string;
  /** Where each word begins in that text. */
  readonly wordStarts: Uint32Array;
  /** The letters of each word, as `lettersOf` gives them. */
  readonly wordLetters: Uint32Array;
  /** The words of all lines, one line after the other; forms of concepts with most papers come first. */
  readonly tokens: Uint32Array;
  /** Where each line begins among the tokens, and the end of the last one. */
  readonly lineStarts: Uint32Array;
  /** The line of each token. */
  readonly lines: Uint32Array;
  /** Concept number of each line. */
  readonly owners: Uint32Array;
  /** Places of the first word among the tokens, then those of the second …; each ascending. */
  readonly places: Uint32Array;
  /** Where the places of each word begin, and the end of those of the last one. */
  readonly placeStarts: Uint32Array;
}

/** Builds the index in slices, so that a server keeps answering. */
export async function buildNameIndex(concepts: readonly ConceptRecord[], byPapers: Uint32Array): Promise<NameIndex> {
  /** Words by the order of their first use. */
  const numbers = new Map<string, number>();
  const used: number[] = [];
  const lineStarts: number[] = [];
  const owners: number[] = [];
  await mapWithPauses(byPapers, (concept) => {
    for (const line of linesOf(concepts[concept]!)) {
      owners.push(concept);
      lineStarts.push(used.length);
      for (const word of line.split(" ")) used.push(numberOf(numbers, word));
    }
  });
  lineStarts.push(used.length);
  const words = await sortWords([...numbers.keys()]);
  const sortedNumbers = new Uint32Array(words.length);
  const wordStarts = new Uint32Array(words.length);
  let length = 1;
  await mapWithPauses(words, (word, number) => {
    sortedNumbers[numbers.get(word)!] = number;
    wordStarts[number] = length;
    length += word.length + 1;
  });
  const tokens = Uint32Array.from(await mapWithPauses(used, (number) => sortedNumbers[number]!));
  const lines = new Uint32Array(tokens.length);
  await mapWithPauses(owners, (_, line) => lines.fill(line, lineStarts[line], lineStarts[line + 1]));
  const wordLetters = Uint32Array.from(await mapWithPauses(words, lettersOf));
  const pause = createPause();
  const wordText = `\n${words.join("\n")}\n`;
  await pause();
  return {
    ...{ words, wordText, wordStarts, wordLetters, tokens, lines },
    ...{ lineStarts: Uint32Array.from(lineStarts), owners: Uint32Array.from(owners) },
    ...(await placesOf(tokens, words.length, pause)),
  };
}

/** Raised when the index of the same concepts changes; those of other versions are not read. */
const NAMES = "names/1";

/** The index as it was stored for a revision, or undefined. */
export async function recallNameIndex(store: DerivedData, revision: number): Promise<NameIndex | undefined> {
  const pieces = await readPieces(store, NAMES, revision);
  if (!pieces) return undefined;
  const { wordText, ...arrays }: Omit<NameIndex, "words"> = Object.assign({}, ...pieces);
  return { ...arrays, wordText, words: arrays.wordStarts.length === 0 ? [] : wordText.slice(1, -1).split("\n") };
}

/** Stores an index, each of its arrays by itself. */
export async function saveNameIndex(store: DerivedData, revision: number, index: NameIndex): Promise<void> {
  const { words: _, ...columns } = index;
  const pieces = Object.entries(columns).map(([name, column]) => ({ [name]: column }));
  await savePieces(store, NAMES, revision, pieces);
}

function numberOf(numbers: Map<string, number>, word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  numbers.set(word, numbers.size);
  return numbers.size - 1;
}

/** Ascending by code units; sorted initial by initial, so that no turn is long. */
async function sortWords(words: readonly string[]): Promise<string[]> {
  const byInitial = new Map<number, string[]>();
  await mapWithPauses(words, (word) => {
    const initial = word === "" ? 0 : word.charCodeAt(0);
    const others = byInitial.get(initial);
    if (others) others.push(word);
    else byInitial.set(initial, [word]);
  });
  const sorted: string[][] = [];
  const pause = createPause();
  for (const initial of Uint16Array.from(byInitial.keys()).sort()) {
    sorted.push(byInitial.get(initial)!.sort());
    await pause();
  }
  return sorted.flat();
}

/** The places of every word, by counting. */
async function placesOf(
  tokens: Uint32Array,
  words: number,
  pause: () => Promise<void>,
): Promise<Pick<NameIndex, "places" | "placeStarts">> {
  const placeStarts = new Uint32Array(words + 1);
  for (let place = 0; place < tokens.length; place++) placeStarts[tokens[place]! + 1]!++;
  for (let word = 0; word < words; word++) placeStarts[word + 1]! += placeStarts[word]!;
  await pause();
  const next = placeStarts.slice();
  const places = new Uint32Array(tokens.length);
  for (let place = 0; place < tokens.length; place++) places[next[tokens[place]!]!++] = place;
  return { places, placeStarts };
}

/** Words with the numbers `from` to before `to`. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** The set of the letters of a word, as bits; a few letters share one. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let k = 0; k < word.length; k++) letters |= 1 << word.charCodeAt(k);
  return letters >>> 0;
}

/** The words that begin with a text. */
export function wordsFrom({ words }: NameIndex, text: string): WordRange {
  const from = firstWord(words, 0, (word) => word >= text);
  return { from, to: firstWord(words, from, (word) => !word.startsWith(text)) };
}

/** The word itself, as a range of one or none. */
export function wordItself({ words }: NameIndex, text: string): WordRange {
  const from = firstWord(words, 0, (word) => word >= text);
  return { from, to: words[from] === text ? from + 1 : from };
}

/** The first word from `from` on that passes a test; all after it must pass too. */
function firstWord(words: readonly string[], from: number, test: (word: string) => boolean): number {
  let [low, high] = [from, words.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(words[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The text of one line. */
export function lineText({ words, tokens, lineStarts }: NameIndex, line: number): string {
  let text = "";
  for (let place = lineStarts[line]!; place < lineStarts[line + 1]!; place++) {
    text += text === "" ? words[tokens[place]!] : ` ${words[tokens[place]!]}`;
  }
  return text;
}

/** The form of a concept that a line stands for, as papers write it. */
export function formOf({ label, aliases }: ConceptRecord, line: string): string {
  return [label, ...aliases.map(({ form }) => form)].find((form) => foldName(form) === line) ?? label;
}

const SEPARATORS = /[\s\-‐‑‒–_/]+/g;
const NEEDS_WORK = /[-‐‑‒–_/]|\s\s|^\s|\s$/;

/** Lower case, one space for every run of spaces and hyphens. */
export function foldName(form: string): string {
  const lower = form.toLowerCase();
  return NEEDS_WORK.test(lower) ? lower.replace(SEPARATORS, " ").trim() : lower;
}

/** The forms of a concept, simplified, each once. */
export function linesOf({ label, aliases }: ConceptRecord): string[] {
  const lines = [foldName(label)];
  for (const { form } of aliases) {
    const line = foldName(form);
    if (!lines.includes(line)) lines.push(line);
  }
  return lines;
}
