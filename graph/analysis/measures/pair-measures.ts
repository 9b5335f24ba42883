import { linkMeasures, type PairMeasure } from "../../contract/measures.ts";
import { hypergeometricTail } from "../statistics/hypergeometric.ts";

/**
 * Association strength as bibliometrix computes it: joint papers over the product of document frequencies, without N.
 *
 * c/(a·b). Same order as observed/expected, other numbers; Aria & Cuccurullo 2017, DOI 10.1016/j.joi.2017.08.007.
 */
export const associationBibliometrix: PairMeasure = {
  name: "associationBibliometrix",
  label: "Association strength (bibliometrix)",
  formula: "c/(a·b)",
  range: [0, 1],
  doi: "10.1016/j.joi.2017.08.007",
  value: (joint, a, b) => joint / (a * b),
};

/** Equivalence index: the square of the cosine. c²/(a·b); Callon, Courtial & Laville 1991, DOI 10.1007/BF02019280. */
export const equivalence: PairMeasure = {
  name: "equivalence",
  label: "Equivalence index",
  formula: "c²/(a·b)",
  range: [0, 1],
  doi: "10.1007/BF02019280",
  value: (joint, a, b) => (joint * joint) / (a * b),
};

/**
 * Log-likelihood ratio of the 2×2 table, signed: below zero when the pair is rarer than by chance.
 *
 * ±2·Σ O·ln(O/E) over the four cells; asymptotically χ² with one degree of freedom.
 * Dunning 1993, Computational Linguistics 19(1):61, https://aclanthology.org/J93-1003/.
 */
export const g2: PairMeasure = {
  name: "g2",
  label: "Log-likelihood G²",
  formula: "sign(c − a·b/N)·2·Σ O·ln(O/E)",
  range: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  doi: "https://aclanthology.org/J93-1003/",
  value(joint, a, b, n) {
    const sum =
      cell(joint, a, b, n) +
      cell(a - joint, a, n - b, n) +
      cell(b - joint, n - a, b, n) +
      cell(n - a - b + joint, n - a, n - b, n);
    const size = Math.max(0, 2 * sum);
    return joint * n < a * b ? -size : size;
  },
};

/** O·ln(O/E) with E = row·column/n; an empty cell adds nothing. */
function cell(observed: number, row: number, column: number, n: number): number {
  return observed <= 0 ? 0 : observed * Math.log((observed * n) / (row * column));
}

/**
 * Chance of at least this many joint papers if the papers of each concept were drawn at random (one-sided Fisher test).
 *
 * P(X ≥ c), X ~ hypergeometric(N, a, b). Fisher 1922, DOI 10.2307/2340521. O(terms that matter), at most min(a, b) − c + 1 of them.
 */
export const hypergeometric: PairMeasure = {
  name: "hypergeometric",
  label: "Hypergeometric p",
  formula: "P(X ≥ c), X ~ hypergeometric(N, a, b)",
  range: [0, 1],
  doi: "10.2307/2340521",
  ascending: true,
  value: hypergeometricTail,
};

/** Every measure of a pair of concepts, by name: those of links, and those that only tables and tests of significance use. */
export const pairMeasures = {
  ...linkMeasures,
  associationBibliometrix,
  equivalence,
  g2,
  hypergeometric,
} as const satisfies Record<string, PairMeasure>;

export type PairMeasureName = keyof typeof pairMeasures;
