import type { Candidate } from "../candidates/candidates.ts";
import { noPhraseReasons } from "../candidates/no-phrase.ts";
import type { Span } from "../candidates/span.ts";
import { phraseFault } from "../candidates/standing.ts";
import { surfaceOf } from "../candidates/surface.ts";
import { canonicalKey } from "../language/canonical.ts";
import type { PaperText } from "../language/document.ts";
import { WORD_CLASSES } from "../language/tagger.ts";
import { shapeFault } from "../language/term-shape.ts";
import { mainSpan } from "../ranking/features.ts";
import {
  contains,
  findWords,
  type PhraseVerdict,
  phrasesOver,
  placeOf,
  type Reading,
  readingOf,
  type TextPlace,
  verdictOf,
  type WordRange,
  wordsAt,
} from "./paper-analysis.ts";

/** A word as the tagger reads it. */
export interface ReadWord extends TextPlace {
  readonly text: string;
  /** Its class in plain words. */
  readonly kind: string;
  /** It belongs to the phrase asked for. */
  readonly inside: boolean;
}

/** A phrase of a paper and how it fares. */
export interface JudgedPhrase {
  readonly phrase: string;
  readonly place: TextPlace;
  readonly verdict: PhraseVerdict;
  /** Probability that it is a concept of this paper. */
  readonly score: number;
}

/** How one paper reads a phrase. */
export interface PhraseExplanation {
  readonly key: string;
  /** As it is written here, or as it was asked for. */
  readonly phrase: string;
  readonly place: TextPlace | undefined;
  readonly verdict: PhraseVerdict;
  /** Probabilities that it is a concept of this paper and that the authors would name it as a keyword. */
  readonly concept: number | undefined;
  readonly keyword: number | undefined;
  /** Rank among the paper's candidates, from 1, how many there are, and how many are kept. */
  readonly rank: number | undefined;
  readonly candidates: number;
  readonly kept: number;
  /** The words of the phrase and around it. */
  readonly words: readonly ReadWord[];
  /** Other phrases over the same words, likeliest first. */
  readonly others: readonly JudgedPhrase[];
  /** In one sentence, what keeps it from being a concept; undefined when only other papers can tell. */
  readonly against: string | undefined;
  readonly reasons: readonly string[];
}

/** Why a phrase in a title or abstract, or what stands at a place there, is a mention, or is not. */
export function explainPhrase(paper: PaperText, asked: string | TextPlace): PhraseExplanation {
  const reading = readingOf(paper);
  return typeof asked === "string" ? explainText(reading, asked) : explainPlace(reading, asked);
}

/** The words of a paper, in order, each with the phrase that it is read in. */
export interface PaperExplanation {
  readonly phrases: readonly PhraseExplanation[];
  /** `phrase` is a position in `phrases`. */
  readonly words: readonly (TextPlace & { readonly phrase: number })[];
}

/** What `explainPhrase` says at every word; a word inside a mention (the first that holds it) is read as a part of it. */
export function explainWords(paper: PaperText, mentions: readonly TextPlace[]): PaperExplanation {
  const reading = readingOf(paper);
  const phrases = new Map<string, { readonly number: number; readonly explained: PhraseExplanation }>();
  const words = reading.document.words.map((_, i) => {
    const word = placeOf(reading, { from: i, to: i });
    const mention = mentions.find((place) => contains(place, word));
    const explained = explainPlace(reading, mention ?? { ...word, end: word.start });
    const { field, start, end } = explained.place ?? word;
    const name = `${field} ${start} ${end}`;
    const known = phrases.get(name) ?? { number: phrases.size, explained };
    phrases.set(name, known);
    return { ...word, phrase: known.number };
  });
  return { phrases: Array.from(phrases.values(), ({ explained }) => explained), words };
}

function explainText(reading: Reading, phrase: string): PhraseExplanation {
  const key = canonicalKey(phrase);
  const at = reading.candidates.findIndex((candidate) => candidate.key === key);
  if (at >= 0) return explainCandidate(reading, at, mainSpan(reading.candidates[at]!));
  const found = findWords(reading, key);
  return found ? explainNoPhrase(reading, found) : { ...nothing(reading, ABSENT), key, phrase };
}

const ABSENT = "Its words do not stand in this paper, in this order.";

function nothing({ candidates, kept }: Reading, against: string): Omit<PhraseExplanation, "key" | "phrase"> {
  return {
    place: undefined,
    verdict: "absent",
    concept: undefined,
    keyword: undefined,
    rank: undefined,
    candidates: candidates.length,
    kept: kept.size,
    words: [],
    others: [],
    against,
    reasons: [against],
  };
}

/** A selection means exactly the words it touches; a single place (start = end) the likeliest phrase over its word. */
function explainPlace(reading: Reading, place: TextPlace): PhraseExplanation {
  const range = wordsAt(reading, place);
  if (!range) return { ...nothing(reading, "There is no word at this place."), key: "", phrase: "" };
  const over = phrasesOver(reading, range);
  const best =
    place.end > place.start
      ? over.find(({ span }) => span.from === range.from && span.to === range.to && span.gapFrom < 0)
      : over[0];
  return best ? explainCandidate(reading, best.at, best.span) : explainNoPhrase(reading, range);
}

function explainCandidate(reading: Reading, at: number, span: Span): PhraseExplanation {
  const { document, candidates, concept, kept } = reading;
  const candidate = candidates[at]!;
  const score = concept[at]!;
  const rank = 1 + concept.reduce((better, other) => better + (other > score ? 1 : 0), 0);
  const verdict = verdictOf(reading, at);
  const count = candidate.spans.length;
  const reasons = [
    `It stands in ${count} ${count === 1 ? "place" : "places"} of the paper.`,
    `It is number ${rank} of ${concept.length} phrases by how likely it is a concept here (${percent(score)}); the first ${kept.size} are kept.`,
  ];
  if (!candidate.spans.some(({ own }) => own)) reasons.push("It only stands inside longer noun phrases.");
  const drop = verdict === "dropped" ? dropReason(reading, candidate) : undefined;
  if (drop !== undefined) reasons.push(drop);
  const fault = shapeFault(candidate.key);
  return {
    key: candidate.key,
    phrase: surfaceOf(document, span),
    place: placeOf(reading, span),
    verdict,
    concept: score,
    keyword: reading.keyword[at]!,
    rank,
    candidates: concept.length,
    kept: kept.size,
    words: around(reading, span),
    others: othersOver(reading, span, at),
    against: drop ?? (fault === undefined ? undefined : `It is left out because ${fault}.`),
    reasons,
  };
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

function dropReason({ document }: Reading, candidate: Candidate): string {
  const fault = phraseFault(document, candidate);
  if (fault !== undefined) return fault;
  if (candidate.spans.every(({ joined }) => joined !== "" && joined !== "u" && joined !== "P"))
    return "It joins several phrases; each of them may be a concept, the whole is none.";
  return "It is too unlikely here for the collection to be asked.";
}

const MOST_OTHERS = 8;

function othersOver(reading: Reading, range: WordRange, at: number): JudgedPhrase[] {
  const { document, candidates, concept } = reading;
  const touching = candidates.flatMap(({ spans }, i) => {
    const span = i === at ? undefined : spans.find(({ from, to }) => from <= range.to && to >= range.from);
    return span ? [{ at: i, span }] : [];
  });
  return touching
    .sort((a, b) => concept[b.at]! - concept[a.at]! || a.at - b.at)
    .slice(0, MOST_OTHERS)
    .map(({ at: i, span }) => ({
      phrase: surfaceOf(document, span),
      place: placeOf(reading, span),
      verdict: verdictOf(reading, i),
      score: concept[i]!,
    }));
}

function around(reading: Reading, { from, to }: WordRange): ReadWord[] {
  const { words } = reading.document;
  const { sentence } = words[from]!;
  return words
    .map((word, i) => ({ word, i }))
    .slice(Math.max(0, from - 2), to + 3)
    .filter(({ word }) => word.sentence === sentence)
    .map(({ word, i }) => ({
      text: word.text,
      kind: WORD_CLASSES[word.kind],
      inside: i >= from && i <= to,
      ...placeOf(reading, { from: i, to: i }),
    }));
}

function explainNoPhrase(reading: Reading, range: WordRange): PhraseExplanation {
  const inside = reading.document.words.slice(range.from, range.to + 1);
  const reasons = noPhraseReasons(inside);
  const phrase = inside.map(({ text }) => text).join(" ");
  return {
    ...nothing(reading, reasons[0]!),
    key: canonicalKey(phrase),
    phrase,
    place: placeOf(reading, range),
    verdict: "no phrase",
    words: around(reading, range),
    others: othersOver(reading, range, -1),
    reasons,
  };
}
