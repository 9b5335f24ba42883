import { contextOf, type FeatureContext } from "../candidates/context.ts";
import type { Span } from "../candidates/span.ts";
import { extractCandidates } from "../extractor.ts";
import { canonicalKey } from "../language/canonical.ts";
import type { PaperText, Word } from "../language/document.ts";
import { unpackDocument } from "../packing/packed-document.ts";
import { featureTableOf } from "../ranking/learned-model.ts";
import { indexScores, spanScores } from "../ranking/scores.ts";

/** A range of a title (field 0) or abstract (field 1) in UTF-16 units; `end` is exclusive. */
export interface TextPlace {
  readonly field: 0 | 1;
  readonly start: number;
  readonly end: number;
}

/**
 * What a paper decides about a phrase. kept: among its best; candidate: passed to the collection, which decides; dropped: a phrase,
 * but too unlikely here to be passed on; no phrase: its words are in the paper but are not a phrase; absent: they are not.
 */
export type PhraseVerdict = "kept" | "candidate" | "dropped" | "no phrase" | "absent";

/** True when a place is inside another. */
export function contains(outer: TextPlace, { field, start, end }: TextPlace): boolean {
  return outer.field === field && outer.start <= start && outer.end >= end;
}

/** Everything that is decided inside one paper. */
export interface PaperAnalysis extends FeatureContext {
  /** Probability 0 … 1 of each candidate to be a concept. */
  readonly concept: Float64Array;
  /** Probability 0 … 1 of each candidate to be a keyword. */
  readonly keyword: Float64Array;
  /** Positions of the candidates that its ranking keeps. */
  readonly aboveCut: ReadonlySet<number>;
  /** Places of the candidates that are passed to the collection, by placeKey. */
  readonly candidatePlaces: ReadonlySet<string>;
}

const placeKey = (field: number, start: number, end: number) => `${field} ${start} ${end}`;

/** Analyses a paper as extraction does and keeps the intermediate results. */
export function analysePaper(paper: PaperText): PaperAnalysis {
  const context = contextOf(paper);
  const table = featureTableOf(context);
  const { scores, aboveCut } = spanScores(table);
  const packed = unpackDocument(extractCandidates(paper));
  const candidatePlaces = packed.candidates.flatMap(({ places }) =>
    places.map(({ sentence, start, end }) => placeKey(packed.sentences[sentence]!.field, start, end)),
  );
  return {
    ...context,
    concept: scores,
    keyword: indexScores(table).scores,
    aboveCut,
    candidatePlaces: new Set(candidatePlaces),
  };
}

/** First and last word of a range, both inclusive. */
export interface WordRange {
  readonly from: number;
  readonly to: number;
}

/** The place of a range of words in the original text. */
export function placeOf({ document }: PaperAnalysis, { from, to }: WordRange): TextPlace {
  const first = document.words[from]!;
  const field = document.sentences[first.sentence]?.field ?? 0;
  return { field, start: first.start, end: document.words[to]!.end };
}

/** What becomes of a candidate of the paper. */
export function verdictOf(analysis: PaperAnalysis, at: number): PhraseVerdict {
  const { spans } = analysis.candidates[at]!;
  const isCandidate = spans.some((span) => {
    const { field, start, end } = placeOf(analysis, span);
    return analysis.candidatePlaces.has(placeKey(field, start, end));
  });
  if (!isCandidate) return "dropped";
  return analysis.aboveCut.has(at) ? "kept" : "candidate";
}

/** The words that a selection touches, or the word at a single place (start = end). */
export function wordsAt({ document }: PaperAnalysis, { field, start, end }: TextPlace): WordRange | undefined {
  const touches = (word: Word) =>
    document.sentences[word.sentence]?.field === field &&
    (end > start ? word.start < end && word.end > start : word.start <= start && word.end >= start);
  const from = document.words.findIndex(touches);
  return from < 0 ? undefined : { from, to: document.words.findLastIndex(touches) };
}

/** A candidate (by position) and one of its spans. */
export interface PhraseOver {
  readonly at: number;
  readonly span: Span;
}

/** The candidates that contain all words of a range, likeliest first. */
export function phrasesOver({ candidates, concept }: PaperAnalysis, { from, to }: WordRange): PhraseOver[] {
  const overlapping = candidates.flatMap(({ spans }, at) => {
    const span = spans.find(
      (span) => span.from <= from && span.to >= to && !(span.gapFrom <= from && span.gapTo >= to),
    );
    return span ? [{ at, span }] : [];
  });
  return overlapping.sort((a, b) => concept[b.at]! - concept[a.at]! || a.at - b.at);
}

/** The first words of a sentence that have this canonical key together. */
export function findWords({ document: { words } }: PaperAnalysis, key: string): WordRange | undefined {
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
