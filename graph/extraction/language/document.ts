import { ARTICLES, FUNCTION_WORDS } from "../words/word-lists.ts";
import { maskClosingLines } from "./closing-lines.ts";
import { foreignParts, translatedTitlePart } from "./detect-language.ts";
import { lexemeOf, SHAPE } from "./lexeme.ts";
import { withoutMisspellings } from "./misspellings.ts";
import { boundWords, type ClassifiedToken } from "./name-bonds.ts";
import { repairClasses } from "./repair.ts";
import { withObjects, withSentenceVerbs } from "./sentence-verbs.ts";
import { tagSentences } from "./tagger.ts";
import { INSIDE_NAMES, type Sentence, type Token, tokenise } from "./tokens.ts";

/** A token with its word class and its place in the document. */
export interface Word extends ClassifiedToken {
  /** True when it belongs to the word before in one name; see boundWords. */
  readonly bound: boolean;
}

/** The words and sentences of a paper, title first. */
export interface Document {
  readonly words: readonly Word[];
  readonly sentences: readonly { readonly field: 0 | 1; readonly start: number; readonly end: number }[];
  /** Position of the first word of every sentence, and the number of words at the end. */
  readonly bounds: readonly number[];
}

/** The texts of a paper that extraction reads. */
export interface PaperText {
  readonly title: string;
  readonly abstract: string;
  /** Those of its authors and subject headings; phrases of the text that are among them have a vote. */
  readonly keywords?: readonly string[] | undefined;
  /** Keywords are mentions of their own; this is `--keywords concepts`. */
  readonly keywordConcepts?: boolean | undefined;
  /** Closing lines of the abstract are read too (see closing-lines.ts); this is `--keep-closing-lines`. */
  readonly keepClosingLines?: boolean | undefined;
  /** Parts in other languages than English are read too; this is `--all-languages`. */
  readonly allLanguages?: boolean | undefined;
}

/** Splits title and abstract into tagged words; a pure function of the two texts and the frozen tables. */
export function analyseDocument(paper: PaperText): Document {
  const { title, body } = textsToRead(paper);
  const [inTitle, inAbstract] = [tokenise(title), tokenise(body)];
  const read = withoutMisspellings([...inTitle, ...inAbstract]);
  const [titleSentences, abstractSentences] = [read.slice(0, inTitle.length), read.slice(inTitle.length)];
  const capitals = isTitleCase(titleSentences);
  const names = namePairs(capitals ? abstractSentences : [...titleSentences, ...abstractSentences]);
  const sentences = [
    ...(capitals ? titleSentences.map((sentence) => withoutTitleCase(sentence, names)) : titleSentences),
    ...abstractSentences,
  ];
  const classes = tagSentences(sentences);
  const words: Word[] = [];
  const bounds: number[] = [];
  for (const [s, { tokens }] of sentences.entries()) {
    bounds.push(words.length);
    const repaired = withObjects(tokens, repairClasses(tokens, classes[s]!));
    const kinds = s < titleSentences.length ? repaired : withSentenceVerbs(tokens, repaired);
    const original = s < titleSentences.length ? titleSentences[s]!.tokens : tokens;
    for (const [i, token] of original.entries()) {
      const caseless = (i === 0 || (capitals && s < titleSentences.length)) && !isInName(original, i, names);
      const { text, lower, lexeme, start, end, gap, afterApostrophe } = token;
      const kind = kinds[i]!;
      // listed one by one: spreading `token` takes as long as the rest of this function
      words.push({ text, lower, lexeme, start, end, gap, afterApostrophe, kind, sentence: s, caseless, bound: false });
    }
  }
  bounds.push(words.length);
  for (const i of boundWords(words)) words[i] = { ...words[i]!, bound: true };
  const places = sentences.map(({ start, end }, s) => ({
    field: (s < titleSentences.length ? 0 : 1) as 0 | 1,
    start,
    end,
  }));
  return { words, sentences: places, bounds };
}

/** The title and the abstract with everything blanked that is not to be read; both keep their lengths. */
function textsToRead({ title, abstract, keepClosingLines, allLanguages }: PaperText) {
  const parts = allLanguages ? [] : foreignParts(abstract);
  let body = keepClosingLines ? abstract : maskClosingLines(abstract);
  for (const { start, end } of parts) body = blank(body, start, end);
  return { title: allLanguages ? title : withoutTranslation(title), body };
}

const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + " ".repeat(end - start) + text.slice(end);

/** A title in two languages ("Sand banks / Bancs de sable") without its half in another one. */
function withoutTranslation(title: string): string {
  const part = translatedTitlePart(title);
  return part === undefined ? title : blank(title, part.start, part.end);
}

/** True when at least two thirds of the words of four or more letters begin with a capital. */
function isTitleCase(sentences: readonly Sentence[]): boolean {
  let long = 0;
  let capital = 0;
  for (const { text, lexeme } of sentences.flatMap((sentence) => sentence.tokens)) {
    if (text.length < 4) continue;
    long++;
    if (lexeme.shape & SHAPE.capital) capital++;
  }
  return long > 1 && capital * 3 >= long * 2;
}

/**
 * Neighbouring words that the paper writes with capitals inside a sentence, as "world war" or, over a function word, "treaty
 * versailles". Where a capital means nothing by itself, it means something in these.
 */
function namePairs(sentences: readonly Sentence[]): Set<string> {
  const pairs = new Set<string>();
  for (const { tokens } of sentences) {
    for (let i = 1; i < tokens.length; i++) {
      const next = isNameWord(tokens[i]!) ? nextOfName(tokens, i) : undefined;
      if (next && (isNameWord(next) || NUMBER_OF_NAME.test(next.text))) pairs.add(`${tokens[i]!.lower} ${next.lower}`);
    }
  }
  return pairs;
}

const isNameWord = ({ lexeme: { shape } }: Token) => (shape & SHAPE.capital) > 0 && (shape & SHAPE.acronym) === 0;

/** "Title IX", "Windows XP" */
const NUMBER_OF_NAME = /^\p{Lu}{2,4}$/u;

/** From one word of a name to the next: "War of the Roses". */
const MAX_STEPS_IN_NAME = 3;

/** The word after a word, or the one behind function words ("Treaty of Versailles"); undefined when punctuation comes first. */
function nextOfName(tokens: readonly Token[], i: number): Token | undefined {
  for (let n = i + 1; n <= i + MAX_STEPS_IN_NAME && tokens[n]?.gap === ""; n++) {
    const { lower } = tokens[n]!;
    if (!FUNCTION_WORDS.has(lower) && !ARTICLES.has(lower) && !INSIDE_NAMES.has(lower)) return tokens[n];
  }
  return undefined;
}

/** True for a word that forms one of the pairs with the word after or before it. */
function isInName(tokens: readonly Token[], i: number, pairs: ReadonlySet<string>): boolean {
  if (pairs.size === 0 || !isNameWord(tokens[i]!)) return false;
  const isPair = (a: Token | undefined, b: Token | undefined) =>
    a !== undefined && b !== undefined && pairs.has(`${a.lower} ${b.lower}`);
  if (isPair(tokens[i], nextOfName(tokens, i))) return true;
  return [1, 2, MAX_STEPS_IN_NAME].some(
    (distance) =>
      i >= distance && nextOfName(tokens, i - distance) === tokens[i] && isPair(tokens[i - distance], tokens[i]),
  );
}

/** Rewrites a title as running text for the tagger: "Deep Learning for BERT" → "deep learning for BERT". */
function withoutTitleCase(sentence: Sentence, names: ReadonlySet<string>): Sentence {
  const tokens = sentence.tokens.map((token, i) =>
    token.lexeme.ordinary && !isInName(sentence.tokens, i, names)
      ? { ...token, text: token.lower, lexeme: lexemeOf(token.lower) }
      : token,
  );
  return { ...sentence, tokens };
}

/** The word as it is written inside a sentence, without a capital that it owes to the title or the start of the sentence. */
export function plainCase(word: Word): string {
  return word.caseless && word.lexeme.ordinary ? word.lower : word.text;
}
