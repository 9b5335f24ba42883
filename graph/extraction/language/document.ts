import { lexemeOf } from "./lexeme.ts";
import { repairClasses } from "./repair.ts";
import { tagSentences, type WordClass } from "./tagger.ts";
import { type Sentence, type Token, tokenise } from "./tokens.ts";
import { SHAPE } from "./word-shape.ts";

/** A token in its place in the document. */
export interface Word extends Token {
  readonly kind: WordClass;
  /** Position of its sentence in `Document.sentences`. */
  readonly sentence: number;
  /** True for the first word of a sentence and for every word of a title in Title Case: a capital says nothing. */
  readonly caseless: boolean;
}

export interface Document {
  readonly words: readonly Word[];
  readonly sentences: readonly { readonly field: 0 | 1; readonly start: number; readonly end: number }[];
  /** Position of the first word of every sentence, and the number of words at the end. */
  readonly bounds: readonly number[];
}

/** What extraction reads of a paper. */
export interface PaperText {
  readonly title: string;
  readonly abstract: string;
}

/** Splits, tags and repairs title and abstract; depends on nothing but these and the frozen background table. */
export function analyseDocument({ title, abstract }: PaperText): Document {
  const titled = tokenise(title);
  const capitals = isTitleCase(titled);
  const sentences = [...(capitals ? titled.map(withoutTitleCase) : titled), ...tokenise(abstract)];
  const classes = tagSentences(sentences);
  const words: Word[] = [];
  const bounds: number[] = [];
  for (const [s, { tokens }] of sentences.entries()) {
    bounds.push(words.length);
    const tagged = repairClasses(tokens, classes[s]!);
    const original = s < titled.length ? titled[s]!.tokens : tokens;
    for (const [i, token] of original.entries()) {
      const caseless = i === 0 || (capitals && s < titled.length);
      const { text, lower, lexeme, start, end, gap } = token;
      const kind = tagged.classes[i]!;
      // spelt out: a spread costs as much as the rest of this function
      words.push({ text, lower, lexeme, start, end, gap, kind, sentence: s, caseless });
    }
  }
  bounds.push(words.length);
  const places = sentences.map(({ start, end }, s) => ({ field: (s < titled.length ? 0 : 1) as 0 | 1, start, end }));
  return { words, sentences: places, bounds };
}

/** At least two thirds of the longer words begin with a capital. */
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

/** The same sentence as it would stand in running text, for the tagger: "Deep Learning for BERT" → "deep learning for BERT". */
function withoutTitleCase(sentence: Sentence): Sentence {
  const tokens = sentence.tokens.map((token) =>
    token.lexeme.ordinary ? { ...token, text: token.lower, lexeme: lexemeOf(token.lower) } : token,
  );
  return { ...sentence, tokens };
}

/** It begins with a capital that means something. */
export const isCapital = ({ caseless, lexeme }: Word): boolean => !caseless && (lexeme.shape & SHAPE.capital) > 0;

/** The word as it would stand inside a sentence: without the capital that a title or the beginning gives it. */
export function plainCase(word: Word): string {
  return word.caseless && word.lexeme.ordinary ? word.lower : word.text;
}
