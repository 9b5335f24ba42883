import type { Document } from "../language/document.ts";
import { Between, type SpanPair } from "./between.ts";
import { type FeatureList, hashOf, mix, namesOf } from "./features.ts";
import { sentenceBounds, type WordSpan } from "./kind-features.ts";
import type { WordCodes } from "./word-codes.ts";

const NAME = {
  ...namesOf("distance between rank kinds leftKind rightKind kindsDistance kindsBetween leftHead rightHead heads"),
  ...namesOf("sameHead leftFine rightFine leftMiddle rightMiddle middles coarses bracket equal sequence"),
  ...namesOf("sequenceKinds sequenceMiddle first last firstLast firstKinds lastKinds step steps stepFine skeleton"),
  ...namesOf("skeletonMiddle skeletonKinds verbs verbsFine prepositions verb lastVerb verbKinds verbFine"),
  ...namesOf("verbMiddleKinds noVerb preposition lastPreposition lastPrepositionKinds onlyPreposition listing"),
  ...namesOf("listingKinds leftNear rightNear leftPair leftVerb leftVerbPreposition leftVerbFirst rightVerb"),
  ...namesOf("leftVerbFine leftVerbMiddlePreposition rightVerbFine kindBetween leftNearKinds rightNearKinds"),
};
const LEFT = [hashOf("left1"), hashOf("left2"), hashOf("left3")];
const RIGHT = [hashOf("right1"), hashOf("right2"), hashOf("right3")];
const FIRST = hashOf("^");
const LAST = hashOf("$");
const NONE = hashOf("~");
const PREPOSITION = "P".charCodeAt(0);
/** How many words around a pair, and between its spans, count as its context. */
const MAX_DISTANCE = 8;
const MAX_WORDS_BETWEEN = 14;

const between = new Between();

const hashAll = (values: Int32Array, length: number): number => {
  let hash = length;
  for (let i = 0; i < length; i++) hash = mix(hash, values[i]!);
  return hash;
};

/** The features that say how two spans of a sentence are related: the words between and around them, and their kinds. */
export function putRelationFeatures(features: FeatureList, document: Document, codes: WordCodes, pair: SpanPair): void {
  const kinds = pair.left.kind * 16 + pair.right.kind;
  between.read(codes, pair);
  putEnds(features, document, codes, pair, kinds);
  putSequence(features, kinds);
  const preposition = putStructure(features, codes, pair, kinds);
  putContext(features, document, codes, pair, { kinds, preposition });
}

function putEnds(features: FeatureList, { words }: Document, codes: WordCodes, pair: SpanPair, kinds: number): void {
  const { left, right, rank } = pair;
  const { form, fine, middle, coarse } = codes;
  const distance = right.from - left.to - 1;
  const [l, r] = [left.to, right.to];
  features.put(NAME.distance, Math.min(distance, 10));
  features.put(NAME.between, Math.min(4, pair.between.length));
  features.put(NAME.rank, Math.min(rank, 3));
  features.put(NAME.kinds, kinds);
  features.put(NAME.leftKind, left.kind);
  features.put(NAME.rightKind, right.kind);
  features.put(NAME.kindsDistance, kinds, Math.min(distance, 4));
  features.put(NAME.kindsBetween, kinds, Math.min(pair.between.length, 3));
  features.put(NAME.leftHead, form[l]!);
  features.put(NAME.rightHead, form[r]!);
  features.put(NAME.leftFine, fine[l]!);
  features.put(NAME.rightFine, fine[r]!);
  features.put(NAME.leftMiddle, middle[l]!);
  features.put(NAME.rightMiddle, middle[r]!);
  features.put(NAME.middles, middle[l]!, middle[r]!);
  features.put(NAME.coarses, coarse[l]!, coarse[r]!);
  features.put(NAME.heads, form[l]!, form[r]!);
  features.put(NAME.sameHead, form[l] === form[r] ? 1 : 0);
  if (words[right.from]!.gap.includes("(")) features.put(NAME.bracket);
  if (sameWords(codes, left, right)) features.put(NAME.equal);
  for (const { kind } of pair.between) features.put(NAME.kindBetween, kind, kinds);
}

function sameWords({ plain }: WordCodes, left: WordSpan, right: WordSpan): boolean {
  if (left.to - left.from !== right.to - right.from) return false;
  for (let i = 0; left.from + i <= left.to; i++) if (plain[left.from + i] !== plain[right.from + i]) return false;
  return true;
}

function putSequence(features: FeatureList, kinds: number): void {
  const { sequence, sequenceFine, sequenceMiddle, length } = between;
  const text = hashAll(sequence, length);
  if (length <= 10) features.put(NAME.sequence, text);
  if (length <= 6) {
    features.put(NAME.sequenceKinds, text, kinds);
    features.put(NAME.sequenceMiddle, hashAll(sequenceMiddle, length), kinds);
  }
  const first = length > 0 ? sequence[0]! : NONE;
  const last = length > 0 ? sequence[length - 1]! : NONE;
  features.put(NAME.first, first);
  features.put(NAME.last, last);
  features.put(NAME.firstLast, first, last);
  features.put(NAME.firstKinds, first, kinds);
  features.put(NAME.lastKinds, last, kinds);
  if (length > MAX_WORDS_BETWEEN) return;
  for (let i = 0; i < length; i++) {
    if (sequence.indexOf(sequence[i]!) === i) features.put(NAME.step, sequence[i]!);
    features.put(NAME.stepFine, sequenceFine[i]!);
    if (i > 0) features.put(NAME.steps, sequence[i - 1]!, sequence[i]!);
  }
}

/** The first three of some words, their number, and the first and the last. */
interface WordsBetween {
  count: number;
  first: number;
  last: number;
  forms: number;
  classes: number;
}

/** The words between two spans that `isIncluded`. */
function wordsBetween({ form, fine }: WordCodes, { left, right }: SpanPair, isIncluded: (i: number) => boolean) {
  const words: WordsBetween = { count: 0, first: -1, last: -1, forms: 0, classes: 0 };
  for (let i = left.to + 1; i < right.from; i++) {
    if (!isIncluded(i)) continue;
    if (words.first < 0) words.first = i;
    words.last = i;
    if (words.count++ >= 3) continue;
    words.forms = mix(words.forms, form[i]!);
    words.classes = mix(words.classes, fine[i]!);
  }
  return words;
}

/** Verbs, prepositions and the grammar between the two; returns the first preposition. */
function putStructure(features: FeatureList, codes: WordCodes, pair: SpanPair, kinds: number): number {
  const { form, fine, middle, verbal, tag } = codes;
  const verbs = wordsBetween(codes, pair, (i) => verbal[i] === 1);
  const prepositions = wordsBetween(codes, pair, (i) => tag[i] === PREPOSITION);
  putSkeleton(features, kinds);
  features.put(NAME.verbs, verbs.forms);
  features.put(NAME.verbsFine, verbs.classes);
  features.put(NAME.prepositions, prepositions.forms);
  if (verbs.count > 0) {
    features.put(NAME.verb, form[verbs.first]!);
    features.put(NAME.lastVerb, form[verbs.last]!);
    features.put(NAME.verbKinds, form[verbs.first]!, kinds);
    features.put(NAME.verbFine, fine[verbs.first]!);
    features.put(NAME.verbMiddleKinds, middle[verbs.first]!, kinds);
  } else features.put(NAME.noVerb);
  if (prepositions.count === 0) return 0;
  const preposition = form[prepositions.first]!;
  features.put(NAME.preposition, preposition);
  features.put(NAME.lastPreposition, form[prepositions.last]!);
  features.put(NAME.lastPrepositionKinds, form[prepositions.last]!, kinds);
  if (verbs.count === 0 && prepositions.count === 1) features.put(NAME.onlyPreposition, preposition, kinds);
  return preposition;
}

function putSkeleton(features: FeatureList, kinds: number): void {
  const { skeleton, skeletonMiddle, skeletonLength } = between;
  if (skeletonLength <= 6) {
    const text = hashAll(skeleton, skeletonLength);
    features.put(NAME.skeleton, text);
    features.put(NAME.skeletonKinds, text, kinds);
    features.put(NAME.skeletonMiddle, hashAll(skeletonMiddle, skeletonLength));
  }
  if (skeletonLength > 0 && between.isListing) {
    features.put(NAME.listing);
    features.put(NAME.listingKinds, kinds);
  }
}

/** Words before the left span and after the right one. */
function putContext(
  features: FeatureList,
  document: Document,
  { form, fine, middle, verbal }: WordCodes,
  { left, right }: SpanPair,
  { kinds, preposition }: { readonly kinds: number; readonly preposition: number },
): void {
  const [start, end] = sentenceBounds(document, left.from);
  const before = (at: number) => (at >= start ? form[at]! : FIRST);
  const after = (at: number) => (at < end ? form[at]! : LAST);
  for (let d = 1; d <= 3; d++) {
    const l = before(left.from - d);
    const r = after(right.to + d);
    features.put(LEFT[d - 1]!, l);
    features.put(RIGHT[d - 1]!, r);
    features.put(NAME.leftNear, l);
    features.put(NAME.rightNear, r);
  }
  features.put(NAME.leftNearKinds, before(left.from - 1), kinds);
  features.put(NAME.rightNearKinds, after(right.to + 1), kinds);
  features.put(NAME.leftPair, before(left.from - 2), before(left.from - 1));
  const lowest = Math.max(start, left.from - MAX_DISTANCE);
  let verb = left.from - 1;
  while (verb >= lowest && verbal[verb] === 0) verb--;
  if (verb >= lowest) {
    const { sequence, length } = between;
    features.put(NAME.leftVerb, form[verb]!);
    features.put(NAME.leftVerbFine, fine[verb]!);
    features.put(NAME.leftVerbPreposition, form[verb]!, preposition);
    features.put(NAME.leftVerbMiddlePreposition, middle[verb]!, preposition, kinds);
    features.put(NAME.leftVerbFirst, form[verb]!, length > 0 ? sequence[0]! : 0, length > 1 ? sequence[1]! : 0);
  }
  const highest = Math.min(end - 1, right.to + MAX_DISTANCE);
  verb = right.to + 1;
  while (verb <= highest && verbal[verb] === 0) verb++;
  if (verb <= highest) {
    features.put(NAME.rightVerb, form[verb]!);
    features.put(NAME.rightVerbFine, fine[verb]!);
  }
}
