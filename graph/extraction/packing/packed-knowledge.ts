import type { ByteReader, ByteWriter } from "./bytes.ts";

/** A place in a paper, and the kind of thing that one sentence says it names. */
export interface PackedSpan {
  /** Position in `PackedDocument.sentences`. */
  readonly sentence: number;
  /** Offsets in UTF-16 units of the original field, `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** Probability of each kind, 0 … MAX_KIND. */
  readonly kinds: readonly number[];
}

/** Two places of one sentence that are related. */
export interface PackedRelation {
  /** Positions in `PackedKnowledge.spans`, `left` before `right`. */
  readonly left: number;
  readonly right: number;
  /** Position in PACKED_RELATIONS. */
  readonly type: number;
  /** The right one is the head. */
  readonly reversed: boolean;
  /** The sentence denies it. */
  readonly negated: boolean;
  /** 0 … 255. */
  readonly probability: number;
}

/** What the sentences of one paper say of kinds and relations. */
export interface PackedKnowledge {
  /** By position in the text. */
  readonly spans: readonly PackedSpan[];
  readonly relations: readonly PackedRelation[];
}

/** Types of relation by number; see graph/extraction/knowledge/knowledge.ts. */
export const PACKED_RELATIONS = ["used-for", "hyponym-of", "part-of", "feature-of", "evaluate-for", "compare"] as const;

/** Kinds that each place has a probability of, in half a byte each; `generic` points at something named elsewhere. */
export const PACKED_KINDS = ["task", "method", "metric", "material", "other", "generic"] as const;
const KIND_COUNT = PACKED_KINDS.length;
export const MAX_KIND = 15;

/** Where a sentence starts in its field. */
type SentenceStart = (sentence: number) => number;

/** Appends what a paper says of kinds and relations. */
export function packKnowledge(out: ByteWriter, { spans, relations }: PackedKnowledge, startOf: SentenceStart): void {
  out.integer(spans.length);
  let before = 0;
  for (const { sentence, start, end, kinds } of spans) {
    out.integer(sentence - before);
    before = sentence;
    out.integer(start - startOf(sentence));
    out.integer(end - start);
    for (let k = 0; k < KIND_COUNT; k += 2) out.byte(kinds[k]! * (MAX_KIND + 1) + kinds[k + 1]!);
  }
  out.integer(relations.length);
  let last = 0;
  for (const { left, right, type, reversed, negated, probability } of relations) {
    out.integer(left - last);
    last = left;
    out.integer(right - left);
    out.integer(type * 4 + (reversed ? 2 : 0) + (negated ? 1 : 0));
    out.byte(probability);
  }
}

/** Reads what packKnowledge wrote. */
export function unpackKnowledge(input: ByteReader, startOf: SentenceStart): PackedKnowledge {
  const spans: PackedSpan[] = [];
  let sentence = 0;
  for (let left = input.integer(); left > 0; left--) {
    sentence += input.integer();
    const start = input.integer() + startOf(sentence);
    const end = start + input.integer();
    const kinds: number[] = [];
    for (let k = 0; k < KIND_COUNT; k += 2) {
      const both = input.byte();
      kinds.push(both >>> 4, both & MAX_KIND);
    }
    spans.push({ sentence, start, end, kinds });
  }
  const relations: PackedRelation[] = [];
  let left = 0;
  for (let more = input.integer(); more > 0; more--) {
    left += input.integer();
    const right = left + input.integer();
    const code = input.integer();
    const probability = input.byte();
    relations.push({
      left,
      right,
      type: code >>> 2,
      reversed: (code & 2) !== 0,
      negated: (code & 1) !== 0,
      probability,
    });
  }
  return { spans, relations };
}
