import type { Candidate } from "../candidates/candidates.ts";
import type { FeatureContext } from "../candidates/context.ts";
import type { Span } from "../candidates/span.ts";
import type { Document, Word } from "../language/document.ts";
import { STANDING_NAMES, USAGE_NAMES } from "../language/usage.ts";
import { FeatureRow } from "./feature-row.ts";
import { putRarity, putShape, putUsage, WORD_CLASSES_NAMED } from "./lexical-features.ts";
import { putRelations, sharedOf } from "./relation-features.ts";

/** How parts of a joined phrase hang together, as features. */
const JOINTS = ["", "u", "P", "K", "(", "()", ",", "T", "V"];

/** Features that all candidates of a text share, the last of FEATURE_NAMES. */
export const TEXT_FEATURES: readonly string[] = [
  "textWords",
  "textSentences",
  "textRarity",
  "textDensity",
  "firstSentenceWords",
  "textCitations",
];

/** Names of the numeric features of a candidate, in order. */
export const FEATURE_NAMES: readonly string[] = [
  ...["occurrences", "own", "ownShare", "first", "last", "words", "characters", "leftRest", "rightRest", "runWords"],
  ...["sentence", "sentencePosition", "firstSentenceShare", "inTitle", "joints"],
  ...JOINTS.map((joint) => `joint:${joint}`),
  ...["rarityFirst", "rarityHead", "rarityMean", "rarityMin", "rarityMax", "unknownWords"],
  ...["head", "start"].flatMap((word) => WORD_CLASSES_NAMED.map((name) => word + name)),
  ...["acronym", "innerCapital", "capitals", "hyphen", "digit", "genericWords", "emptyHead", "articleInside"],
  ...["gapBefore", "opensBefore", "gapAfter", "closesAfter", "sentenceEnd"],
  ...["headCount", "startCount", "sameHead", "longer", "shorter", "longerOwn", "defined"],
  ...["head", "start"].flatMap((word) => USAGE_NAMES.map((name) => word + name)),
  ...["before", "after"].flatMap((word) => STANDING_NAMES.map((name) => word + name)),
  ...["titlenessMean", "titlenessMax", "titlenessMin"],
  ...["phrasePapers", "phraseOwn", "phraseTitle"],
  ...TEXT_FEATURES,
];

/** Numeric features of all candidates, one row of FEATURE_NAMES.length after the other. */
export function featuresOf(context: FeatureContext, foci: readonly Focus[]): Float64Array {
  const rows = new Float64Array(context.candidates.length * FEATURE_NAMES.length);
  const row = new FeatureRow(rows);
  const shared = sharedOf(context);
  for (const [i, candidate] of context.candidates.entries()) {
    const { main, words } = foci[i]!;
    putPlace(row, context.document, candidate.spans, main);
    putJoints(row, main);
    putRarity(row, words);
    putShape(row, words);
    putNeighbours(row, context.document, main);
    putRelations(row, context, shared, { i, words });
    putUsage(row, context.document, main, { key: candidate.key, words });
    row.all(shared.text);
  }
  return rows;
}

/** The span that speaks for a candidate, and its words without those left out in unfolding. */
export interface Focus {
  readonly main: Span;
  readonly words: readonly Word[];
}

export function focusOf(document: Document, candidate: Candidate): Focus {
  const main = mainSpan(candidate);
  const { from, to, gapFrom, gapTo } = main;
  const words = document.words.slice(from, to + 1);
  return { main, words: gapFrom < 0 ? words : words.filter((_, i) => from + i < gapFrom || from + i > gapTo) };
}

/** The span that speaks for a candidate: the first on its own, else the first. */
export function mainSpan({ spans }: Candidate): Span {
  return spans.find((span) => span.own && span.joined === "") ?? spans[0]!;
}

const wordAt = (document: Document, i: number) => document.words[i]!;

interface Places {
  own: number;
  first: number;
  last: number;
  leftRest: number;
  rightRest: number;
  inFirstSentence: number;
  inTitle: boolean;
}

function placesOf(document: Document, spans: readonly Span[]): Places {
  const places: Places = {
    own: 0,
    first: Number.POSITIVE_INFINITY,
    last: 0,
    leftRest: Number.POSITIVE_INFINITY,
    rightRest: Number.POSITIVE_INFINITY,
    inFirstSentence: 0,
    inTitle: false,
  };
  for (const { from, to, run, own } of spans) {
    const { sentence } = wordAt(document, from);
    if (own) places.own++;
    places.first = Math.min(places.first, from);
    places.last = Math.max(places.last, from);
    places.leftRest = Math.min(places.leftRest, from - run.from);
    places.rightRest = Math.min(places.rightRest, run.to - to);
    if (sentence === 0) places.inFirstSentence++;
    if (document.sentences[sentence]?.field === 0) places.inTitle = true;
  }
  return places;
}

function putPlace(row: FeatureRow, document: Document, spans: readonly Span[], main: Span): void {
  const places = placesOf(document, spans);
  const all = document.words.length;
  const { sentence } = wordAt(document, main.from);
  const sentenceFrom = document.bounds[sentence]!;
  row.put(Math.log1p(spans.length));
  row.put(Math.log1p(places.own));
  row.put(places.own / spans.length);
  row.put(places.first / all);
  row.put(places.last / all);
  row.put(main.to - main.from + 1 - (main.gapFrom < 0 ? 0 : main.gapTo - main.gapFrom + 1));
  row.put(wordAt(document, main.to).end - wordAt(document, main.from).start);
  row.put(places.leftRest);
  row.put(places.rightRest);
  row.put(main.run.to - main.run.from + 1);
  row.put(wordAt(document, places.first).sentence);
  row.put((main.from - sentenceFrom) / (document.bounds[sentence + 1]! - sentenceFrom));
  row.put(places.inFirstSentence / spans.length);
  row.flag(places.inTitle);
}

function putJoints(row: FeatureRow, { joined }: Span): void {
  row.put(joined.length);
  row.choice(JOINTS, joined);
}

function putNeighbours(row: FeatureRow, document: Document, main: Span): void {
  const start = wordAt(document, main.from);
  const after = document.words[main.to + 1];
  const last = after?.sentence !== start.sentence;
  const gapAfter = last ? "" : after.gap;
  row.flag(start.gap !== "");
  row.flag(/[("'“‘]/.test(start.gap));
  row.flag(gapAfter !== "");
  row.flag(/^[)"'”’]/.test(gapAfter));
  row.flag(last);
}
