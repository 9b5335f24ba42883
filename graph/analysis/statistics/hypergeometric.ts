import type { PairMeasure } from "../measures/pair-measure.ts";
import { logFactorial } from "./log-factorial.ts";

/**
 * Chance of at least so many joint papers if the papers of either concept were drawn at random (one-sided Fisher test).
 *
 * P(X ≥ c) = Σ_{k ≥ c} C(a, k)·C(N − a, b − k)/C(N, b). O(terms that matter), at most min(a, b) − c + 1 of them.
 * Fisher 1922, DOI 10.2307/2340521.
 */
export const hypergeometric: PairMeasure = {
  name: "hypergeometric",
  label: "Hypergeometric p",
  formula: "P(X ≥ c), X ~ hypergeometric(N, a, b)",
  range: [0, 1],
  doi: "10.2307/2340521",
  ascending: true,
  value(joint, a, b, n) {
    const least = Math.max(0, a + b - n);
    if (joint <= least) return 1;
    const upper = tail(joint, a, b, n);
    return Math.min(1, upper);
  },
};

/** The upper tail, summed from its largest term outward; below the mode the lower tail is summed and taken from 1. */
function tail(joint: number, a: number, b: number, n: number): number {
  const mode = Math.floor(((a + 1) * (b + 1)) / (n + 2));
  if (joint > mode) return sumUp(joint, a, b, n);
  return Math.max(0, 1 - sumDown(joint - 1, a, b, n));
}

function sumUp(from: number, a: number, b: number, n: number): number {
  const most = Math.min(a, b);
  if (from > most) return 0;
  let term = 1;
  let sum = 1;
  for (let k = from; k < most && term > sum * 1e-17; k++) {
    term *= ((a - k) / (k + 1)) * ((b - k) / (n - a - b + k + 1));
    sum += term;
  }
  return sum * Math.exp(logTerm(from, a, b, n));
}

function sumDown(from: number, a: number, b: number, n: number): number {
  const least = Math.max(0, a + b - n);
  if (from < least) return 0;
  let term = 1;
  let sum = 1;
  for (let k = from; k > least && term > sum * 1e-17; k--) {
    term *= (k / (a - k + 1)) * ((n - a - b + k) / (b - k + 1));
    sum += term;
  }
  return sum * Math.exp(logTerm(from, a, b, n));
}

function logTerm(k: number, a: number, b: number, n: number): number {
  return logChoose(a, k) + logChoose(n - a, b - k) - logChoose(n, b);
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
