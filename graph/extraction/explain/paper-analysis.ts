import { contextOf, type FeatureContext } from "../candidates/context.ts";
import type { Span } from "../candidates/span.ts";
import { extractCandidates } from "../extractor.ts";
import { canonicalKey } from "../language/canonical.ts";
import type { PaperText, Word } from "../language/document.ts";
import { unpackDocument } from "../packing/unpack-document.ts";
import { indexScores } from "../ranking/index-score.ts";
import { featureTableOf } from "../ranking/learned-model.ts";
import { spanScores } from "../ranking/span-score.ts";

/** A stretch of a title or abstract in UTF-16 units; `end` is exclusive. */
export interface TextPlace {
  readonly field: 0 | 1;
  readonly start: number;
  readonly end: number;
}

/**
 * kept: among the best of the paper; candidate: handed to the collection, which decides; dropped: a phrase, but too unlikely
 * here to be handed on; no phrase: its words stand here but are not read as a phrase; absent: they do not.
 */
export type PhraseVerdict = "kept" | "candidate" | "dropped" | "no phrase" | "absent";

/** True when one place lies within another. */
export function contains(outer: TextPlace, { field, start, end }: TextPlace): boolean {
  return outer.field === field && outer.start <= start && outer.end >= end;
}

/** Everything that one paper decides, computed once. */
export interface Reading extends FeatureContext {
  readonly concept: Float64Array;
  readonly keyword: Float64Array;
  readonly kept: ReadonlySet<number>;
  /** Places that are handed to the collection, as "field start end". */
  readonly handedOn: ReadonlySet<string>;
}

const named = ({ field, start, end }: TextPlace) => `${field} ${start} ${end}`;

/** Reads a paper as extraction does, and remembers what it found. */
export function readingOf(paper: PaperText): Reading {
  const context = contextOf(paper);
  const table = featureTableOf(context);
  const { scores, kept } = spanScores(table);
  const packed = unpackDocument(extractCandidates(paper));
  const handedOn = packed.candidates.flatMap(({ places }) =>
    places.map(({ sentence, start, end }) => named({ field: packed.sentences[sentence]?.field ?? 0, start, end })),
  );
  return { ...context, concept: scores, keyword: indexScores(table).scores, kept, handedOn: new Set(handedOn) };
}

/** First and last word, inclusive. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** Where some words stand in the original. */
export function placeOf({ document }: Reading, { from, to }: WordRange): TextPlace {
  const first = document.words[from]!;
  const field = document.sentences[first.sentence]?.field ?? 0;
  return { field, start: first.start, end: document.words[to]!.end };
}

/** How a candidate of the paper fares. */
export function verdictOf(reading: Reading, at: number): PhraseVerdict {
  const { spans } = reading.candidates[at]!;
  if (!spans.some((span) => reading.handedOn.has(named(placeOf(reading, span))))) return "dropped";
  return reading.kept.has(at) ? "kept" : "candidate";
}

/** The words that a selection touches, or the one at a place. */
export function wordsAt({ document }: Reading, { field, start, end }: TextPlace): WordRange | undefined {
  const touches = (word: Word) =>
    document.sentences[word.sentence]?.field === field &&
    (end > start ? word.start < end && word.end > start : word.start <= start && word.end >= start);
  const from = document.words.findIndex(touches);
  return from < 0 ? undefined : { from, to: document.words.findLastIndex(touches) };
}

/** A candidate and where it stands over the words asked for. */
export interface PhraseOver {
  readonly at: number;
  readonly span: Span;
}

/** Candidates that stand over all words of the range, likeliest first. */
export function phrasesOver({ candidates, concept }: Reading, { from, to }: WordRange): PhraseOver[] {
  const over = candidates.flatMap(({ spans }, at) => {
    const span = spans.find(
      (span) => span.from <= from && span.to >= to && !(span.gapFrom <= from && span.gapTo >= to),
    );
    return span ? [{ at, span }] : [];
  });
  return over.sort((a, b) => concept[b.at]! - concept[a.at]! || a.at - b.at);
}

/** The first stretch of words in one sentence with this canonical key. */
export function findWords({ document: { words } }: Reading, key: string): WordRange | undefined {
  const longest = key.split(" ").length + 2;
  for (const [from, first] of words.entries()) {
    let text = "";
    for (let to = from; to < words.length && to < from + longest; to++) {
      const word = words[to]!;
      if (word.sentence !== first.sentence) break;
      text += ` ${word.text}`;
      if (canonicalKey(text) === key) return { from, to };
    }
  }
  return undefined;
}
