import { memoize } from "../../shared/memoize.ts";
import type { Document, Word } from "../language/document.ts";
import { SHAPE } from "../language/lexeme.ts";
import { copyUsage, USAGE_NAMES } from "../language/usage.ts";

/** A stretch of words of a document, first and last (inclusive). */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
}

const withoutDigits = memoize((word) => word.replace(/\p{N}/gu, "0"));

/** A word as it is written in features: in canonical spelling and number, each digit a 0. */
export const formOf = ({ lexeme, lower }: Word): string =>
  withoutDigits(lexeme.canonical === "" ? lower : lexeme.canonical);

const plainFormOf = ({ lower }: Word): string => withoutDigits(lower);

/** The word at a position, or undefined beyond the sentence of `inside`. */
export function wordNear(document: Document, at: number, inside: Word): Word | undefined {
  const word = document.words[at];
  return word?.sentence === inside.sentence ? word : undefined;
}

/** Verbs, -ing forms and participles. */
export const isVerbal = ({ kind }: Word): boolean => kind === "V" || kind === "G" || kind === "E";

/** How far a verb or a preposition may be from the span to count as its context, in words. */
const MAX_DISTANCE = 7;
const POINTERS = new Set(["this", "these", "that", "such", "our", "the", "its"]);
const SHAPES = [SHAPE.acronym, SHAPE.innerCapital, SHAPE.capital, SHAPE.hyphen, SHAPE.digit, SHAPE.anyCapital];

/** The features that say what kind of thing a span names: its words and endings, its neighbours, and how it is written. */
export function kindFeatures(document: Document, span: WordSpan): string[] {
  const features: string[] = [];
  putWords(features, document, span);
  putNeighbours(features, document, span);
  putContext(features, document, span);
  const first = document.words[span.from]!;
  features.push(`s=${Math.min(first.sentence, 3)}`);
  if (first.sentence === document.sentences.length - 1) features.push("last");
  return features;
}

function putWords(features: string[], { words }: Document, { from, to }: WordSpan): void {
  const head = words[to]!;
  const form = formOf(head);
  features.push(`h=${form}`, `n=${Math.min(5, to - from + 1)}`, `single=${from === to}`);
  for (let length = 2; length <= 5; length++) features.push(`h${length}=${form.slice(-length)}`);
  let all = "";
  let pattern = "";
  let leads = false;
  for (let i = from; i <= to; i++) {
    const word = words[i]!;
    const own = formOf(word);
    all += all === "" ? own : `_${own}`;
    if (pattern.length < 6) pattern += word.kind;
    if (i < to) features.push(`w=${own}`);
    if (!leads && word.kind === "P" && i > from) {
      // the head of "recognition of handwritten digits" is "recognition"
      const lead = formOf(words[i - 1]!);
      features.push(`lh=${lead}`, `ls=${lead.slice(-3)}`);
      leads = true;
    }
  }
  features.push(`f=${formOf(words[from]!)}`, `all=${all}`, `pat=${pattern}`);
  features.push(`hh=${from < to ? `${formOf(words[to - 1]!)}_` : ""}${form}`);
  for (const bit of SHAPES) if (head.lexeme.shape & bit) features.push(`sh${bit}`);
}

function putNeighbours(features: string[], document: Document, { from, to }: WordSpan): void {
  const inside = document.words[from]!;
  const text = (at: number, edge: string) => {
    const word = wordNear(document, at, inside);
    return word === undefined ? edge : plainFormOf(word);
  };
  const kind = (at: number) => wordNear(document, at, inside)?.kind ?? ".";
  const left = [text(from - 1, "^"), text(from - 2, "^"), text(from - 3, "^")];
  const right = [text(to + 1, "$"), text(to + 2, "$"), text(to + 3, "$")];
  for (let n = 0; n < 3; n++) features.push(`l${n}=${left[n]}`, `r${n}=${right[n]}`);
  features.push(`l10=${left[1]}_${left[0]}`, `r01=${right[0]}_${right[1]}`);
  features.push(`lk=${kind(from - 2)}${kind(from - 1)}`, `rk=${kind(to + 1)}${kind(to + 2)}`);
  features.push(`lg=${inside.gap.slice(0, 2)}`, `rg=${wordNear(document, to + 1, inside)?.gap.slice(0, 2) ?? "$"}`);
  if (POINTERS.has(left[0]!)) features.push(`det=${left[0]}${from === to ? "1" : "2"}`);
}

/** The nearest verbs on both sides, and the nearest preposition before. */
function putContext(features: string[], document: Document, { from, to }: WordSpan): void {
  const inside = document.words[from]!;
  const nearest = (start: number, step: 1 | -1, fits: (word: Word) => boolean): number => {
    for (let n = 0; n < MAX_DISTANCE; n++) {
      const at = start + n * step;
      const word = wordNear(document, at, inside);
      if (word === undefined) return -1;
      if (fits(word)) return at;
    }
    return -1;
  };
  const before = nearest(from - 1, -1, isVerbal);
  const after = nearest(to + 1, 1, isVerbal);
  const preposition = nearest(from - 1, -1, ({ kind }) => kind === "P");
  if (before >= 0) features.push(`lv=${formOf(document.words[before]!)}`);
  if (after >= 0) features.push(`rv=${formOf(document.words[after]!)}`);
  if (preposition >= 0) {
    const word = plainFormOf(document.words[preposition]!);
    const earlier = wordNear(document, preposition - 1, inside);
    features.push(
      `lp=${word}`,
      `lpd=${word}_${from - preposition}`,
      `lpw=${earlier ? plainFormOf(earlier) : "^"}_${word}`,
    );
  }
}

/** Each kind of usage is measured for the last and the first word, three neighbours, and all words of a span. */
export const KIND_NUMBERS = 6 * USAGE_NAMES.length;
/** Brings the numbers, −0.5 … 0.5, to the scale of the other features. */
const NUMBER_SCALE = 3;

/** How the last, the first and all words of a span and its neighbours are used in the background corpus. */
export function kindNumbers({ words }: Document, { from, to }: WordSpan): Float64Array {
  const width = USAGE_NAMES.length;
  const numbers = new Float64Array(KIND_NUMBERS);
  const put = (block: number, at: number) => copyUsage(words[at]?.lexeme.position ?? -1, width, numbers, block * width);
  put(0, to);
  put(1, from);
  put(2, from - 1);
  put(3, to + 1);
  put(4, from - 2);
  const one = new Float64Array(width);
  for (let i = from; i <= to; i++) {
    copyUsage(words[i]!.lexeme.position, width, one, 0);
    for (let c = 0; c < width; c++) numbers[5 * width + c]! += one[c]! / (to - from + 1);
  }
  for (let c = 0; c < numbers.length; c++) numbers[c]! *= NUMBER_SCALE;
  return numbers;
}
