import { backgroundLogPapers, backgroundPapers } from "../words/background.ts";
import { phraseUsage } from "../words/usage.ts";
import { hasRole, type Lexeme, lexemeOf, ROLE } from "./lexeme.ts";
import { GAP } from "./section-labels.ts";

/** A word without the punctuation around it; a hyphenated word such as "few-shot" is one token. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  readonly lexeme: Lexeme;
  /** Offsets into the original field, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Punctuation between the token before (or the start of the sentence) and this one, white space removed. */
  readonly gap: string;
  /** The apostrophe of a plural is before it, which is no gap: "Years' War". */
  readonly afterApostrophe: boolean;
}

export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly tokens: Token[];
}

const fill = (match: string) => GAP.repeat(match.length);
const blank = (match: string) => " ".repeat(match.length);

/**
 * What is not prose, in the order in which it is replaced. A rule runs only when the text contains its character. All repetitions are
 * bounded, which keeps every pattern linear in the text, and every replacement keeps the length, so that offsets into the
 * masked text are offsets into the original.
 */
const RULES: readonly (readonly [string, RegExp, (match: string) => string])[] = [
  ["", /\b(?:https?:\/\/|www\.)[^\s<>"'”)\]]+/gi, fill],
  ["@", /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g, fill],
  ["$$", /\$\$[^$]{1,400}\$\$/g, fill],
  ["$", /\$[^$\n]{1,200}\$/g, fill],
  ["\\", /\\[([][^\\\n]{1,200}\\[)\]]/g, fill],
  ["\\", /\\(?:emph|textit|textbf|textsc|texttt|text|mathrm|mathbf|underline|href\{[^}]{0,200}\})\s?\{/g, blank],
  ["\\", /\\(?:cite[a-z]*|ref|eqref|label|footnote)\s?\{[^}]{0,200}\}/g, fill],
  ["\\", /\\[a-zA-Z]{1,30}/g, fill],
  ["<", /<\/?[a-zA-Z][^<>]{0,120}>/g, blank],
  ["&", /&(?:[a-z]{2,8}|#\d{1,6});/gi, blank],
  ["", /[{}]/g, blank],
  ["[", /\[\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,30}\s?\]/g, fill],
  ["et al", /\([^()]{0,100}\bet al\b[^()]{0,100}\)/g, fill],
  [
    "(",
    /\((?:[A-Z][\w.’'-]{1,30}(?:(?:,? and |, |,? & )[A-Z][\w.’'-]{1,30}){0,5},? (?:1[789]|20)\d\d[a-z]?(?:; |(?=\)))){1,8}\)/g,
    fill,
  ],
  // a sign that a database spells out: "HawaiModified Letter Turned Commai"
  ["Modified Letter", /\p{L}{0,30} ?\(?Modified Letter [A-Z][a-z]{2,10} [A-Z][a-z]{2,10}\)?\p{L}{0,30}/gu, fill],
  // who named a species: "Sclerospora graminicola (Sacc.) Schroet."
  [
    "(",
    /(?<=\b\p{Lu}\p{Ll}{2,30} \p{Ll}{3,30} )\(\p{Lu}\p{Ll}{0,9}\.\)(?: (?:\p{Lu}\. ?){0,2}\p{Lu}\p{Ll}{1,12}\.)?/gu,
    fill,
  ],
  // a dash without spaces: "environments-A case study", "terraces-P. tabulaeformis"
  [
    "-",
    /(?<=\p{Ll}{4})-(?=An? (?:case|review|survey|study|systematic|comparative|comparison|pilot|preliminary|prospective|retrospective|randomi[sz]ed|critical|comprehensive|scoping|short|brief|qualitative|quantitative|longitudinal|tutorial|primer|new|novel)\b|The \p{L}{3}|\p{Lu}\. \p{Ll}{4})/gu,
    fill,
  ],
  [
    " and co",
    /\b(?:\p{Lu}[\p{L}’'-]{1,30}, ){0,3}\p{Lu}[\p{L}’'-]{1,30},? and (?:colleagues|co-?workers|collaborators)\b/gu,
    fill,
  ],
  ["et al", /(?:\b\p{Lu}[\p{L}’'-]{1,30},? (?:(?:and |& )?\p{Lu}[\p{L}’'-]{1,30},? )?)?\bet al\b\.?/gu, fill],
];

/** Masks mathematics, mark-up, addresses and citations; the result is as long as the text. */
export function maskMarkup(text: string): string {
  let masked = text.replace(/(?![\t\n\r])\p{Cc}/gu, " ");
  for (const [sign, pattern, replace] of RULES) {
    if (masked.includes(sign)) masked = masked.replace(pattern, replace);
  }
  return masked;
}

/** Abbreviations: a full stop after them does not end the sentence. */
const ABBREVIATIONS = new Set(
  "e.g i.e cf vs v etc al fig figs eq eqs ref refs sec no nos dr prof mr mrs st ste mt ft approx resp viz ca subsp ssp var pv cv bv".split(
    " ",
  ),
);
/** Abbreviations at the start of names of places: "St. Lawrence Estuary", "Mt. Everest". */
export const SAINT: ReadonlySet<string> = new Set(["St", "Ste", "Mt", "Ft"]);
/** Abbreviations inside a name: "Roe v. Wade", "Bacillus thuringiensis subsp. israelensis", "oxysporum f. sp. cubense". */
export const INSIDE_NAMES: ReadonlySet<string> = new Set(["v", "subsp", "ssp", "var", "pv", "cv", "bv", "f. sp."]);
/** True when a word is an abbreviation inside or at the start of a name, with the full stop that follows it there. */
export const isShortOfName = ({ text }: Token): boolean => SAINT.has(text) || INSIDE_NAMES.has(text);
/** The initial of a genus before its species: "E. coli". */
export const GENUS_INITIAL = /^\p{Lu}\.$/u;
/**
 * The initial of a genus, or letters and digits with the punctuation inside a word: one hyphen is part of it, two are a dash. The later
 * parts are for serotypes ("O157:H7") and the names of substances: the comma of "1,4-dioxane" and "N,N-dimethylformamide", the slash of "Na+/K+-ATPase", the
 * charge of "NO3−" and the plus of "CD4 + T cells", and the brackets of "benzo[a]pyrene", "iron(III)" and "poly(lactic-co-glycolic acid)".
 */
const WORD =
  /(?<![\p{L}\p{N}.&-])(?:\p{Lu}\.|f\. ?sp\.)(?= \p{Ll}{4})|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_'’′*+#^⁺⁻]|(?<=\p{Lu}\p{Ll}?\p{N})−(?![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])(?:CD\p{N}{1,3}\p{Ll}?|Na|K|NH4)) \+(?= (?:\p{Ll}|[TB] |NK ))|-(?!-)|[‐‑‒–.](?=[\p{L}\p{N}])|(?<=\p{N}['′]?),(?=\p{N}{1,2}['′]?(?:,\p{N}{1,2}['′]?){0,9}-\p{L})|(?<=(?<![\p{L}\p{N}])\p{Lu}['′]?),(?=\p{Lu}['′]?-\p{Ll})|(?<=\+)\/(?=\p{Lu}\p{Ll}?\p{N}?[+-])|(?<=(?<![\p{L}\p{N}])\p{Lu}\p{N}{1,3}):(?=\p{Lu}\p{N})|(?<=\p{Ll}{3})\[\p{Ll}(?:,\p{Ll})?\](?=\p{Ll}{3})|(?<=\p{L})\((?:0|I{1,3}|IV|VI{0,3})\)(?![\p{L}\p{N}])|(?<=[Pp]oly|[Bb]is|[Tt]ris|[Tt]etrakis)\([\p{L}\p{N}][^()\n]{2,40}\))*/gu;
const BREAK = /[.!?]["'”’)\]]{0,3}(?=\s)|\n\s*\n/g;

/** Splits a title or an abstract into sentences and tokens, in time linear in its length. */
export function tokenise(text: string): Sentence[] {
  const masked = maskMarkup(text);
  const sentences: Sentence[] = [];
  let start = 0;
  const push = (end: number) => {
    const sentence = sentenceOf(masked, start, end);
    if (sentence) sentences.push(sentence);
    start = end;
  };
  for (const match of masked.matchAll(BREAK)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith("\n") || endsSentence(masked, start, match.index, end)) push(end);
  }
  push(masked.length);
  return sentences;
}

function endsSentence(text: string, start: number, stop: number, end: number): boolean {
  if (text[stop] !== ".") return true;
  const before = /[\p{L}.]{1,12}$/u.exec(text.slice(Math.max(start, stop - 12), stop))?.[0].toLowerCase() ?? "";
  if (ABBREVIATIONS.has(before)) return false;
  if (/^\p{L}$/u.test(before) && /\p{Lu}/u.test(text[stop - 1]!)) return false;
  return !/^\s+[\p{Ll}]/u.test(text.slice(end, end + 4));
}

function sentenceOf(text: string, from: number, to: number): Sentence | undefined {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (start === end) return undefined;
  const tokens: Token[] = [];
  const slice = text.slice(start, end);
  let previous = 0;
  for (const match of slice.matchAll(WORD)) {
    const at = match.index;
    const before = tokens.at(-1);
    const between = slice.slice(previous, at);
    const part = trimEnd(match[0]);
    const ownLexeme = lexemeOf(part.replace(" +", "+"));
    const whole = before && wholeOfBroken(before.lexeme, between, ownLexeme);
    const first = whole === undefined ? startAfter(between, before, start + at) : (tokens.pop() as Token);
    const lexeme = whole === undefined ? ownLexeme : lexemeOf(whole);
    tokens.push({
      text: lexeme.text,
      lower: lexeme.lower,
      lexeme,
      start: first.start,
      end: start + at + part.length,
      gap: first.gap,
      afterApostrophe: first.afterApostrophe,
    });
    previous = at + part.length;
  }
  return { start, end, tokens };
}

/** The parts of a word broken at the end of a line, and the space that took its place in text from a PDF. */
const LINE_BREAK = /^(?:[-‐‑\u00ad]\s+|\u00ad)$/;
const FIRST_PART = /^\p{L}+$/u;
const LAST_PART = /^(?!(?:and|or|to|of|in|as|than|versus|but|nor)$)\p{Ll}{2,}$/u;
/** A word torn without a hyphen ("convolu tional") is in at least this many background papers, and this many times as common as each part. */
const MIN_PAPERS_OF_TORN = 30;
const TIMES_AS_COMMON = 15;
/** Log papers are rounded to halves. */
const MAX_PAPERS_OF_TORN_PART = 2 ** (backgroundLogPapers + 0.5) / TIMES_AS_COMMON;

/**
 * The whole of a word that a line end broke in two: "convolu- tional", "mem-\nory". The whole must be a known word; "short- term" is read
 * as "short-term", and "pre- and post-training" stays as it is.
 */
function wholeOfBroken(before: Lexeme, between: string, after: Lexeme): string | undefined {
  const isTorn = between === " ";
  // most words of a text are too common to be parts of any other
  const papersOfParts = Math.max(lexemePapers(before), lexemePapers(after));
  if (isTorn ? papersOfParts > MAX_PAPERS_OF_TORN_PART : !LINE_BREAK.test(between)) return undefined;
  const [first, last] = [before.text, after.text];
  if (!FIRST_PART.test(first) || !LAST_PART.test(last)) return undefined;
  if (isTorn) return first.length > 1 && isTornWord(first + last, papersOfParts) ? first + last : undefined;
  const papers = backgroundPapers((first + last).toLowerCase());
  const hyphenated = `${first}-${last}`;
  const papersOfHyphenated = backgroundPapers(hyphenated.toLowerCase());
  if (papers === 0 && papersOfHyphenated === 0) return undefined;
  return papers >= papersOfHyphenated ? first + last : hyphenated;
}

function isTornWord(whole: string, papersOfParts: number): boolean {
  const papers = backgroundPapers(whole.toLowerCase());
  return papers >= MIN_PAPERS_OF_TORN && papersOfParts * TIMES_AS_COMMON <= papers;
}

const lexemePapers = ({ facts }: Lexeme) => (facts === undefined ? 0 : 2 ** facts.logPapers);

const TAIL = "'’*^_-";

/** Cuts punctuation, such as a closing quotation mark, from the end of a word. */
function trimEnd(word: string): string {
  let end = word.length;
  while (TAIL.includes(word[end - 1]!)) end--;
  return word.slice(0, end);
}

/** Where a token starts, and what is between it and the token before; the apostrophe of "Bayes' theorem" is no gap. */
function startAfter(between: string, before: Token | undefined, start: number) {
  if (between === " " || (between === ". " && before !== undefined && isShortOfName(before)))
    return { start, gap: "", afterApostrophe: false };
  const afterApostrophe = before?.lower.endsWith("s") === true && /^['’]\s$/.test(between);
  return { start, gap: afterApostrophe ? "" : between.replace(/\s+/g, ""), afterApostrophe };
}

/**
 * True when a word is a plural that ends its phrase, so that the next word begins another one. It does not when the two words are
 * an established phrase ("operations research"), the plural is a part of a syndrome ("restless legs syndrome") or a possessive ("users' trust").
 */
export function pluralEndsPhrase({ lexeme, end }: Token, next: Token): boolean {
  // one space only: an apostrophe or punctuation would take more room
  if (!hasRole(lexeme, ROLE.plural) || next.start - end !== 1 || next.lower === "syndrome") return false;
  return phraseUsage(`${lexeme.key} ${next.lexeme.key}`) === undefined;
}

/** Words between the capitalised words of a place or a person: "Strait of Juan de Fuca". */
const PARTICLES: ReadonlySet<string> = new Set("de du da del della di dos das von van der la le".split(" "));

/** True for a word that stands between two capitals in a name of Romance or Germanic languages. */
export const isParticle = (before: Token | undefined, { text }: Token, after: Token | undefined): boolean =>
  PARTICLES.has(text) && before !== undefined && after !== undefined && startsName(before) && startsName(after);

const startsName = ({ text, gap }: Token) => gap === "" && /^\p{Lu}\p{Ll}/u.test(text);
