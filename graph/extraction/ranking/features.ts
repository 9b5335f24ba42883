import { type Candidate, mainSpan } from "../candidates/candidates.ts";
import type { FeatureContext } from "../candidates/context.ts";
import type { Span } from "../candidates/span.ts";
import type { Document, Word } from "../language/document.ts";
import { POSITION_NAMES, USAGE_NAMES } from "../words/usage.ts";
import { FeatureRow, putRarity, putShape, putUsage, WORD_SHARE_NAMES } from "./lexical-features.ts";
import { TEXT_FEATURES, textFeatures } from "./text-style.ts";

/** Connectors between the runs of a phrase that are features; see Span.connectors. */
const CONNECTORS = ["", "u", "P", "K", "(", "()", ",", "T", "V"];

/** Names of the numeric features of a candidate, in order; a committed model must have the same. */
export const FEATURE_NAMES: readonly string[] = [
  ...["occurrences", "own", "ownShare", "first", "last", "words", "characters", "leftRest", "rightRest", "runWords"],
  ...["sentence", "sentencePosition", "firstSentenceShare", "inTitle", "joints"],
  ...CONNECTORS.map((joint) => `joint:${joint}`),
  ...["rarityFirst", "rarityHead", "rarityMean", "rarityMin", "rarityMax", "unknownWords"],
  ...["head", "start"].flatMap((word) => WORD_SHARE_NAMES.map((name) => word + name)),
  ...["acronym", "innerCapital", "capitals", "hyphen", "digit", "genericWords", "emptyHead", "articleInside"],
  ...["gapBefore", "opensBefore", "gapAfter", "closesAfter", "sentenceEnd"],
  ...["headCount", "startCount", "sameHead", "longer", "shorter", "longerOwn", "defined"],
  ...["head", "start"].flatMap((word) => USAGE_NAMES.map((name) => word + name)),
  ...["before", "after"].flatMap((word) => POSITION_NAMES.map((name) => word + name)),
  ...["titlenessMean", "titlenessMax", "titlenessMin"],
  ...["phrasePapers", "phraseOwn", "phraseTitle"],
  ...TEXT_FEATURES,
];

/** The numeric features of all candidates, in rows of FEATURE_NAMES.length numbers. */
export function featuresOf(context: FeatureContext, foci: readonly CandidateFocus[]): Float64Array {
  const rows = new Float64Array(context.candidates.length * FEATURE_NAMES.length);
  const row = new FeatureRow(rows);
  const counts = documentCounts(context);
  for (const [i, candidate] of context.candidates.entries()) {
    const { main, words } = foci[i]!;
    putPlace(row, context.document, candidate.spans, main);
    putConnectors(row, main);
    putRarity(row, words);
    putShape(row, words);
    putNeighbours(row, context.document, main);
    putRelations(row, context, counts, { i, words });
    putUsage(row, context.document, main, { key: candidate.key, words });
    row.all(counts.text);
  }
  return rows;
}

/** The main span of a candidate, with its words except those left out in the middle. */
export interface CandidateFocus {
  readonly main: Span;
  readonly words: readonly Word[];
}

export function focusOf(document: Document, candidate: Candidate): CandidateFocus {
  const main = mainSpan(candidate);
  const { from, to, gapFrom, gapTo } = main;
  const words = document.words.slice(from, to + 1);
  return { main, words: gapFrom < 0 ? words : words.filter((_, i) => from + i < gapFrom || from + i > gapTo) };
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

function putConnectors(row: FeatureRow, { connectors }: Span): void {
  row.put(connectors.length);
  row.choice(CONNECTORS, connectors);
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

/** Counts over a whole document, computed once for all of its candidates. */
interface DocumentCounts {
  /** Occurrences of lower-case words. */
  readonly wordCounts: ReadonlyMap<string, number>;
  /** Number of candidates by the last word of their key. */
  readonly heads: ReadonlyMap<string, number>;
  /** Within runs, by candidate: how many others contain it, and how many it contains. */
  readonly longer: Int32Array;
  readonly shorter: Int32Array;
  /** How many of the longer ones are whole noun phrases. */
  readonly longerOwn: Int32Array;
  /** The values of TEXT_FEATURES. */
  readonly text: readonly number[];
}

const lastWord = (key: string) => key.slice(key.lastIndexOf(" ") + 1);

const increase = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);

function documentCounts({ document, candidates }: FeatureContext): DocumentCounts {
  const wordCounts = new Map<string, number>();
  for (const { lower } of document.words) increase(wordCounts, lower);
  const heads = new Map<string, number>();
  for (const { key } of candidates) increase(heads, lastWord(key));
  return { wordCounts, heads, ...nestingOf(candidates), text: textFeatures(document, candidates) };
}

interface Place {
  readonly i: number;
  readonly span: Span;
}

/** More places than any real run has; nesting in such a run is ignored, which keeps time linear. */
const MAX_PLACES = 400;

function nestingOf(candidates: readonly Candidate[]): Nesting {
  const nested = {
    longer: new Int32Array(candidates.length),
    longerOwn: new Int32Array(candidates.length),
    shorter: new Int32Array(candidates.length),
  };
  for (const inRun of placesByRun(candidates)) {
    if (inRun.length > MAX_PLACES) continue;
    for (const a of inRun) {
      for (const b of inRun) if (a.i !== b.i && contains(b.span, a.span)) countNested(nested, a, b);
    }
  }
  return nested;
}

const contains = (outer: Span, inner: Span) => outer.from <= inner.from && outer.to >= inner.to;

type Nesting = Pick<DocumentCounts, "longer" | "longerOwn" | "shorter">;

function countNested(nested: Nesting, inner: Place, outer: Place): void {
  nested.longer[inner.i]! += 1;
  nested.shorter[outer.i]! += 1;
  if (outer.span.own) nested.longerOwn[inner.i]! += 1;
}

function placesByRun(candidates: readonly Candidate[]): Iterable<Place[]> {
  const byRun = new Map<number, Place[]>();
  for (const [i, { spans }] of candidates.entries()) {
    for (const span of spans) {
      if (span.connectors !== "") continue;
      const list = byRun.get(span.run.from);
      if (list) list.push({ i, span });
      else byRun.set(span.run.from, [{ i, span }]);
    }
  }
  return byRun.values();
}

/** How often the words of a candidate occur, and how many candidates are related to it. */
function putRelations(
  row: FeatureRow,
  { candidates, definedKeys }: FeatureContext,
  counts: DocumentCounts,
  { i, words }: { i: number; words: readonly Word[] },
): void {
  const { key } = candidates[i]!;
  row.put(Math.log(counts.wordCounts.get(words.at(-1)!.lower) ?? 1));
  row.put(Math.log(counts.wordCounts.get(words[0]!.lower) ?? 1));
  row.put(Math.log1p(counts.heads.get(lastWord(key)) ?? 0));
  row.put(Math.log1p(counts.longer[i]!));
  row.put(Math.log1p(counts.shorter[i]!));
  row.put(Math.log1p(counts.longerOwn[i]!));
  row.flag(definedKeys.has(key));
}
