import { looksShort } from "../candidates/acronyms.ts";
import type { Document } from "../language/document.ts";
import {
  MAX_KIND,
  PACKED_KINDS,
  PACKED_RELATIONS,
  type PackedKnowledge,
  type PackedRelation,
} from "../packing/packed-knowledge.ts";
import type { WordSpan } from "./kind-features.ts";
import { KINDS, kindsOf, type RelationType, relationsOf } from "./knowledge.ts";
import { hyponymsOf } from "./naming-patterns.ts";
import { usesOf } from "./use-patterns.ts";

/** A place of a phrase: its words, its offsets in the field, and how likely it is a concept of the paper. */
export interface PhrasePlace extends WordSpan {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

/** Places that are less likely concepts take no part. */
const MIN_PLACE = 0.15;
/** Less likely relations of single sentences are left out. */
const MIN_RELATION = 0.2;

/** What a paper says of its phrases: the kind of each, and the relations of every two in a sentence; a pure function of the paper. */
export function paperKnowledge(document: Document, places: readonly PhrasePlace[]): PackedKnowledge {
  const spans = apart(document, places);
  const kinds = kindsOf(document, spans);
  const position = new Map(spans.map((span, i) => [span, i]));
  const relations = new Map<string, PackedRelation>();
  const put = (relation: PackedRelation) => {
    const pair = `${relation.left} ${relation.right}`;
    if (relation.probability > (relations.get(pair)?.probability ?? 0)) relations.set(pair, relation);
  };
  for (const { type, head, tail, confidence } of relationsOf(document, kinds, MIN_RELATION)) {
    if (isDefinition(document, head, tail)) continue;
    // where no pattern shows it, the model is surer of kinds than right
    const likely = type === "hyponym-of" ? confidence ** 2 : confidence;
    put(
      packRelation(document, spans, { type, from: position.get(head)!, to: position.get(tail)!, confidence: likely }),
    );
  }
  for (const { narrower, broader, confidence } of hyponymsOf(document, spans)) {
    put(packRelation(document, spans, { type: "hyponym-of", from: narrower, to: broader, confidence }));
  }
  for (const { means, purpose, confidence } of usesOf(document, spans)) {
    put(packRelation(document, spans, { type: "used-for", from: means, to: purpose, confidence }));
  }
  return {
    spans: kinds.map(({ span, probabilities }) => ({
      sentence: document.words[span.from]!.sentence,
      start: span.start,
      end: span.end,
      kinds: PACKED_KINDS.map((kind) => Math.round(probabilities[KINDS.indexOf(kind)]! * MAX_KIND)),
    })),
    relations: [...relations.values()].sort((a, b) => a.left - b.left || a.right - b.right),
  };
}

/** True for a short form in brackets right after another place, or the other way round: "Kalman filter (KF)" is one thing. */
function isDefinition({ words }: Document, one: WordSpan, other: WordSpan): boolean {
  const [left, right] = one.from < other.from ? [one, other] : [other, one];
  if (right.from !== left.to + 1 || !words[right.from]!.gap.includes("(")) return false;
  return [left, right].some(({ from, to }) => from === to && looksShort(words[from]!.text));
}

/** The most likely places that do not overlap, by position. */
function apart(document: Document, places: readonly PhrasePlace[]): PhrasePlace[] {
  const taken = new Uint8Array(document.words.length);
  const likely = places.filter(({ score }) => score >= MIN_PLACE);
  likely.sort((a, b) => b.score - a.score || a.from - b.from || b.to - a.to);
  const chosen = likely.filter(({ from, to }) => {
    if (taken.subarray(from, to + 1).includes(1)) return false;
    taken.fill(1, from, to + 1);
    return true;
  });
  return chosen.sort((a, b) => a.from - b.from);
}

interface RelationOfSpans {
  readonly type: RelationType;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
}

function packRelation(
  document: Document,
  spans: readonly PhrasePlace[],
  { type, from, to, confidence }: RelationOfSpans,
) {
  const [left, right] = from < to ? [from, to] : [to, from];
  return {
    left,
    right,
    type: PACKED_RELATIONS.indexOf(type),
    reversed: from > to,
    negated: type !== "compare" && isDenied(document, spans[left]!, spans[right]!),
    probability: Math.round(confidence * 255),
  };
}

const DENIALS = new Set(["not", "cannot", "never", "without", "nor", "neither", "no", "lack", "lacks"]);
const EXCEPTIONS = new Set(["unlike", "without"]);
/** "rather than", "instead of" */
const REPLACEMENTS = new Map([
  ["rather", "than"],
  ["instead", "of"],
]);

/** True when words between two places, or before the first, deny what else the sentence says of them. */
function isDenied({ words }: Document, left: WordSpan, right: WordSpan): boolean {
  for (let i = left.to + 1; i < right.from; i++) {
    const { lower } = words[i]!;
    if (DENIALS.has(lower) || lower.endsWith("n't") || REPLACEMENTS.get(lower) === words[i + 1]?.lower) return true;
  }
  const [before, earlier] = [words[left.from - 1], words[left.from - 2]];
  if (before === undefined || before.sentence !== words[left.from]!.sentence) return false;
  return EXCEPTIONS.has(before.lower) || (earlier !== undefined && REPLACEMENTS.get(earlier.lower) === before.lower);
}
