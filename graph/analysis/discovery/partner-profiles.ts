import { type CooccurrenceRow, cooccurrenceSweep, rememberRows } from "../../incidence/cooccurrence.ts";
import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";

/** Partners of fewer papers say little of a concept. */
const MIN_PAPERS = 3;
/** A pair with as many joint papers is firm: one paper may be an accident. */
const MIN_JOINT = 2;
/** Partners that remembered rows have together, at most: frequent concepts are partners of nearly every other. */
const MAX_REMEMBERED = 16_000_000;

/** What concepts occur with. */
export interface PartnerProfiles {
  /** Partners of each concept with which it shares two papers or more. */
  readonly firm: Uint32Array;
  /** How alike the partners of a concept are to those of each of others, of three papers or more: 0 … 1. */
  likeness(concept: number, others: Uint32Array): Float64Array;
}

/**
 * Compares concepts by their partners of three papers or more: cosine of positive pointwise mutual information, ln(c·N/(s_A·s_B)) where
 * that is positive (Bullinaria & Levy 2007, DOI 10.3758/BF03193020). O(co-occurrence) once; a call costs the rows of the partners.
 */
export function partnerProfiles(incidence: Incidence): PartnerProfiles {
  const sweep = cooccurrenceSweep(incidence);
  const frequency = documentFrequency(incidence);
  const mostPapers = frequency.reduce((max, papers) => Math.max(max, papers), 0);
  const logOf = Float64Array.from({ length: mostPapers + 1 }, (_, count) => Math.log(count));
  const log = Float64Array.from(frequency, (papers) => logOf[papers]!);
  const { paperOffsets } = incidence;
  const logPapers = Math.log(paperOffsets.reduce((n, end, p) => n + (p > 0 && end > paperOffsets[p - 1]! ? 1 : 0), 0));

  const firm = new Uint32Array(incidence.concepts);
  const squares = new Float64Array(incidence.concepts);
  for (let a = 0; a < incidence.concepts; a++) {
    const { concepts, joint } = sweep(a);
    for (let k = 0; k < concepts.length; k++) {
      const b = concepts[k]!;
      if (joint[k]! >= MIN_JOINT) firm[a]!++;
      if (frequency[b]! < MIN_PAPERS) continue;
      const weight = logOf[joint[k]!]! + logPapers - log[a]! - log[b]!;
      if (weight > 0) squares[a]! += weight * weight;
    }
  }

  const row = rememberRows((concept) => withPapers(sweep(concept), frequency), MAX_REMEMBERED);
  const sums = new Float64Array(incidence.concepts);
  return {
    firm,
    likeness(a, others) {
      sums.fill(0);
      const own = row(a);
      for (const [k, b] of own.concepts.entries()) {
        const weight = logOf[own.joint[k]!]! + logPapers - log[a]! - log[b]!;
        if (weight <= 0) continue;
        const { concepts, joint } = row(b);
        const ofPartner = logPapers - log[b]!;
        for (let j = 0; j < concepts.length; j++) {
          const c = concepts[j]!;
          const other = logOf[joint[j]!]! + ofPartner - log[c]!;
          if (other > 0) sums[c]! += weight * other;
        }
      }
      return Float64Array.from(others, (c) => sums[c]! / Math.sqrt(squares[a]! * squares[c]! || 1));
    },
  };
}

/** The partners of three papers or more. */
function withPapers({ concepts, joint }: CooccurrenceRow, frequency: ArrayLike<number>): CooccurrenceRow {
  const isKept = (c: number) => frequency[c]! >= MIN_PAPERS;
  return { concepts: concepts.filter(isKept), joint: joint.filter((_, k) => isKept(concepts[k]!)) };
}
