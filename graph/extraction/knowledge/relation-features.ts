import type { Document, Word } from "../language/document.ts";
import { formOf, isVerbal, type WordSpan, wordNear } from "./kind-features.ts";

/** A span with the position of its most likely kind. */
export interface KindSpan extends WordSpan {
  readonly kind: number;
}

/** Two spans of one sentence, left before right, with the spans between them. */
export interface SpanPair<S extends KindSpan = KindSpan> {
  readonly left: S;
  readonly right: S;
  readonly between: readonly WordSpan[];
  /** How many spans of the document stand before the left one. */
  readonly rank: number;
}

/** How many words around a pair, and between its spans, count as its context. */
const MAX_DISTANCE = 8;
const MAX_WORDS_BETWEEN = 14;
/** What stands in for a span between the two. */
const SPAN = "X";
/** Connectors of an enumeration. */
const LISTING = new Set([",", "and", "or", SPAN, "/", "as", "well", "("]);

/** The features that say how two spans of a sentence are related: the words between and around them, and their kinds. */
export function relationFeatures(document: Document, pair: SpanPair): string[] {
  const features: string[] = [];
  const kinds = `${pair.left.kind}>${pair.right.kind}`;
  putDistance(features, document, pair, kinds);
  const sequence = sequenceOf(document, pair);
  putSequence(features, sequence, kinds);
  const first = putStructure(features, document, pair, kinds);
  putContext(features, document, pair, { sequence, first });
  return features;
}

function putDistance(features: string[], { words }: Document, { left, right, between, rank }: SpanPair, kinds: string) {
  const distance = right.from - left.to - 1;
  const heads = [formOf(words[left.to]!), formOf(words[right.to]!)];
  features.push(`d=${Math.min(distance, 10)}`, `e=${Math.min(4, between.length)}`, `ix=${Math.min(rank, 3)}`);
  features.push(`kk=${kinds}`, `k1=${left.kind}`, `k2=${right.kind}`);
  features.push(`kkd=${kinds}${Math.min(distance, 4)}`, `kke=${kinds}${Math.min(between.length, 3)}`);
  features.push(`lh=${heads[0]}`, `rh=${heads[1]}`, `lhrh=${heads[0]}_${heads[1]}`, `same=${heads[0] === heads[1]}`);
  if (words[right.from]!.gap.includes("(")) features.push("paren");
  if (textOf(words, left) === textOf(words, right)) features.push("equal");
}

const textOf = (words: readonly Word[], { from, to }: WordSpan) =>
  words
    .slice(from, to + 1)
    .map(({ lower }) => lower)
    .join(" ");

/** Words and punctuation between the two, a span between them as SPAN. */
function sequenceOf({ words }: Document, { left, right, between }: SpanPair): string[] {
  const ends = new Map(between.map(({ from, to }) => [from, to]));
  const sequence: string[] = [];
  for (let i = left.to + 1; i <= right.from; i++) {
    const { gap } = words[i]!;
    if (gap !== "") sequence.push(gap.slice(0, 1));
    if (i === right.from) break;
    const end = ends.get(i);
    sequence.push(end === undefined ? formOf(words[i]!) : SPAN);
    i = end ?? i;
  }
  return sequence;
}

function putSequence(features: string[], sequence: readonly string[], kinds: string): void {
  const text = sequence.join("_");
  if (sequence.length <= 10) features.push(`S=${text}`);
  if (sequence.length <= 6) features.push(`SK=${kinds}${text}`);
  const first = sequence[0] ?? "~";
  const last = sequence.at(-1) ?? "~";
  features.push(`m1=${first}`, `ml=${last}`, `m1l=${first}_${last}`, `m1k=${first}${kinds}`);
  if (sequence.length > MAX_WORDS_BETWEEN) return;
  for (const word of new Set(sequence)) features.push(`b=${word}`);
  for (let i = 1; i < sequence.length; i++) features.push(`bb=${sequence[i - 1]}_${sequence[i]}`);
}

/** Verbs, prepositions and the grammar between the two; returns the first preposition. */
function putStructure(features: string[], document: Document, pair: SpanPair, kinds: string): string {
  const between = document.words.slice(pair.left.to + 1, pair.right.from);
  const verbs = between.filter(isVerbal).map(formOf);
  const prepositions = between.filter(({ kind }) => kind === "P").map(formOf);
  const skeleton = skeletonOf(document, pair);
  if (skeleton.length <= 6) features.push(`sk=${skeleton.join("_")}`);
  features.push(`vp=${verbs.slice(0, 3).join("_")}`, `pr=${prepositions.slice(0, 3).join("_")}`);
  if (verbs.length > 0) features.push(`v1=${verbs[0]}`, `vl=${verbs.at(-1)}`, `v1k=${verbs[0]}${kinds}`);
  else features.push("noverb");
  if (prepositions.length > 0) {
    features.push(`p1=${prepositions[0]}`, `pl=${prepositions.at(-1)}`, `plk=${prepositions.at(-1)}${kinds}`);
  }
  if (verbs.length === 0 && prepositions.length === 1) features.push(`onlyp=${prepositions[0]}${kinds}`);
  if (skeleton.length > 0 && skeleton.every((part) => LISTING.has(part))) features.push("enum", `enumk=${kinds}`);
  return prepositions[0] ?? "";
}

/** Punctuation, verbs, prepositions and conjunctions between the two, and SPAN once for spans in a row. */
function skeletonOf({ words }: Document, { left, right, between }: SpanPair): string[] {
  const ends = new Map(between.map(({ from, to }) => [from, to]));
  const skeleton: string[] = [];
  for (let i = left.to + 1; i < right.from; i++) {
    const word = words[i]!;
    const end = ends.get(i);
    if (word.gap !== "") skeleton.push(word.gap.slice(0, 1));
    if (end !== undefined) skeleton.push(SPAN);
    else if (isVerbal(word) || word.kind === "P" || word.kind === "K") skeleton.push(formOf(word));
    i = end ?? i;
  }
  return skeleton.filter((part, i) => part !== SPAN || skeleton[i - 1] !== SPAN);
}

/** Words before the left span and after the right one. */
function putContext(
  features: string[],
  document: Document,
  { left, right }: SpanPair,
  { sequence, first }: { readonly sequence: readonly string[]; readonly first: string },
): void {
  const inside = document.words[left.from]!;
  const text = (at: number, edge: string) => {
    const word = wordNear(document, at, inside);
    return word === undefined ? edge : formOf(word);
  };
  for (let d = 1; d <= 3; d++) {
    const before = text(left.from - d, "^");
    const after = text(right.to + d, "$");
    features.push(`lc${d}=${before}`, `rc${d}=${after}`, `lc=${before}`, `rc=${after}`);
  }
  features.push(`lw2=${text(left.from - 2, "^")}_${text(left.from - 1, "^")}`);
  for (let d = 1; d <= MAX_DISTANCE; d++) {
    const word = wordNear(document, left.from - d, inside);
    if (word === undefined) break;
    if (!isVerbal(word)) continue;
    const verb = formOf(word);
    features.push(`lv=${verb}`, `lvp=${verb}_${first}`, `lvm=${verb}_${sequence.slice(0, 2).join("_")}`);
    break;
  }
  for (let d = 1; d < MAX_DISTANCE; d++) {
    const word = wordNear(document, right.to + d, inside);
    if (word === undefined) break;
    if (isVerbal(word)) {
      features.push(`rv=${formOf(word)}`);
      break;
    }
  }
}
