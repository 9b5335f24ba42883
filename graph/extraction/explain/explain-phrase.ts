import { type Candidate, mainSpan } from "../candidates/candidates.ts";
import { candidateFault, noPhraseReasons } from "../candidates/rejection.ts";
import { CONNECTORS, type Span, surfaceOf } from "../candidates/span.ts";
import { canonicalKey } from "../language/canonical.ts";
import type { PaperText } from "../language/document.ts";
import { shapeFault } from "../words/term-shape.ts";
import { WORD_CLASSES } from "../words/word-class.ts";
import {
  analysePaper,
  contains,
  findWords,
  type PaperAnalysis,
  type PhraseVerdict,
  phrasesOver,
  placeOf,
  type TextPlace,
  verdictOf,
  type WordRange,
  wordsAt,
} from "./paper-analysis.ts";
import { ABSENT, droppedReason, leftOut, NO_WORD, noPhraseText, rankInPaper } from "./reasons.ts";

/** A word of the paper with its class. */
export interface WordInContext extends TextPlace {
  readonly text: string;
  /** Its class in plain words. */
  readonly kind: string;
  /** It belongs to the explained phrase. */
  readonly inside: boolean;
}

/** Another phrase over the same words, and what becomes of it. */
export interface OverlappingPhrase {
  readonly phrase: string;
  readonly place: TextPlace;
  readonly verdict: PhraseVerdict;
  /** Probability that it is a concept of this paper, 0 … 1. */
  readonly score: number;
}

/** What one paper decides about a phrase, and why. */
export interface PhraseExplanation {
  readonly key: string;
  /** As it is written in the paper, or as it was asked for when it is not. */
  readonly phrase: string;
  readonly place: TextPlace | undefined;
  readonly verdict: PhraseVerdict;
  /** Probability that it is a concept of this paper, 0 … 1. */
  readonly concept: number | undefined;
  /** Probability that the authors would choose it as a keyword, 0 … 1. */
  readonly keyword: number | undefined;
  /** Rank among the candidates of the paper, from 1. */
  readonly rank: number | undefined;
  /** Number of candidates of the paper. */
  readonly candidates: number;
  /** How many of them its ranking keeps. */
  readonly kept: number;
  /** The words of the phrase, and two before and after. */
  readonly words: readonly WordInContext[];
  /** Other phrases over the same words, likeliest first. */
  readonly overlapping: readonly OverlappingPhrase[];
  /** One sentence on why it is no concept; undefined when that depends on other papers. */
  readonly against: string | undefined;
  readonly reasons: readonly string[];
}

/** Explains why a phrase, or the phrase at a place, is a mention in a paper or is not. */
export function explainPhrase(paper: PaperText, query: string | TextPlace): PhraseExplanation {
  const analysis = analysePaper(paper);
  return typeof query === "string" ? explainText(analysis, query) : explainPlace(analysis, query);
}

/** The words of a paper in order, each with the explanation of its phrase. */
export interface PaperExplanation {
  readonly phrases: readonly PhraseExplanation[];
  /** `phrase` is the position in `phrases`. */
  readonly words: readonly (TextPlace & { readonly phrase: number })[];
}

/** Explains the phrase at every word; a word inside a mention belongs to the first mention that contains it. */
export function explainWords(paper: PaperText, mentions: readonly TextPlace[]): PaperExplanation {
  const analysis = analysePaper(paper);
  const phrases = new Map<string, { readonly number: number; readonly explanation: PhraseExplanation }>();
  const words = analysis.document.words.map((_, i) => {
    const word = placeOf(analysis, { from: i, to: i });
    const mention = mentions.find((place) => contains(place, word));
    const explanation = explainPlace(analysis, mention ?? { ...word, end: word.start });
    const { field, start, end } = explanation.place ?? word;
    const placeName = `${field} ${start} ${end}`;
    const entry = phrases.get(placeName) ?? { number: phrases.size, explanation };
    phrases.set(placeName, entry);
    return { ...word, phrase: entry.number };
  });
  return { phrases: Array.from(phrases.values(), ({ explanation }) => explanation), words };
}

function explainText(analysis: PaperAnalysis, phrase: string): PhraseExplanation {
  const key = canonicalKey(phrase);
  const at = analysis.candidates.findIndex((candidate) => candidate.key === key);
  if (at >= 0) return explainCandidate(analysis, at, mainSpan(analysis.candidates[at]!));
  const found = findWords(analysis, key);
  return found ? explainNoPhrase(analysis, found) : { ...emptyExplanation(analysis, ABSENT), key, phrase };
}

function emptyExplanation(
  { candidates, aboveCut }: PaperAnalysis,
  objection: string,
): Omit<PhraseExplanation, "key" | "phrase"> {
  return {
    place: undefined,
    verdict: "absent",
    concept: undefined,
    keyword: undefined,
    rank: undefined,
    candidates: candidates.length,
    kept: aboveCut.size,
    words: [],
    overlapping: [],
    against: objection,
    reasons: [objection],
  };
}

/** Explains the words that a selection touches, or, at a single place (start = end), the likeliest phrase over its word. */
function explainPlace(analysis: PaperAnalysis, place: TextPlace): PhraseExplanation {
  const range = wordsAt(analysis, place);
  if (!range) return { ...emptyExplanation(analysis, NO_WORD), key: "", phrase: "" };
  const overlapping = phrasesOver(analysis, range);
  const best =
    place.end > place.start
      ? overlapping.find(({ span }) => span.from === range.from && span.to === range.to && span.gapFrom < 0)
      : overlapping[0];
  return best ? explainCandidate(analysis, best.at, best.span) : explainNoPhrase(analysis, range);
}

function explainCandidate(analysis: PaperAnalysis, at: number, span: Span): PhraseExplanation {
  const { document, candidates, concept, aboveCut } = analysis;
  const candidate = candidates[at]!;
  const score = concept[at]!;
  const rank = 1 + concept.reduce((better, other) => better + (other > score ? 1 : 0), 0);
  const verdict = verdictOf(analysis, at);
  const reasons = rankInPaper({
    ...{ places: candidate.spans.length, rank, candidates: concept.length, score, kept: aboveCut.size },
    own: candidate.spans.some(({ own }) => own),
  });
  const drop = verdict === "dropped" ? dropReason(analysis, candidate) : undefined;
  if (drop !== undefined) reasons.push(drop);
  const fault = shapeFault(candidate.key);
  return {
    key: candidate.key,
    phrase: surfaceOf(document, span),
    place: placeOf(analysis, span),
    verdict,
    concept: score,
    keyword: analysis.keyword[at]!,
    rank,
    candidates: concept.length,
    kept: aboveCut.size,
    words: wordsAround(analysis, span),
    overlapping: phrasesOverlapping(analysis, span, at),
    against: drop ?? (fault === undefined ? undefined : leftOut(fault)),
    reasons,
  };
}

function dropReason({ document }: PaperAnalysis, candidate: Candidate): string {
  const joined = candidate.spans.every(({ connectors }) => !ONE_PHRASE.has(connectors));
  return droppedReason(candidateFault(document, candidate) ?? (joined ? "several phrases" : "unlikely here"));
}

/** The connectors of what is one phrase. */
const ONE_PHRASE: ReadonlySet<string> = new Set(Object.values(CONNECTORS));

const MAX_OTHERS = 8;

function phrasesOverlapping(analysis: PaperAnalysis, range: WordRange, at: number): OverlappingPhrase[] {
  const { document, candidates, concept } = analysis;
  const touching = candidates.flatMap(({ spans }, i) => {
    const span = i === at ? undefined : spans.find(({ from, to }) => from <= range.to && to >= range.from);
    return span ? [{ at: i, span }] : [];
  });
  return touching
    .sort((a, b) => concept[b.at]! - concept[a.at]! || a.at - b.at)
    .slice(0, MAX_OTHERS)
    .map(({ at: i, span }) => ({
      phrase: surfaceOf(document, span),
      place: placeOf(analysis, span),
      verdict: verdictOf(analysis, i),
      score: concept[i]!,
    }));
}

function wordsAround(analysis: PaperAnalysis, { from, to }: WordRange): WordInContext[] {
  const { words } = analysis.document;
  const { sentence } = words[from]!;
  return words
    .map((word, i) => ({ word, i }))
    .slice(Math.max(0, from - 2), to + 3)
    .filter(({ word }) => word.sentence === sentence)
    .map(({ word, i }) => ({
      text: word.text,
      kind: WORD_CLASSES[word.kind],
      inside: i >= from && i <= to,
      ...placeOf(analysis, { from: i, to: i }),
    }));
}

function explainNoPhrase(analysis: PaperAnalysis, range: WordRange): PhraseExplanation {
  const inside = analysis.document.words.slice(range.from, range.to + 1);
  const reasons = [...new Set(noPhraseReasons(inside).map(noPhraseText))];
  const phrase = inside.map(({ text }) => text).join(" ");
  return {
    ...emptyExplanation(analysis, reasons[0]!),
    key: canonicalKey(phrase),
    phrase,
    place: placeOf(analysis, range),
    verdict: "no phrase",
    words: wordsAround(analysis, range),
    overlapping: phrasesOverlapping(analysis, range, -1),
    reasons,
  };
}
