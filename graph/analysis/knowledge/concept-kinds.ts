import { CONCEPT_KINDS } from "../../contract/knowledge/knowledge.ts";
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
/** Weight, in mentions, of the kinds of all concepts together, so that one mention alone decides little. */
const PRIOR_MENTIONS = 0.5;
const OTHER = CONCEPT_KINDS.indexOf("other");

/** Decides the kind of each concept over all its mentions: the mean of their probabilities, drawn a little to that of all concepts. */
export function conceptKinds({ mentions, kindSums }: KnowledgeEvidence): ConceptKinds {
  const concepts = mentions.length;
  const prior = overall(kindSums);
  const kind = new Uint8Array(concepts);
  const confidence = new Float32Array(concepts);
  const shares = new Float32Array(concepts * KINDS);
  for (let c = 0; c < concepts; c++) {
    const at = c * KINDS;
    let sum = 0;
    for (let k = 0; k < KINDS; k++) sum += kindSums[at + k]!;
    const scale = sum === 0 ? 0 : mentions[c]! / sum;
    let best = 0;
    for (let k = 0; k < KINDS; k++) {
      const share = (kindSums[at + k]! * scale + prior[k]! * PRIOR_MENTIONS) / (mentions[c]! + PRIOR_MENTIONS);
      shares[at + k] = share;
      if (share > shares[at + best]!) best = k;
    }
    confidence[c] = shares[at + best]!;
    kind[c] = sum > 0 && shares[at + best]! >= MIN_SHARE ? best : OTHER;
  }
  return { kind, confidence, shares, mentions };
}

/** The share of each kind among all mentions. */
function overall(kindSums: Uint32Array): Float64Array {
  const shares = new Float64Array(KINDS);
  let sum = 0;
  for (let i = 0; i < kindSums.length; i++) {
    shares[i % KINDS]! += kindSums[i]!;
    sum += kindSums[i]!;
  }
  return sum === 0 ? shares.fill(1 / KINDS) : shares.map((share) => share / sum);
}
