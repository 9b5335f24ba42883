import type { Span } from "../candidates/span.ts";
import type { Document, Word } from "../language/document.ts";
import { copyUsage, phraseUsage, STANDING_NAMES, USAGE_NAMES, usageAt } from "../language/usage.ts";
import { SHAPE } from "../language/word-shape.ts";
import type { FeatureRow } from "./feature-row.ts";

/** What the background table says of a word, as names of features. */
export const WORD_CLASSES_NAMED = ["Noun", "Adjective", "Gerund", "Participle", "Verb", "Capital"];

const TITLENESS = 4;

/** How rare the words of a phrase are, grammar words aside. */
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

/** Word classes elsewhere, capitals, hyphens, digits, words that name nothing, and an article inside. */
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
  row.filled(names.length, (values, at) => copyUsage(word?.lexeme.position ?? -1, names.length, values, at));

/** How the first and last word and the neighbours are used elsewhere, and whether the phrase is established. */
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
  putUsageOf(row, before?.sentence === start.sentence ? before : undefined, STANDING_NAMES);
  putUsageOf(row, after?.sentence === start.sentence ? after : undefined, STANDING_NAMES);
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
