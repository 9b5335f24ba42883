import { CONCEPT_RELATIONS, type ConceptRelation } from "../../contract/entities.ts";
import type { Mention } from "../../contract/records.ts";
import { PACKED_RELATIONS, type PackedKnowledge } from "../../extraction/packing/packed-knowledge.ts";

/** Each packed type of relation under the name readers see, and whether the head is what the relation leads to. */
const TYPES: Readonly<Record<(typeof PACKED_RELATIONS)[number], { type: ConceptRelation; toHead: boolean }>> = {
  "used-for": { type: "used-for", toHead: false },
  "hyponym-of": { type: "kind-of", toHead: false },
  "part-of": { type: "part-of", toHead: false },
  "feature-of": { type: "feature-of", toHead: false },
  "evaluate-for": { type: "evaluated-by", toHead: true },
  compare: { type: "compared-with", toHead: false },
};
const COMPARISON = CONCEPT_RELATIONS.indexOf("compared-with");

/** What one paper says of the concepts of the graph. */
export interface PaperEvidence {
  /** The concept at each place of `knowledge.spans`, NO_CONCEPT where there is none. */
  readonly concepts: readonly number[];
  readonly relations: readonly EvidenceRelation[];
}

/** A relation of two different concepts in one sentence. */
export interface EvidenceRelation {
  /** Positions in `knowledge.spans`. */
  readonly from: number;
  readonly to: number;
  /** Position in CONCEPT_RELATIONS. */
  readonly type: number;
  /** 0 … 255. */
  readonly probability: number;
  readonly negated: boolean;
}

/** A place that mentions no concept of the graph. */
export const NO_CONCEPT = -1;

/**
 * What a paper says, in terms of the concepts that the graph has at its places. A relation of two concepts that a sentence shows
 * several times counts once, where it is surest.
 */
export function paperEvidence(
  { spans, relations }: PackedKnowledge,
  fieldOf: (sentence: number) => number,
  mentions: readonly Mention[],
): PaperEvidence {
  const conceptAt = conceptMatcher(mentions);
  const concepts = spans.map((span) => conceptAt(fieldOf(span.sentence), span.start, span.end));
  const found = new Map<string, EvidenceRelation>();
  for (const { left, right, type: number, reversed, negated, probability } of relations) {
    const { type, toHead } = TYPES[PACKED_RELATIONS[number]!];
    const position = CONCEPT_RELATIONS.indexOf(type);
    // the head stands right when reversed; `from` is the head unless the relation leads to it
    let [from, to] = reversed === toHead ? [left, right] : [right, left];
    if (position === COMPARISON && concepts[from]! > concepts[to]!) [from, to] = [to, from];
    if (concepts[from] === NO_CONCEPT || concepts[to] === NO_CONCEPT || concepts[from] === concepts[to]) continue;
    const key = `${concepts[from]} ${concepts[to]} ${position} ${spans[left]!.sentence} ${negated}`;
    if ((found.get(key)?.probability ?? -1) < probability) {
      found.set(key, { from, to, type: position, probability, negated });
    }
  }
  return { concepts, relations: [...found.values()] };
}

/**
 * The concept that a place mentions: the one at exactly these offsets, or the longest one inside it that ends with it, since the last
 * words say what it is ("our graph neural network").
 */
function conceptMatcher(mentions: readonly Mention[]): (field: number, start: number, end: number) => number {
  const byEnd = new Map<number, Mention[]>();
  for (const mention of mentions) {
    const key = mention.end * 4 + mention.field;
    const group = byEnd.get(key);
    if (group) group.push(mention);
    else byEnd.set(key, [mention]);
  }
  // mentions come by start, so that the first one that begins inside the place is the longest
  return (field, start, end) =>
    byEnd.get(end * 4 + field)?.find((mention) => mention.start >= start)?.concept ?? NO_CONCEPT;
}
