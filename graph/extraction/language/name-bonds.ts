import { isUnit } from "../words/amounts.ts";
import type { WordClass } from "../words/word-class.ts";
import { EMPTY_STARTS, EVALUATIVE, GENERIC, NUMBER_WORDS, NUMBERED_PARTS, ORDINALS } from "../words/word-lists.ts";
import { SHAPE } from "./lexeme.ts";
import { endsLatin } from "./opening-words.ts";
import { GENUS_INITIAL, INSIDE_NAMES, isParticle, SAINT, type Token } from "./tokens.ts";

/** A token with its word class and its sentence. */
export interface ClassifiedToken extends Token {
  readonly kind: WordClass;
  /** Position of its sentence in `Document.sentences`. */
  readonly sentence: number;
  /** True where a capital means nothing: for the first word of a sentence and for every word of a title in Title Case. */
  readonly caseless: boolean;
}

/** True when the word begins with a capital that means something. */
export const isCapital = ({ caseless, lexeme }: ClassifiedToken): boolean =>
  !caseless && (lexeme.shape & SHAPE.capital) > 0;

/**
 * Finds the words that belong to the word before them in one name, so that no phrase may begin or end between the two: "Great
 * Depression", "World War II", "Web 2.0", "E. coli". The shorter phrase would be another thing.
 */
export function boundWords(words: readonly ClassifiedToken[]): number[] {
  const bound: number[] = [];
  const repeated = repeatedNumbers(words);
  for (let i = 1; i < words.length; i++) {
    const [before, word] = [words[i - 1]!, words[i]!];
    if (word.gap !== "" || word.sentence !== before.sentence) continue;
    if (isGenus(before) || isOpener(before, word) || isNumberOfName(before, word, repeated) || isInside(words, i))
      bound.push(i);
  }
  return bound;
}

/** True inside a name with a conjunction, an abbreviation or a particle, inside Latin, and behind the level of a measure. */
function isInside(words: readonly ClassifiedToken[], i: number): boolean {
  if (isConjunctionOfName(words, i) || isConjunctionOfName(words, i - 1)) return true;
  if (isInsideName(words, i) || isInsideName(words, i - 1)) return true;
  const [before, word, after] = [words[i - 1]!, words[i]!, words[i + 1]];
  return isInPlaceName(words, i) || endsLatin(before, word) || (after !== undefined && isMeasure(before, word, after));
}

/** "Roe v. Wade", "thuringiensis subsp. israelensis": the abbreviation and both words beside it are one name. */
function isInsideName(words: readonly ClassifiedToken[], i: number): boolean {
  const [before, word, after] = [words[i - 1], words[i]!, words[i + 1]];
  if (before === undefined || after?.gap !== "" || word.gap !== "" || !INSIDE_NAMES.has(word.text)) return false;
  const isLaw = word.text === "v";
  return isLaw
    ? /^\p{Lu}\p{Ll}/u.test(before.text) && /^\p{Lu}\p{Ll}/u.test(after.text)
    : before.lexeme.facts === undefined && before.lower === before.text && /^\p{Ll}/u.test(after.text);
}

function isInPlaceName(words: readonly ClassifiedToken[], i: number): boolean {
  const [first, before, word, after] = [words[i - 2], words[i - 1]!, words[i]!, words[i + 1]];
  if (isParticle(before, word, after)) return !before.caseless;
  return first !== undefined && !first.caseless && isParticle(first, before, word);
}

/** Last words of names of bodies, studies and instruments, which often have a conjunction. */
const BODIES: ReadonlySet<string> = new Set(
  (
    "trial study scale administration act survey inventory questionnaire index programme program association society committee commission " +
    "department ministry center centre council institute organization organisation agency foundation convention treaty conference test " +
    "checklist interview bureau office university college academy authority corporation union bank fund project initiative register registry " +
    "network framework system"
  ).split(" "),
);

/** Countries and provinces with two names. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ...([
    ["bosnia", "herzegovina"],
    ["trinidad", "tobago"],
    ["antigua", "barbuda"],
    ["kitts", "nevis"],
    ["turks", "caicos"],
    ["wallis", "futuna"],
    ["newfoundland", "labrador"],
  ] as const),
]);

const COLOURS: ReadonlySet<string> = new Set(
  "black white red blue green yellow brown grey gray gold golden orange purple pink silver".split(" "),
);

/** "Diabetes Control and Complications Trial", "Food and Drug Administration": capitals on both sides, and a body at the end. */
function isConjunctionOfName(words: readonly ClassifiedToken[], i: number): boolean {
  const [before, word] = [words[i - 1], words[i]!];
  if (
    word.lower !== "and" ||
    before === undefined ||
    word.caseless ||
    !(isNameWord(before) || opensSentence(words, i - 1))
  )
    return false;
  if (PLACES.get(before.lower) === words[i + 1]?.lower) return true;
  // in running text a capital is enough: "Observation Prediction And Response Network"
  if (word.text === "And") return isNextOfName(words[i + 1], word);
  // "Black and Gold Howler Monkey"
  if (COLOURS.has(before.lower) && isNextOfName(words[i + 1], word)) return isNextOfName(words[i + 2], word);
  let end = i;
  while (isNextOfName(words[end + 1], word)) end++;
  // "Scale-Excited Component": the body may be the first part of a hyphenated word
  const isBody = ({ lower }: ClassifiedToken) => BODIES.has(lower.split(/[-‐‑–]/, 1)[0]!);
  return (
    end > i + 1 &&
    (isBody(words[end]!) || words.slice(i + 2, end).some((one) => isBody(one) && /[-‐‑–]/.test(one.text)))
  );
}

/** "Positive and Negative Syndrome Scale" at the start of a sentence. */
const opensSentence = (words: readonly ClassifiedToken[], i: number) =>
  NAME_WORD.test(words[i]!.text) && words[i - 1]?.sentence !== words[i]!.sentence;

const isNextOfName = (next: ClassifiedToken | undefined, { sentence }: ClassifiedToken) =>
  next !== undefined && next.sentence === sentence && next.gap === "" && isNameWord(next);

const MEASURES: ReadonlySet<string> = new Set(
  "frequency latitude altitude temperature pressure energy density dose speed velocity voltage resolution".split(" "),
);

/** "low frequency sound levels", "high latitude electric fields", "small molecule inhibitor": without the first word the rest names nothing. */
function isMeasure(before: ClassifiedToken, word: ClassifiedToken, after: ClassifiedToken): boolean {
  if (after.gap !== "" || !"NA".includes(after.kind) || after.sentence !== word.sentence) return false;
  if (before.lower === "small") return word.lower === "molecule";
  return (before.lower === "low" || before.lower === "high" || before.lower === "mid") && MEASURES.has(word.lower);
}

const isGenus = ({ text }: ClassifiedToken) => GENUS_INITIAL.test(text);

/** True for a word that would only count, place or praise ("Second", "New", "Great"), but is written with a capital before a name. */
function isOpener(before: ClassifiedToken, word: ClassifiedToken): boolean {
  return isNameWord(before) && isNameWord(word) && (SAINT.has(before.text) || opensNames(before.lower));
}

/** True for an ordinal, a number or a quality that may be the first word of a name. */
export const opensNames = (lower: string): boolean =>
  lower === "new" ||
  (!EVALUATIVE.has(lower) &&
    (ORDINALS.has(lower) || GENERIC.has(lower) || EMPTY_STARTS.has(lower) || NUMBER_WORDS.has(lower)));

const isNameWord = (word: ClassifiedToken) => isCapital(word) && NAME_WORD.test(word.text);
const NAME_WORD = /^\p{Lu}\p{Ll}/u;

const ROMAN = /^(?:I{2,3}|IV|VI{1,3}|IX|XI{0,3}|XIV|XV)$/;
/** The version of a product or movement: "Web 2.0". Other numbers with a point are measurements. */
const VERSION = /^\d{1,2}\.0$/;
const WHOLE_NUMBER = /^\d{1,5}$/;
/** "RCP 8.5", unlike "Windows 8.5". */
const SCENARIO = /^\d{1,2}\.\d$/;
const ACRONYM = /^\p{Lu}{2,5}$/u;

function isNumberOfName(before: ClassifiedToken, word: ClassifiedToken, repeated: ReadonlySet<string>): boolean {
  // "Section 230" of a law: no paper has as many
  if (NUMBERED_PARTS.has(before.lower) && !(isCapital(before) && /^\d{3}$/.test(word.text))) return false;
  if (ROMAN.test(word.text)) return before.kind === "N" || isCapital(before);
  if (word.text === "I") return word.kind === "C";
  if (word.kind !== "C") return false;
  // the background corpus does not know "interleukin"
  if (!isCapital(before)) {
    const mayHaveNumber = before.lexeme.facts === undefined || NUMBERED_MOLECULES.has(before.lower);
    return before.kind === "N" && mayHaveNumber && repeated.has(pairOf(before, word));
  }
  if (VERSION.test(word.text)) return NAME_WORD.test(before.text);
  return repeated.has(pairOf(before, word));
}

/** "toll-like receptor 4", "heat shock protein 70": the number says which of them. */
const NUMBERED_MOLECULES: ReadonlySet<string> = new Set(
  "receptor protein kinase antigen channel transporter ligand collagen integrin polymerase factor".split(" "),
);

/** Capitalised words with a whole number that occur more than once: "Windows 95", unlike "in Europe 25 countries". */
function repeatedNumbers(words: readonly ClassifiedToken[]): Set<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()];
  for (const [i, word] of words.entries()) {
    if (word.kind !== "C" || word.gap !== "" || i === 0) continue;
    if (!WHOLE_NUMBER.test(word.text) && !(SCENARIO.test(word.text) && ACRONYM.test(words[i - 1]!.text))) continue;
    if (isAmount(words, i)) continue;
    const pair = pairOf(words[i - 1]!, word);
    if (seen.has(pair)) repeated.add(pair);
    seen.add(pair);
  }
  return repeated;
}

/** True for a number before its unit: "10 mg", "18 to 65 years", "10 and 20 mg". */
function isAmount(words: readonly ClassifiedToken[], i: number): boolean {
  for (let n = i + 1; n <= i + MAX_WORDS_BEFORE_UNIT; n++) {
    const word = words[n];
    if (word === undefined || word.sentence !== words[i]!.sentence) return false;
    if (isUnit(word.text)) return true;
    if (word.kind !== "C" && !/^(?:and|or|to)$/.test(word.lower)) return false;
  }
  return false;
}

const MAX_WORDS_BEFORE_UNIT = 5;

const pairOf = (before: ClassifiedToken, word: ClassifiedToken) => `${before.lower} ${word.text}`;

interface BoundToken {
  readonly bound: boolean;
}

/** True for the first word of a name whose words no phrase may separate. */
export const opensName = (words: readonly BoundToken[], i: number) => words[i + 1]?.bound === true && !words[i]!.bound;

/** True when a phrase that begins or ends here would separate the words of a name. */
export const cutsName = (words: readonly BoundToken[], from: number, to: number) =>
  words[from]!.bound || words[to + 1]?.bound === true;
