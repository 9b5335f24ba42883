import type { Span } from "../candidates/span.ts";
import type { Document, Word } from "../language/document.ts";
import { SHAPE } from "../language/lexeme.ts";
import { copyUsage, POSITION_NAMES, phraseUsage, USAGE_NAMES, usageAt } from "../words/usage.ts";

/** Writes features one after another into a table, without an array for each group of them. */
export class FeatureRow {
  readonly #values: Float64Array;
  #at = 0;

  constructor(values: Float64Array) {
    this.#values = values;
  }

  put(value: number): void {
    this.#values[this.#at++] = value;
  }

  /** 1 or 0. */
  flag(condition: boolean): void {
    this.#values[this.#at++] = condition ? 1 : 0;
  }

  /** A flag for every option. */
  choice(options: readonly string[], chosen: string): void {
    for (let i = 0; i < options.length; i++) this.#values[this.#at++] = options[i] === chosen ? 1 : 0;
  }

  /** Several numbers. */
  all(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) this.#values[this.#at++] = values[i]!;
  }

  /** Lets `write` put a given number of values at a position of the table. */
  block(length: number, write: (values: Float64Array, at: number) => void): void {
    write(this.#values, this.#at);
    this.#at += length;
  }
}

/** Names of the shares of a word in the background table. */
export const WORD_SHARE_NAMES = ["Noun", "Adjective", "Gerund", "Participle", "Verb", "Capital"];

const TITLENESS = USAGE_NAMES.indexOf("Titleness");

/** How rare the words of a phrase are, without determiners, prepositions and conjunctions. */
export function putRarity(row: FeatureRow, words: readonly Word[]): void {
  let sum = 0;
  let count = 0;
  let unknown = 0;
  let first = -1;
  let last = 0;
  let min = 1;
  let max = 0;
  for (const word of words) {
    if (word.kind === "T" || word.kind === "P" || word.kind === "K") continue;
    last = word.lexeme.rarity;
    if (first < 0) first = last;
    if (last === 1) unknown++;
    min = Math.min(min, last);
    max = Math.max(max, last);
    sum += last;
    count++;
  }
  row.all(count === 0 ? [0, 0, 0, 0, 0, 0] : [first, last, sum / count, min, max, unknown]);
}

function putShares(row: FeatureRow, { lexeme: { facts } }: Word): void {
  row.put(facts ? facts.noun : -1);
  row.put(facts ? facts.adjective : -1);
  row.put(facts ? facts.gerund : -1);
  row.put(facts ? facts.participle : -1);
  row.put(facts ? facts.verb : -1);
  row.put(facts ? facts.capital : -1);
}

/** Usual word classes, capitals, hyphens, digits, empty words, and whether an article is inside. */
export function putShape(row: FeatureRow, words: readonly Word[]): void {
  const head = words.at(-1)!;
  const start = words[0]!;
  let [capitals, hyphens, digits, generic, inner, article] = [0, 0, 0, 0, false, false];
  for (const word of words) {
    const { shape } = word.lexeme;
    if (shape & SHAPE.innerCapital) inner = true;
    if (shape & SHAPE.capital && !word.caseless) capitals++;
    if (shape & SHAPE.hyphen) hyphens++;
    if (shape & SHAPE.digit) digits++;
    if (word.lexeme.generic) generic++;
    if (word.kind === "T") article = true;
  }
  putShares(row, head);
  putShares(row, start);
  row.flag(words.length === 1 && (head.lexeme.shape & SHAPE.acronym) > 0);
  row.flag(inner);
  row.put(capitals / words.length);
  row.put(hyphens);
  row.put(digits);
  row.put(generic);
  row.flag(head.lexeme.emptyHead);
  row.flag(article);
}

const putUsageOf = (row: FeatureRow, word: Word | undefined, names: readonly string[]) =>
  row.block(names.length, (values, at) => copyUsage(word?.lexeme.position ?? -1, names.length, values, at));

/** How the background corpus uses the first word, the last word and the words around the phrase, and whether the phrase is established there. */
export function putUsage(
  row: FeatureRow,
  document: Document,
  main: Span,
  { key, words }: { key: string; words: readonly Word[] },
): void {
  const start = words[0]!;
  const before = document.words[main.from - 1];
  const after = document.words[main.to + 1];
  putUsageOf(row, words.at(-1), USAGE_NAMES);
  putUsageOf(row, start, USAGE_NAMES);
  putUsageOf(row, before?.sentence === start.sentence ? before : undefined, POSITION_NAMES);
  putUsageOf(row, after?.sentence === start.sentence ? after : undefined, POSITION_NAMES);
  let sum = 0;
  let max = -1;
  let min = 1;
  for (const { lexeme } of words) {
    const titleness = usageAt(lexeme.position, TITLENESS);
    sum += titleness;
    max = Math.max(max, titleness);
    min = Math.min(min, titleness);
  }
  row.all([sum / words.length, max, min]);
  const phrase = phraseUsage(key);
  row.all(phrase ? [phrase.logPapers, phrase.own, phrase.title] : [0, 0, 0]);
}
