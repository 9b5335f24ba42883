import kindModel from "../data/kind-model.json" with { type: "json" };
import relationModel from "../data/relation-model.json" with { type: "json" };
import { analyseDocument, type Document } from "../language/document.ts";
import { Forest, type ForestFile } from "../ranking/forest.ts";
import type { KindSpan, SpanPair } from "./between.ts";
import { Classifier, type ClassifierFile } from "./classifier.ts";
import { FeatureList } from "./features.ts";
import { agreeOnKinds } from "./kind-agreement.ts";
import { kindNumbers, putDocumentFeatures, putKindFeatures, type WordSpan } from "./kind-features.ts";
import { type LikelySpan, MIN_PROPOSAL, PairTable } from "./pair-table.ts";
import { putRelationFeatures } from "./relation-features.ts";
import { chosenSpans, spansAt, type TextSpan } from "./spans.ts";
import { wordCodes } from "./word-codes.ts";

/** What a span names; `generic` points at something named elsewhere ("this method"). */
export const KINDS = ["task", "method", "metric", "material", "other", "generic"] as const;
export type Kind = (typeof KINDS)[number];

/** How the head is related to the tail: a method (head) is used for a task (tail), a broader concept is the tail. */
export const RELATION_TYPES = ["used-for", "hyponym-of", "part-of", "feature-of", "evaluate-for", "compare"] as const;
export type RelationType = (typeof RELATION_TYPES)[number];

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

/** The least probability of a relation of given spans for the highest F1 over single sentences, by cross-validation. */
export const BEST_F1_FLOOR = 0.27;
/** The same for spans that extraction chooses, where it includes that both spans are right; chosen on the development set. */
export const CHOSEN_FLOOR = 0.14;

/** The two stages of the relation model: every pair by itself, then beside the other pairs of its sentence. */
export interface RelationModelFile {
  readonly pairs: ClassifierFile;
  readonly proposals: ForestFile;
}

/** Kinds are read in texts about computing by one model, in all others by another; `computing` tells them apart. */
export interface KindModelFile {
  readonly computing: ClassifierFile;
  readonly inComputing: ClassifierFile;
  readonly elsewhere: ClassifierFile;
}

/** The models, read when they are first needed, which leaves the start of other commands as it is. */
let models: Readonly<Record<keyof KindModelFile | "relations", Classifier> & { proposals: Forest }> | undefined;

function readModels() {
  models ??= {
    computing: new Classifier((kindModel as KindModelFile).computing),
    inComputing: new Classifier((kindModel as KindModelFile).inComputing),
    elsewhere: new Classifier((kindModel as KindModelFile).elsewhere),
    relations: new Classifier((relationModel as RelationModelFile).pairs),
    proposals: new Forest((relationModel as RelationModelFile).proposals),
  };
  return models;
}

const NO_NUMBERS = new Float64Array(0);

/** The kinds of spans, in their order; a pure function of the document and the frozen weights. */
export function kindsOf<S extends WordSpan>(document: Document, spans: readonly S[]): SpanKind<S>[] {
  const { computing, inComputing, elsewhere } = readModels();
  const codes = wordCodes(document);
  const features = new FeatureList();
  putDocumentFeatures(features, codes);
  const isComputing = computing.probabilities(features, NO_NUMBERS)[1]! > 0.5;
  const kinds = isComputing ? inComputing : elsewhere;
  const alone = spans.map((span) => {
    features.clear();
    putKindFeatures(features, document, codes, span);
    return kinds.probabilities(features, kindNumbers(document, span));
  });
  return agreeOnKinds(document, codes, spans, alone).map((probabilities, i) => {
    const best = argmax(probabilities);
    return { span: spans[i]!, kind: kinds.classes[best] as Kind, confidence: probabilities[best]!, probabilities };
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
  const { relations } = readModels();
  const codes = wordCodes(document);
  const features = new FeatureList();
  return pairsBySentence(document, ordered).flatMap((pairs) => {
    const probabilities = pairs.map((pair) => {
      features.clear();
      putRelationFeatures(features, document, codes, pair);
      return relations.probabilities(features, relationNumbers(pair.left.probabilities, pair.right.probabilities));
    });
    const table = new PairTable(document, relations.classes, pairs, probabilities);
    return bestProposals(table, Math.max(floor, MIN_PROPOSAL));
  });
}

/** The best proposal of every pair whose probability is at least `floor`. */
function bestProposals<S extends WordSpan>(
  table: PairTable<LikelySpan & { readonly span: S }>,
  floor: number,
): SpanRelation<S>[] {
  const { relations, proposals } = readModels();
  const best = new Map<SpanPair, SpanRelation<S>>();
  for (const { pair, relation, numbers } of table.proposals()) {
    const confidence = 1 / (1 + Math.exp(-proposals.logit(numbers)));
    if (confidence < floor || confidence <= (best.get(pair)?.confidence ?? 0)) continue;
    const name = relations.classes[relation]!;
    const [head, tail] = name.endsWith("<") ? [pair.right, pair.left] : [pair.left, pair.right];
    best.set(pair, { type: name.replace(/[<>]$/, "") as RelationType, head: head.span, tail: tail.span, confidence });
  }
  return [...best.values()];
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
 * "other" with confidence 0. The confidence of a relation of chosen spans includes that both are right. A pure function of the
 * text and the frozen tables.
 */
export function readKnowledge(text: string, stretches?: readonly (readonly [number, number])[]): TextKnowledge {
  const paper = { title: "", abstract: text };
  if (stretches === undefined) {
    const { document, spans } = chosenSpans(paper);
    const kinds = kindsOf(document, spans);
    return {
      kinds: kinds.map(({ span, kind, confidence }) => kindLine(offsetsOf(span), kind, confidence)),
      relations: relationsOf(document, kinds, MIN_PROPOSAL)
        .map((own) => ({ ...own, confidence: own.confidence * own.head.likelihood * own.tail.likelihood }))
        .filter(({ confidence }) => confidence >= CHOSEN_FLOOR)
        .map(relationLine),
    };
  }
  const { document, spans } = spansAt(analyseDocument(paper), stretches);
  const kinds = kindsOf(document, spans);
  const byStart = new Map(kinds.map((own) => [offsetsOf(own.span).join(), own]));
  return {
    kinds: stretches.map((stretch) => {
      const { kind, confidence } = byStart.get(stretch.join()) ?? { kind: "other" as const, confidence: 0 };
      return kindLine(stretch, kind, confidence);
    }),
    relations: relationsOf(document, kinds, BEST_F1_FLOOR).map(relationLine),
  };
}

const offsetsOf = ({ start, end }: TextSpan) => [start, end] as const;

const kindLine = ([start, end]: readonly [number, number], kind: Kind, confidence: number) => ({
  start,
  end,
  kind,
  confidence: roundShare(confidence),
});

const relationLine = ({ type, head, tail, confidence }: SpanRelation<TextSpan>) => ({
  type,
  head: offsetsOf(head),
  tail: offsetsOf(tail),
  confidence: roundShare(confidence),
});

/** Four digits say what there is to say. */
const roundShare = (share: number): number => Math.round(share * 1e4) / 1e4;

/** The probabilities of the kinds of two spans, and their products. */
export function relationNumbers(left: Float64Array, right: Float64Array): Float64Array {
  const n = left.length;
  const numbers = new Float64Array(2 * n + n * n);
  numbers.set(left);
  numbers.set(right, n);
  for (let a = 0; a < n; a++) for (let b = 0; b < n; b++) numbers[2 * n + a * n + b] = left[a]! * right[b]!;
  return numbers;
}

/** A sentence with more spans is a table or a list that no full stop ends; comparing all its pairs would take the square of its length. */
const MAX_SPANS_OF_SENTENCE = 60;

/** Pairs with more spans between them are hardly ever related. */
const MAX_SPANS_BETWEEN = 11;

/** Every two spans of each sentence that do not overlap, by position; spans are ordered by position. */
export function pairsBySentence<S extends KindSpan>(document: Document, spans: readonly S[]): SpanPair<S>[][] {
  const sentenceOf = ({ from }: WordSpan) => document.words[from]!.sentence;
  const sentences: SpanPair<S>[][] = [];
  for (let start = 0, end = 0; start < spans.length; start = end) {
    while (end < spans.length && sentenceOf(spans[end]!) === sentenceOf(spans[start]!)) end++;
    if (end - start > MAX_SPANS_OF_SENTENCE) continue;
    const pairs: SpanPair<S>[] = [];
    for (let rank = start; rank < end; rank++) putPairs(pairs, spans, rank, end);
    if (pairs.length > 0) sentences.push(pairs);
  }
  return sentences;
}

/** Adds the pairs of one span with those after it. */
function putPairs<S extends KindSpan>(pairs: SpanPair<S>[], spans: readonly S[], rank: number, end: number): void {
  const left = spans[rank]!;
  for (let b = rank + 1; b < end && b - rank - 1 <= MAX_SPANS_BETWEEN; b++) {
    const right = spans[b]!;
    if (right.from <= left.to) continue;
    const between: S[] = [];
    for (let i = rank + 1; i < b; i++) {
      if (spans[i]!.from > left.to && spans[i]!.to < right.from) between.push(spans[i]!);
    }
    pairs.push({ left, right, between, rank });
  }
}

/** Position of the greatest value, the first of equal ones. */
export function argmax(values: Float64Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}
