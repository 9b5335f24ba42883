import { countsWithin } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { type ProjectionOptions, projectPairs } from "../../incidence/project-pairs.ts";
import { lowerBound } from "../../shared/binary-search.ts";
import { defineAnalysis } from "../define-analysis.ts";
import { benjaminiHochberg } from "../statistics/benjamini-hochberg.ts";
import { hypergeometricTail } from "../statistics/hypergeometric.ts";

/** The Benjamini–Hochberg table of one family of pairs, from which any pair of the family gets its q. */
export interface PairSignificance {
  /** Fewest papers of a concept in the family. */
  readonly minPapers: number;
  readonly concepts: number;
  /** All pairs of those concepts, those never seen together included. */
  readonly family: number;
  /** Pairs that share a paper. */
  readonly observed: number;
  /** Pairs at q ≤ 0.05. */
  readonly significant: number;
  /** q as a function of p, in steps: up to `p[k]`, and beyond the step before, q is `q[k]`; beyond the last it is 1. */
  readonly p: Float64Array;
  readonly q: Float64Array;
}

/** Which pairs are tested together: the family over which q is computed. */
export interface FamilyOptions extends Pick<ProjectionOptions, "papers" | "conceptMask"> {
  readonly minPapers: number;
}

/**
 * Tests all pairs of concepts with enough papers against chance, as one family, so that every screen shows the same q.
 *
 * p = hypergeometric P(X ≥ c); q by Benjamini & Hochberg 1995 over family = C(n, 2) pairs. A pair with p ≥ observed/family has
 * q = 1 whatever the others are, so only smaller p are sorted. Pairs of rare concepts share their p with many others, so q has few
 * steps: 114,000 for the 2.6 million such pairs of 80,000 papers. Exact, in O(observed pairs · log).
 */
export function pairSignificance(incidence: Incidence, options: FamilyOptions): PairSignificance {
  const { minPapers, papers: mask } = options;
  const { frequency, papers } = countsWithin(incidence, mask);
  const take = frequency.map((n, c) => (n >= Math.max(1, minPapers) && options.conceptMask?.[c] !== 0 ? 1 : 0));
  const conceptMask = Uint8Array.from(take);
  const filter = mask === undefined ? { conceptMask } : { conceptMask, papers: mask };
  const { source, target, joint } = projectPairs(incidence, { minJoint: 1, ...filter });
  const concepts = take.reduce((sum, t) => sum + t, 0);
  const family = (concepts * Math.max(0, concepts - 1)) / 2;
  const limit = family === 0 ? 0 : joint.length / family;
  const small: number[] = [];
  for (let e = 0; e < joint.length; e++) {
    const a = frequency[source[e]!]!;
    const b = frequency[target[e]!]!;
    const c = joint[e]!;
    // No more than expected: p is a quarter at the least (Greenberg & Mohri 2014, DOI 10.1016/j.spl.2013.12.009).
    if (limit < 0.2 && c * papers <= a * b) continue;
    const p = hypergeometricTail(c, a, b, papers);
    if (p < limit || limit >= 1) small.push(p);
  }
  const p = Float64Array.from(small).sort();
  const q = benjaminiHochberg(p, family);
  const isLast = (_: number, k: number) => q[k] !== q[k + 1];
  const significant = q.findLastIndex((x) => x <= 0.05) + 1;
  return {
    ...{ minPapers, concepts, family, observed: joint.length, significant },
    p: p.filter(isLast),
    q: q.filter(isLast),
  };
}

/** The q of a pair of the family with this p. */
export function qValue({ p: table, q }: PairSignificance, p: number): number {
  // The same pair may come out different in the last bits when its concepts change places.
  const at = lowerBound(table, p * (1 - 1e-9));
  return at === table.length ? 1 : q[at]!;
}

/** Rarer concepts cannot reach significance and would swell the family. */
const FAMILY_MIN_PAPERS = 3;

export const pairSignificanceAnalysis = defineAnalysis({
  name: "pairSignificance",
  title: "Testing pairs",
  version: 9,
  needs: {},
  publish: true,
  precompute: "columns",
  run: (incidence) => pairSignificance(incidence, { minPapers: FAMILY_MIN_PAPERS }),
});
