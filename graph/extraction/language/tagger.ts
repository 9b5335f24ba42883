import nlp from "compromise/two";
import type { WordClass } from "../words/word-class.ts";
import type { Sentence, Token } from "./tokens.ts";

interface Term {
  text: string;
  normal: string;
  pre: string;
  post: string;
  tags: Set<string>;
}

/** The part of a compromise document that is used here: terms go in, tags come out. */
interface TermDocument {
  document: Term[][];
  compute(steps: readonly string[]): unknown;
}

const STEPS = ["freeze", "lexicon", "preTagger"];

const BY_TAG: readonly (readonly [string, WordClass])[] = [
  ["Determiner", "T"],
  ["Pronoun", "T"],
  ["QuestionWord", "T"],
  ["Preposition", "P"],
  ["Conjunction", "K"],
  ["Copula", "V"],
  ["Modal", "V"],
  ["Auxiliary", "V"],
  ["Negative", "O"],
  ["Gerund", "G"],
  ["PastTense", "E"],
  ["Participle", "E"],
  ["Verb", "V"],
  ["Value", "C"],
  ["Adjective", "A"],
  ["Demonym", "A"],
  ["Noun", "N"],
  ["Acronym", "N"],
  ["Abbreviation", "N"],
  ["Hyphenated", "N"],
  ["Adverb", "D"],
];

/**
 * The word class of every token of every sentence, by the lexicon and the first tagger of compromise.
 *
 * compromise gets our tokens because its own splitter takes more than half of the time and reports no offsets. It expects
 * hyphenated words in parts; the class of the whole follows from the parts.
 */
export function tagSentences(sentences: readonly Sentence[]): WordClass[][] {
  const terms = sentences.map(({ tokens }) => termsOf(tokens));
  view.document = terms;
  view.compute(STEPS);
  view.document = [];
  return sentences.map(({ tokens }, s) => {
    let at = 0;
    const row = terms[s]!;
    return tokens.map(({ text, lexeme }) => {
      at += lexeme.parts.length;
      const last = classOf(row[at - 1]!.tags);
      return lexeme.parts.length === 1 ? last : compoundClass(last, text);
    });
  });
}

/** Reused for all texts: its document is its only state. */
const view = nlp.tokenize("") as unknown as TermDocument;

function termsOf(tokens: readonly Token[]): Term[] {
  const terms: Term[] = [];
  for (const { lexeme } of tokens) {
    const end = lexeme.parts.length - 1;
    for (const [i, { text, normal }] of lexeme.parts.entries()) {
      terms.push({ text, normal, pre: "", post: i < end ? "-" : " ", tags: new Set<string>() });
    }
  }
  return terms;
}

const RANK: ReadonlyMap<string, number> = new Map(BY_TAG.map(([tag], rank) => [tag, rank]));

/** The class of the tag that comes first in BY_TAG. */
function classOf(tags: ReadonlySet<string>): WordClass {
  let best = BY_TAG.length;
  for (const tag of tags) best = Math.min(best, RANK.get(tag) ?? best);
  return BY_TAG[best]?.[1] ?? "O";
}

/** A hyphenated word is a noun ("frame-work", "GPT-4") or an adjective ("data-driven", "real-time"), by its last part. */
function compoundClass(last: WordClass, text: string): WordClass {
  if (last === "N" || last === "G") return "N";
  if (last === "C" && /\p{L}/u.test(text)) return "N";
  return last === "C" ? "C" : "A";
}
