import kindModel from "../data/kind-model.json" with { type: "json" };
import relationModel from "../data/relation-model.json" with { type: "json" };
import { analyseDocument, type Document } from "../language/document.ts";
import { Classifier, type ClassifierFile } from "./classifier.ts";
import { kindFeatures, kindNumbers, type WordSpan } from "./kind-features.ts";
import { type KindSpan, relationFeatures, type SpanPair } from "./relation-features.ts";
import { chosenSpans, spansAt, type TextSpan } from "./spans.ts";

/** What a span names; `generic` points at something named elsewhere ("this method"). */
export const KINDS = ["task", "method", "metric", "material", "other", "generic"] as const;
export type Kind = (typeof KINDS)[number];

/** How the head is related to the tail: a method (head) is used for a task (tail), a broader concept is the tail. */
export const RELATION_TYPES = ["used-for", "hyponym-of", "part-of", "feature-of", "evaluate-for", "compare"] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

/** Classes of the relation model: types that have a direction end in ">" (left is the head) or "<" (right is the head). */
export const NO_RELATION = "none";
export const CONJUNCTION = "conjunction";

/** The kind of a span. */
export interface SpanKind<S extends WordSpan> {
  readonly span: S;
  readonly kind: Kind;
  /** Probability of the kind, 0 … 1. */
  readonly confidence: number;
  /** Probabilities of all KINDS. */
  readonly probabilities: Float64Array;
}

/** A relation of two spans of one sentence. */
export interface SpanRelation<S extends WordSpan> {
  readonly type: RelationType;
  readonly head: S;
  readonly tail: S;
  /** Probability of the type and direction, 0 … 1. */
  readonly confidence: number;
}

/** The least probability of a relation for the highest F1 over single sentences, chosen on the development set. */
export const BEST_F1_FLOOR = 0.3;

const kinds = new Classifier(kindModel as ClassifierFile);
const relations = new Classifier(relationModel as ClassifierFile);
const NONE = relations.classes.indexOf(NO_RELATION);

/** The kinds of spans, in their order; a pure function of the document and the frozen weights. */
export function kindsOf<S extends WordSpan>(document: Document, spans: readonly S[]): SpanKind<S>[] {
  return spans.map((span) => {
    const probabilities = kinds.probabilities(kindFeatures(document, span), kindNumbers(document, span));
    const best = argmax(probabilities);
    return { span, kind: kinds.classes[best] as Kind, confidence: probabilities[best]!, probabilities };
  });
}

/** The relations of the spans of each sentence whose probability is at least `floor`; the most likely one of every two spans. */
export function relationsOf<S extends WordSpan>(
  document: Document,
  spans: readonly SpanKind<S>[],
  floor: number,
): SpanRelation<S>[] {
  const ordered = spans
    .map(({ span, probabilities }) => ({
      from: span.from,
      to: span.to,
      kind: argmax(probabilities),
      probabilities,
      span,
    }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return pairsOf(document, ordered).flatMap((pair) => {
    const { left, right } = pair;
    const numbers = relationProbabilities(left.probabilities, right.probabilities);
    const probabilities = relations.probabilities(relationFeatures(document, pair), numbers);
    probabilities[NONE] = 0;
    const best = argmax(probabilities);
    const confidence = probabilities[best]!;
    const name = relations.classes[best]!;
    if (name === CONJUNCTION || confidence < floor) return [];
    const type = name.replace(/[<>]$/, "") as RelationType;
    const [head, tail] = name.endsWith("<") ? [right, left] : [left, right];
    return [{ type, head: head.span, tail: tail.span, confidence }];
  });
}

/** Kinds and relations of one text, with offsets in UTF-16 units; ends are exclusive. */
export interface TextKnowledge {
  readonly kinds: readonly { start: number; end: number; kind: Kind; confidence: number }[];
  readonly relations: readonly {
    type: RelationType;
    head: readonly [number, number];
    tail: readonly [number, number];
    confidence: number;
  }[];
}

/**
 * Reads kinds and relations in one text: of these spans, or of those that extraction chooses. A span without a word has kind
 * "other" with confidence 0. A pure function of the text and the frozen tables.
 */
export function readKnowledge(text: string, stretches?: readonly (readonly [number, number])[]): TextKnowledge {
  const paper = { title: "", abstract: text };
  const { document, spans } = stretches ? spansAt(analyseDocument(paper), stretches) : chosenSpans(paper);
  const kinds = kindsOf(document, spans);
  const offsetsOf = ({ start, end }: TextSpan) => [start, end] as const;
  const byStart = new Map(kinds.map((own) => [`${own.span.start} ${own.span.end}`, own]));
  const all = stretches ?? spans.map(offsetsOf);
  return {
    kinds: all.map(([start, end]) => {
      const { kind, confidence } = byStart.get(`${start} ${end}`) ?? { kind: "other" as const, confidence: 0 };
      return { start, end, kind, confidence: roundShare(confidence) };
    }),
    relations: relationsOf(document, kinds, BEST_F1_FLOOR).map(({ type, head, tail, confidence }) => ({
      type,
      head: offsetsOf(head),
      tail: offsetsOf(tail),
      confidence: roundShare(confidence),
    })),
  };
}

/** Four digits say what there is to say. */
const roundShare = (share: number): number => Math.round(share * 1e4) / 1e4;

/** The probabilities of the kinds of two spans, and their products. */
export function relationProbabilities(left: Float64Array, right: Float64Array): Float64Array {
  const n = left.length;
  const numbers = new Float64Array(2 * n + n * n);
  numbers.set(left);
  numbers.set(right, n);
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) numbers[2 * n + a * n + b] = left[a]! * right[b]!;
  return numbers;
}

/** Pairs with more spans between them are hardly ever related. */
const MAX_SPANS_BETWEEN = 11;

/** Every two spans of a sentence that do not overlap, by position; spans are ordered by position. */
export function pairsOf<S extends KindSpan>(document: Document, spans: readonly S[]): SpanPair<S>[] {
  const sentenceOf = ({ from }: WordSpan) => document.words[from]!.sentence;
  return spans.flatMap((left, a) => {
    const pairs: SpanPair<S>[] = [];
    for (let b = a + 1; b < spans.length && b - a - 1 <= MAX_SPANS_BETWEEN; b++) {
      const right = spans[b]!;
      if (sentenceOf(right) !== sentenceOf(left)) break;
      if (right.from <= left.to) continue;
      const between = spans.slice(a + 1, b).filter(({ from, to }) => from > left.to && to < right.from);
      pairs.push({ left, right, between, rank: a });
    }
    return pairs;
  });
}

/** Position of the greatest value, the first of equal ones. */
export function argmax(values: Float64Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}
