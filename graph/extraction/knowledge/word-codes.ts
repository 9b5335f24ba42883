import table from "../data/word-classes.json" with { type: "json" };
import type { Document, Word } from "../language/document.ts";
import { type Lexeme, SHAPE } from "../language/lexeme.ts";
import { hashOf } from "./features.ts";

/**
 * The words of a document as integers, one array per property, so that features need no texts. Codes of words are hashes; those of
 * word classes are small.
 */
export interface WordCodes {
  /** The word in canonical spelling and number, each digit a 0. */
  readonly form: Int32Array;
  /** The word in lower case, each digit a 0. */
  readonly plain: Int32Array;
  /** Its word class in the sentence, a character. */
  readonly tag: Int32Array;
  /** The last two, three, four and five characters of its form. */
  readonly endings: readonly Int32Array[];
  /** The classes of words with similar neighbours, from fine to coarse (see scripts/train/knowledge/word-classes.ts). */
  readonly fine: Int32Array;
  readonly middle: Int32Array;
  readonly coarse: Int32Array;
  /** Punctuation before the word: its first sign, 0 for none. */
  readonly gap: Int32Array;
  /** 1 for verbs, -ing forms and participles. */
  readonly verbal: Uint8Array;
  /** Position of the first of them in each sentence, −1 where there is none. */
  readonly firstVerb: Int32Array;
}

interface LexemeCodes {
  readonly form: number;
  readonly plain: number;
  readonly endings: readonly number[];
  readonly fine: number;
  readonly middle: number;
  readonly coarse: number;
}

/** Lengths of the endings of a word that are features. */
export const ENDINGS = [2, 3, 4, 5] as const;

const codesOfLexeme = new WeakMap<Lexeme, LexemeCodes>();

const classAt = (column: string, i: number) => Number.parseInt(column.slice(2 * i, 2 * i + 2), 36);

function lexemeCodes(lexeme: Lexeme): LexemeCodes {
  let codes = codesOfLexeme.get(lexeme);
  if (codes === undefined) {
    const form = (lexeme.canonical === "" ? lexeme.lower : lexeme.canonical).replace(/\p{N}/gu, "0");
    const { position } = lexeme;
    // words beyond the table have a class by how they are written
    const unknown = 10_000 + (lexeme.shape & (SHAPE.acronym | SHAPE.innerCapital | SHAPE.hyphen | SHAPE.digit));
    const fine = position < 0 ? unknown : classAt(table.fine, position);
    const middle = position < 0 ? unknown : classAt(table.middle, fine);
    codes = {
      form: hashOf(form),
      plain: hashOf(lexeme.lower.replace(/\p{N}/gu, "0")),
      endings: ENDINGS.map((length) => hashOf(form.slice(-length))),
      fine,
      middle,
      coarse: position < 0 ? unknown : classAt(table.coarse, middle),
    };
    codesOfLexeme.set(lexeme, codes);
  }
  return codes;
}

const codesOfDocument = new WeakMap<Document, WordCodes>();

/** The codes of the words of a document, computed once. */
export function wordCodes(document: Document): WordCodes {
  let codes = codesOfDocument.get(document);
  if (codes === undefined) {
    codes = computeCodes(document);
    codesOfDocument.set(document, codes);
  }
  return codes;
}

/** Verbs, -ing forms and participles. */
const isVerbal = ({ kind }: Word): boolean => kind === "V" || kind === "G" || kind === "E";

function computeCodes({ words, sentences }: Document): WordCodes {
  const array = () => new Int32Array(words.length);
  const [form, plain, tag, fine, middle, coarse, gap] = [array(), array(), array(), array(), array(), array(), array()];
  const endings = ENDINGS.map(array);
  const verbal = new Uint8Array(words.length);
  const firstVerb = new Int32Array(sentences.length).fill(-1);
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const own = lexemeCodes(word.lexeme);
    form[i] = own.form;
    plain[i] = own.plain;
    fine[i] = own.fine;
    middle[i] = own.middle;
    coarse[i] = own.coarse;
    for (let e = 0; e < ENDINGS.length; e++) endings[e]![i] = own.endings[e]!;
    tag[i] = word.kind.charCodeAt(0);
    gap[i] = word.gap === "" ? 0 : word.gap.charCodeAt(0);
    verbal[i] = isVerbal(word) ? 1 : 0;
    if (verbal[i] === 1 && firstVerb[word.sentence] === -1) firstVerb[word.sentence] = i;
  }
  return { form, plain, tag, endings, fine, middle, coarse, gap, verbal, firstVerb };
}
