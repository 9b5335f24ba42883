import { cooccurrenceSweep } from "../../incidence/cooccurrence.ts";
import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";

/** Partners of fewer papers say little of a concept. */
const MIN_PAPERS = 3;
/** A pair with as many joint papers is firm: one paper may be an accident. */
const MIN_JOINT = 2;
/** Partners that remembered rows have together, at most, eight bytes each: frequent concepts are partners of nearly every other. */
const MAX_REMEMBERED = 20_000_000;

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
export function partnerProfiles(incidence: Incidence, maxRemembered = MAX_REMEMBERED): PartnerProfiles {
  const sweep = cooccurrenceSweep(incidence);
  const frequency = documentFrequency(incidence);
  const mostPapers = frequency.reduce((max, papers) => Math.max(max, papers), 0);
  const logOf = Float64Array.from({ length: mostPapers + 1 }, (_, count) => Math.log(count));
  const log = Float64Array.from(frequency, (papers) => logOf[papers]!);
  const { paperOffsets } = incidence;
  const logPapers = Math.log(paperOffsets.reduce((n, end, p) => n + (p > 0 && end > paperOffsets[p - 1]! ? 1 : 0), 0));

  const firm = new Uint32Array(incidence.concepts);
  const squares = new Float64Array(incidence.concepts);
  const partners = new Uint32Array(incidence.concepts);
  for (let a = 0; a < incidence.concepts; a++) {
    const { concepts, joint } = sweep(a);
    for (let k = 0; k < concepts.length; k++) {
      const b = concepts[k]!;
      if (joint[k]! >= MIN_JOINT) firm[a]!++;
      if (frequency[b]! < MIN_PAPERS) continue;
      const weight = logOf[joint[k]!]! + logPapers - log[a]! - log[b]!;
      if (weight <= 0) continue;
      squares[a]! += weight * weight;
      partners[a]!++;
    }
  }
  const isRemembered = mostFrequent(frequency, partners, maxRemembered);

  /** The partners of a concept by which others are like it. */
  const profileOf = (a: number): Profile => {
    const { concepts, joint } = sweep(a);
    const weights = new Float32Array(concepts.length);
    let size = 0;
    for (let k = 0; k < concepts.length; k++) {
      const b = concepts[k]!;
      if (frequency[b]! < MIN_PAPERS) continue;
      const weight = logOf[joint[k]!]! + logPapers - log[a]! - log[b]!;
      if (weight <= 0) continue;
      // nobody else has this row
      concepts[size] = b;
      weights[size++] = weight;
    }
    return { concepts: concepts.slice(0, size), weights: weights.slice(0, size) };
  };
  const remembered = new Map<number, Profile>();
  const profile = (a: number): Profile => {
    const known = remembered.get(a);
    if (known) return known;
    const made = profileOf(a);
    if (isRemembered[a] === 1) remembered.set(a, made);
    return made;
  };
  const sums = new Float64Array(incidence.concepts);
  return {
    firm,
    likeness(a, others) {
      sums.fill(0);
      const own = profile(a);
      for (const [k, b] of own.concepts.entries()) {
        const weight = own.weights[k]!;
        const { concepts, weights } = profile(b);
        for (let j = 0; j < concepts.length; j++) sums[concepts[j]!]! += weight * weights[j]!;
      }
      return Float64Array.from(others, (c) => sums[c]! / Math.sqrt(squares[a]! * squares[c]! || 1));
    },
  };
}

/** Partners of three papers or more that a concept occurs with more than by chance, and their pointwise mutual information. */
interface Profile {
  readonly concepts: Uint32Array;
  readonly weights: Float32Array;
}

/** Marks the concepts of most papers, whose rows take longest to count, as long as their rows have not too many partners together. */
function mostFrequent(frequency: Uint32Array, partners: Uint32Array, maxPartners: number): Uint8Array {
  const order = Uint32Array.from(frequency.keys()).sort((a, b) => frequency[b]! - frequency[a]! || a - b);
  const isIn = new Uint8Array(frequency.length);
  let left = maxPartners;
  for (const c of order) {
    left -= partners[c]!;
    if (left < 0) break;
    isIn[c] = 1;
  }
  return isIn;
}
