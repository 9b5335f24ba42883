import { lowerBound, upperBound } from "../../shared/binary-search.ts";
import { contextOf, type FeatureContext } from "../candidates/context.ts";
import { CONNECTORS, type Span } from "../candidates/span.ts";
import mentionModel from "../data/mention-model.json" with { type: "json" };
import type { Document, PaperText, Word } from "../language/document.ts";
import { phraseUsage } from "../words/usage.ts";
import { Classifier, type ClassifierFile } from "./classifier.ts";
import { FeatureList, hashOf, namesOf } from "./features.ts";
import { KIND_NUMBERS, kindNumbers, putKindFeatures, type WordSpan } from "./kind-features.ts";
import { type WordCodes, wordCodes } from "./word-codes.ts";

/** A span with its offsets in the text, in UTF-16 units; `end` is exclusive. */
export interface TextSpan extends WordSpan {
  readonly start: number;
  readonly end: number;
}

/** A document with some of its spans. */
export interface SpannedDocument<S extends TextSpan = TextSpan> {
  readonly document: Document;
  readonly spans: readonly S[];
}

/** The words that stretches of a text touch, in their order, without stretches that touch none. */
export function spansAt(document: Document, stretches: readonly (readonly [number, number])[]): SpannedDocument {
  const { words } = document;
  const [starts, ends] = [words.map((word) => word.start), words.map((word) => word.end)];
  const spans = stretches.flatMap(([start, end]) => {
    const from = upperBound(ends, start);
    const to = lowerBound(starts, end) - 1;
    return from <= to ? [{ from, to, start, end }] : [];
  });
  return { document, spans };
}

/** Words that may point at something named elsewhere when an article or "this" is before them. */
const POINTING = new Set(
  "method approach system model algorithm task problem technique framework procedure process tool models methods systems approaches techniques algorithms problems tasks".split(
    " ",
  ),
);
const POINTERS = new Set(["this", "these", "our", "the", "such", "that", "an", "a"]);
const PRONOUNS = new Set(["it", "they", "them", "one", "ones", "those"]);

const isPointing = ({ words }: Document, word: Word, i: number): boolean =>
  PRONOUNS.has(word.lower) || (POINTING.has(word.lower) && POINTERS.has(words[i - 1]?.lower ?? ""));

/** A place that may name something, as a candidate of extraction or by pointing at another. */
export interface MentionPlace extends TextSpan {
  /** The candidate's place; undefined for a word that only points. */
  readonly place: Span | undefined;
  readonly key: string;
  /** How many places the candidate has. */
  readonly repeats: number;
}

/** All places of a document that may name something, by position. */
export function mentionPlaces({ document, candidates }: FeatureContext): MentionPlace[] {
  const { words } = document;
  const places = new Map<string, MentionPlace>();
  const put = (from: number, to: number, rest: Pick<MentionPlace, "place" | "key" | "repeats">) => {
    const id = `${from} ${to}`;
    if (!places.has(id)) places.set(id, { from, to, start: words[from]!.start, end: words[to]!.end, ...rest });
  };
  for (const { key, spans } of candidates) {
    for (const place of spans) {
      if (place.connectors !== CONNECTORS.overGap) put(place.from, place.to, { place, key, repeats: spans.length });
    }
  }
  for (const [i, word] of words.entries()) {
    if (isPointing(document, word, i)) put(i, i, { place: undefined, key: word.lower, repeats: 1 });
  }
  return [...places.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

const NAME = {
  ...namesOf("outside outsideTags form cut cutTags repeats pointing"),
};
const connectorsHash = new Map<string, number>();

/** The features that say whether a place is wanted: those of its kind, and how it stands in its noun phrase. */
export function putMentionFeatures(
  features: FeatureList,
  document: Document,
  codes: WordCodes,
  mention: MentionPlace,
): void {
  putKindFeatures(features, document, codes, mention);
  const { from, to, place } = mention;
  const left = codes.tag[from - 1] ?? 0;
  const right = codes.tag[to + 1] ?? 0;
  features.put(NAME.outside, left, right);
  features.put(NAME.outsideTags, left * 256 + right, codes.tag[from]!, codes.tag[to]!);
  features.put(NAME.repeats, Math.min(mention.repeats, 4));
  if (place === undefined) {
    features.put(NAME.pointing);
    return;
  }
  let connectors = connectorsHash.get(place.connectors);
  if (connectors === undefined) {
    connectors = hashOf(place.connectors);
    connectorsHash.set(place.connectors, connectors);
  }
  const cut = Math.min(3, from - place.run.from) * 4 + Math.min(3, Math.max(0, place.run.to - to));
  features.put(NAME.form, place.own ? 1 : 0, connectors);
  features.put(NAME.cut, cut, place.own ? 1 : 0);
  features.put(NAME.cutTags, cut, left, right);
}

const OWN_NUMBERS = 4;

/** The numbers of its kind, and how its phrase is used in the background corpus. */
export function mentionNumbers(document: Document, mention: MentionPlace): Float64Array {
  const numbers = new Float64Array(KIND_NUMBERS + OWN_NUMBERS);
  numbers.set(kindNumbers(document, mention));
  const usage = phraseUsage(mention.key);
  if (usage) numbers.set([1, usage.logPapers / 5, usage.own, usage.title], KIND_NUMBERS);
  return numbers;
}

/** A span that is wanted with some probability. */
export interface LikelyTextSpan extends TextSpan {
  readonly likelihood: number;
}

let model: Classifier | undefined;
/** Spans are chosen whose probability is above this; the best end-to-end F1 on the development set, of those tried. */
const MIN_LIKELIHOOD = 0.3;

/** The document of a text with the spans that name something in it, also words that point at others ("this method"). */
export function chosenSpans(paper: PaperText): SpannedDocument<LikelyTextSpan> {
  model ??= new Classifier(mentionModel as ClassifierFile);
  const context = contextOf(paper);
  const { document } = context;
  const codes = wordCodes(document);
  const features = new FeatureList();
  const places = mentionPlaces(context).map(({ from, to, start, end, ...rest }) => {
    features.clear();
    const place = { from, to, start, end, ...rest };
    putMentionFeatures(features, document, codes, place);
    const likelihood = model!.probabilities(features, mentionNumbers(document, place))[1]!;
    return { from, to, start, end, likelihood };
  });
  return { document, spans: bestApart(places, MIN_LIKELIHOOD) };
}

/**
 * Of places ordered by position, those that do not overlap and whose probabilities, each less `least`, have the greatest sum;
 * O(n log n).
 */
export function bestApart<S extends WordSpan & { readonly likelihood: number }>(
  places: readonly S[],
  least: number,
): S[] {
  const byEnd = [...places]
    .filter(({ likelihood }) => likelihood > least)
    .sort((a, b) => a.to - b.to || a.from - b.from);
  // best[i]: the greatest sum of the first i places; before[i]: how many of them end before the i-th begins
  const best = new Float64Array(byEnd.length + 1);
  const before = byEnd.map(({ from }) => countEndingBefore(byEnd, from));
  for (const [i, { likelihood }] of byEnd.entries()) {
    best[i + 1] = Math.max(best[i]!, best[before[i]!]! + likelihood - least);
  }
  const chosen: S[] = [];
  for (let i = byEnd.length; i > 0; ) {
    if (best[i] === best[i - 1]) i--;
    else {
      chosen.push(byEnd[i - 1]!);
      i = before[i - 1]!;
    }
  }
  return chosen.reverse();
}

/** How many of the places, ordered by their ends, end before a word; by binary search. */
function countEndingBefore(places: readonly WordSpan[], word: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]!.to < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
