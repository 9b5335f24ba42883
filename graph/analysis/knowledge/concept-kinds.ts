import { CONCEPT_KINDS } from "../../contract/entities.ts";
import { KINDS, type KnowledgeEvidence } from "../knowledge-evidence.ts";

/** What kind of thing each concept is. */
export interface ConceptKinds {
  /** Position in CONCEPT_KINDS; "other" where it is unsure. */
  readonly kind: Uint8Array;
  /** Share of its kind among its mentions, 0 … 1; of an unsure one, of the likeliest. */
  readonly confidence: Float32Array;
  /** Mean probability of each kind over its mentions, KINDS numbers a concept. */
  readonly shares: Float32Array;
  /** Mentions that were read. */
  readonly mentions: Uint32Array;
}

/** With a smaller share of its likeliest kind, a concept is "other". */
const MIN_SHARE = 0.5;
/** Weights, in mentions, of what names with the same last word are, and of what all concepts are where these are few. */
const HEAD_MENTIONS = 1;
const ALL_MENTIONS = 3;
const OTHER = CONCEPT_KINDS.indexOf("other");

/**
 * Decides the kind of each concept over all its mentions: the mean of their probabilities, drawn a little to that of concepts whose
 * names end with the same word, which also says what a concept is of which no mention was read. O(concepts).
 */
export function conceptKinds({ keys, mentions, kindSums }: KnowledgeEvidence): ConceptKinds {
  const concepts = mentions.length;
  const headOf = (c: number) => keys[c]!.slice(keys[c]!.lastIndexOf(" ") + 1);
  const all = new KindCounts();
  const byHead = new Map<string, KindCounts>();
  for (let c = 0; c < concepts; c++) {
    const head = headOf(c);
    const counts = byHead.get(head) ?? new KindCounts();
    byHead.set(head, counts);
    for (const sums of [all, counts]) sums.add(kindSums, c * KINDS, mentions[c]!);
  }
  const prior = all.shares(new Float64Array(KINDS).fill(1 / KINDS), 1);
  const heads = new Map([...byHead].map(([head, counts]) => [head, counts.shares(prior, ALL_MENTIONS)]));
  const kind = new Uint8Array(concepts);
  const confidence = new Float32Array(concepts);
  const shares = new Float32Array(concepts * KINDS);
  for (let c = 0; c < concepts; c++) {
    const counts = new KindCounts();
    counts.add(kindSums, c * KINDS, mentions[c]!);
    const own = counts.shares(heads.get(headOf(c))!, HEAD_MENTIONS);
    shares.set(own, c * KINDS);
    const best = own.indexOf(Math.max(...own));
    confidence[c] = own[best]!;
    kind[c] = own[best]! >= MIN_SHARE ? best : OTHER;
  }
  return { kind, confidence, shares, mentions };
}

/** Mentions by kind, each weighing one in all. */
class KindCounts {
  readonly #counts = new Float64Array(KINDS);
  #mentions = 0;

  add(kindSums: Uint32Array, at: number, mentions: number): void {
    let sum = 0;
    for (let k = 0; k < KINDS; k++) sum += kindSums[at + k]!;
    if (sum === 0) return;
    for (let k = 0; k < KINDS; k++) this.#counts[k]! += (kindSums[at + k]! * mentions) / sum;
    this.#mentions += mentions;
  }

  /** Share of each kind, together with some mentions of which the shares are known. */
  shares(prior: Float64Array, mentions: number): Float64Array {
    return this.#counts.map((count, k) => (count + prior[k]! * mentions) / (this.#mentions + mentions));
  }
}
