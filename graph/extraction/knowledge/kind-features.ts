import type { Document } from "../language/document.ts";
import { SHAPE } from "../language/lexeme.ts";
import { copyUsage, USAGE_NAMES, usageAt } from "../words/usage.ts";
import { type FeatureList, hashOf, mix, namesOf } from "./features.ts";
import { ENDINGS, type WordCodes } from "./word-codes.ts";

/** A stretch of words of a document, first and last (inclusive). */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
}

const NAME = {
  ...namesOf("head words single word of ofEnding first all tags headPair shape headFine headMiddle headCoarse"),
  ...namesOf("wordFine wordMiddle firstMiddle pairMiddle leftPair rightPair leftTags rightTags leftGap rightGap"),
  ...namesOf("pointer documentWord documentClass leftFine rightFine leftVerb rightVerb leftVerbFine rightVerbFine"),
  ...namesOf("preposition prepositionAt beforePreposition sentence last leftMiddle rightMiddle"),
  ...namesOf("verbPreposition nounBefore nounAfter mainVerb place nearLeft nearRight"),
};
const ENDING = ENDINGS.map((length) => hashOf(`ending${length}`));
const FIRST = hashOf("^");
const LAST = hashOf("$");
const LEFT = [hashOf("left1"), hashOf("left2"), hashOf("left3")];
const RIGHT = [hashOf("right1"), hashOf("right2"), hashOf("right3")];
const PREPOSITION = "P".charCodeAt(0);
const NOUN = "N".charCodeAt(0);

/** How far a verb or a preposition may be from the span to count as its context, in words. */
const MAX_DISTANCE = 7;
const POINTERS = new Set(["this", "these", "that", "such", "our", "the", "its"].map(hashOf));
const SHAPES = [SHAPE.acronym, SHAPE.innerCapital, SHAPE.capital, SHAPE.hyphen, SHAPE.digit, SHAPE.anyCapital];
const MAX_TAGS = 6;

/** The features that say what kind of thing a span names: its words and endings, its neighbours, and how it is written. */
export function putKindFeatures(features: FeatureList, document: Document, codes: WordCodes, span: WordSpan): void {
  putWords(features, document, codes, span);
  putNeighbours(features, document, codes, span);
  putContext(features, document, codes, span);
  putSentence(features, document, codes, span);
  putJoinedNouns(features, document, codes, span);
  const { sentence } = document.words[span.from]!;
  features.put(NAME.sentence, Math.min(sentence, 3));
  if (sentence === document.sentences.length - 1) features.put(NAME.last);
}

/** The features that say whether a document is about computing: its words and their classes. */
export function putDocumentFeatures(features: FeatureList, { form, fine }: WordCodes): void {
  features.clear();
  const seen = new Set<number>();
  for (let i = 0; i < form.length; i++) {
    if (seen.has(form[i]!)) continue;
    seen.add(form[i]!);
    features.put(NAME.documentWord, form[i]!);
    features.put(NAME.documentClass, fine[i]!);
  }
}

function putWords(features: FeatureList, { words }: Document, codes: WordCodes, { from, to }: WordSpan): void {
  const { form, tag, endings, fine, middle, coarse } = codes;
  const head = form[to]!;
  features.put(NAME.head, head);
  features.put(NAME.headFine, fine[to]!);
  features.put(NAME.headMiddle, middle[to]!);
  features.put(NAME.headCoarse, coarse[to]!);
  features.put(NAME.words, Math.min(5, to - from + 1));
  features.put(NAME.single, from === to ? 1 : 0);
  for (let e = 0; e < ENDINGS.length; e++) features.put(ENDING[e]!, endings[e]![to]!);
  let all = 0;
  let tags = 0;
  let leads = false;
  for (let i = from; i <= to; i++) {
    all = mix(all, form[i]!);
    if (i - from < MAX_TAGS) tags = mix(tags, tag[i]!);
    if (i < to) {
      features.put(NAME.word, form[i]!);
      features.put(NAME.wordFine, fine[i]!);
      features.put(NAME.wordMiddle, middle[i]!);
    }
    if (!leads && tag[i] === PREPOSITION && i > from) {
      // the head of "recognition of handwritten digits" is "recognition"
      features.put(NAME.of, form[i - 1]!);
      features.put(NAME.ofEnding, endings[1]![i - 1]!);
      leads = true;
    }
  }
  features.put(NAME.first, form[from]!);
  features.put(NAME.firstMiddle, middle[from]!);
  features.put(NAME.all, all);
  features.put(NAME.tags, tags);
  features.put(NAME.headPair, from < to ? form[to - 1]! : 0, head);
  features.put(NAME.pairMiddle, from < to ? middle[to - 1]! : -1, middle[to]!);
  const { shape } = words[to]!.lexeme;
  for (const bit of SHAPES) if (shape & bit) features.put(NAME.shape, bit);
}

function putNeighbours(features: FeatureList, document: Document, codes: WordCodes, { from, to }: WordSpan): void {
  const { plain, tag, gap, fine, middle } = codes;
  const [start, end] = sentenceBounds(document, from);
  const before = (at: number) => (at >= start ? plain[at]! : FIRST);
  const after = (at: number) => (at < end ? plain[at]! : LAST);
  const tagAt = (at: number) => (at >= start && at < end ? tag[at]! : 0);
  for (let n = 0; n < 3; n++) {
    features.put(LEFT[n]!, before(from - 1 - n));
    features.put(RIGHT[n]!, after(to + 1 + n));
  }
  features.put(NAME.leftPair, before(from - 2), before(from - 1));
  features.put(NAME.rightPair, after(to + 1), after(to + 2));
  features.put(NAME.leftTags, tagAt(from - 2), tagAt(from - 1));
  features.put(NAME.rightTags, tagAt(to + 1), tagAt(to + 2));
  features.put(NAME.leftGap, gap[from]!);
  features.put(NAME.rightGap, to + 1 < end ? gap[to + 1]! : -1);
  if (from - 1 >= start) {
    features.put(NAME.leftFine, fine[from - 1]!);
    features.put(NAME.leftMiddle, middle[from - 1]!);
  }
  if (to + 1 < end) {
    features.put(NAME.rightFine, fine[to + 1]!);
    features.put(NAME.rightMiddle, middle[to + 1]!);
  }
  if (POINTERS.has(before(from - 1))) features.put(NAME.pointer, before(from - 1), from === to ? 1 : 2);
}

/** Position of the first word of the sentence of a word, and of the first word after it. */
export function sentenceBounds({ words, bounds }: Document, at: number): readonly [number, number] {
  const { sentence } = words[at]!;
  return [bounds[sentence]!, bounds[sentence + 1]!];
}

/** The nearest verbs on both sides, and the nearest preposition before. */
function putContext(features: FeatureList, document: Document, codes: WordCodes, { from, to }: WordSpan): void {
  const { form, plain, verbal, tag, fine } = codes;
  const [start, end] = sentenceBounds(document, from);
  let verb = from - 1;
  const lowest = Math.max(start, from - MAX_DISTANCE);
  while (verb >= lowest && verbal[verb] === 0) verb--;
  if (verb >= lowest) {
    features.put(NAME.leftVerb, form[verb]!);
    features.put(NAME.leftVerbFine, fine[verb]!);
  }
  const verbBefore = verb;
  const highest = Math.min(end - 1, to + MAX_DISTANCE);
  verb = to + 1;
  while (verb <= highest && verbal[verb] === 0) verb++;
  if (verb <= highest) {
    features.put(NAME.rightVerb, form[verb]!);
    features.put(NAME.rightVerbFine, fine[verb]!);
  }
  let at = from - 1;
  while (at >= lowest && tag[at] !== PREPOSITION) at--;
  if (verbBefore >= lowest) {
    features.put(NAME.verbPreposition, form[verbBefore]!, at > verbBefore ? plain[at]! : 0);
  }
  if (at >= lowest) {
    features.put(NAME.preposition, plain[at]!);
    features.put(NAME.prepositionAt, plain[at]!, from - at);
    features.put(NAME.beforePreposition, at > start ? plain[at - 1]! : FIRST, plain[at]!);
  }
}

/** In words: how near others of its sentence count as context, and how far a preposition and the noun that it joins may be. */
const NEAR = 5;
const MAX_JOIN = 3;
const NOUN_DISTANCE = 4;

/** What the sentence is about: its first verb, and the words near the span. */
function putSentence(features: FeatureList, document: Document, codes: WordCodes, { from, to }: WordSpan): void {
  const { form, firstVerb, middle } = codes;
  const [start, end] = sentenceBounds(document, from);
  const verb = firstVerb[document.words[from]!.sentence]!;
  if (verb >= 0) features.put(NAME.mainVerb, form[verb]!, verb < from ? 0 : 1);
  features.put(NAME.place, placeIn(from - start, end - 1 - to));
  for (let i = Math.max(start, from - NEAR); i < from; i++) features.put(NAME.nearLeft, middle[i]!);
  for (let i = to + 1; i < Math.min(end, to + 1 + NEAR); i++) features.put(NAME.nearRight, middle[i]!);
}

/** The nouns that a preposition beside the span joins to it: what it is of, for or in, and what is of it. */
function putJoinedNouns(features: FeatureList, document: Document, codes: WordCodes, { from, to }: WordSpan): void {
  const { plain, tag, middle } = codes;
  const [start, end] = sentenceBounds(document, from);
  if (to + 1 < end && tag[to + 1] === PREPOSITION) {
    let noun = to + 2;
    while (noun < end && noun <= to + 1 + NOUN_DISTANCE && tag[noun] !== NOUN) noun++;
    features.put(NAME.nounAfter, plain[to + 1]!, noun < end ? middle[noun]! : 0);
  }
  const lowest = Math.max(start, from - MAX_JOIN);
  let preposition = from - 1;
  while (preposition >= lowest && tag[preposition] !== PREPOSITION) preposition--;
  if (preposition < lowest) return;
  let noun = preposition - 1;
  while (noun > Math.max(start, preposition - NOUN_DISTANCE) && tag[noun] !== NOUN) noun--;
  features.put(NAME.nounBefore, plain[preposition]!, noun >= start ? middle[noun]! : 0);
}

/** Where in its sentence a span stands: 0 first, 1 near the beginning, 3 at the end, 2 elsewhere. */
function placeIn(before: number, after: number): number {
  if (before === 0) return 0;
  if (before < 3) return 1;
  return after < 2 ? 3 : 2;
}

/** Each kind of usage is measured for the last and the first word, three neighbours, and all words of a span. */
export const KIND_NUMBERS: number = 6 * USAGE_NAMES.length;
/** Brings the numbers, −0.5 … 0.5, to the scale of the other features. */
const NUMBER_SCALE = 3;

/** How the last, the first and all words of a span and its neighbours are used in the background corpus. */
export function kindNumbers({ words }: Document, { from, to }: WordSpan): Float64Array {
  const width = USAGE_NAMES.length;
  const numbers = new Float64Array(KIND_NUMBERS);
  for (const [block, at] of [to, from, from - 1, to + 1, from - 2].entries()) {
    copyUsage(words[at]?.lexeme.position ?? -1, width, numbers, block * width);
  }
  for (let i = from; i <= to; i++) {
    const { position } = words[i]!.lexeme;
    for (let c = 0; c < width; c++) numbers[5 * width + c]! += usageAt(position, c) / (to - from + 1);
  }
  for (let c = 0; c < numbers.length; c++) numbers[c]! *= NUMBER_SCALE;
  return numbers;
}
