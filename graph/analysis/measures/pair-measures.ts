import { hypergeometricTail } from "../statistics/hypergeometric.ts";

/** A measure of how strongly two concepts belong together, as data: forms, tables and documents are drawn from it. */
export interface PairMeasure {
  readonly name: string;
  readonly label: string;
  /** In terms of c joint papers, a and b papers of either concept, N papers. */
  readonly formula: string;
  readonly range: readonly [number, number];
  /** DOI, or where there is none the address of the source. */
  readonly doi: string;
  /** True when smaller values mean a stronger pair. */
  readonly ascending?: boolean;
  /** The measure of a pair: joint papers, papers of either concept (each ≥ 1), all papers. O(1) unless said otherwise. */
  value(joint: number, a: number, b: number, n: number): number;
}

/**
 * Normalised pointwise mutual information: −1 never together, 0 as by chance, 1 always together.
 *
 * ln(N·c/(a·b)) / −ln(c/N); limits are taken where it is undefined (c = 0 → −1; both in every paper → 0).
 * Bouma 2009, Normalized (pointwise) mutual information in collocation extraction, GSCL.
 */
export const npmi: PairMeasure = {
  name: "npmi",
  label: "NPMI",
  formula: "ln(N·c/(a·b)) / −ln(c/N)",
  range: [-1, 1],
  doi: "https://svn.spraakdata.gu.se/repos/gerlof/pub/www/Docs/npmi-pfd.pdf",
  value(joint, a, b, n) {
    if (joint === 0) return -1;
    if (joint === n) return 0;
    const ratio = Math.log((n * joint) / (a * b)) / -Math.log(joint / n);
    return Math.min(1, Math.max(-1, ratio));
  },
};

/**
 * Association strength as observed over expected joint papers, also called lift: 1 = as by chance.
 *
 * c·N/(a·b). Van Eck & Waltman 2009, DOI 10.1002/asi.21075, in its probabilistic normalisation with document frequencies.
 */
export const associationStrength: PairMeasure = {
  name: "associationStrength",
  label: "Association strength (observed / expected)",
  formula: "c·N/(a·b)",
  range: [0, Number.POSITIVE_INFINITY],
  doi: "10.1002/asi.21075",
  value: (joint, a, b, n) => (joint * n) / (a * b),
};

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

/** Jaccard index: joint papers over papers of either concept. c/(a + b − c); Jaccard 1912, DOI 10.1111/j.1469-8137.1912.tb05611.x. */
export const jaccard: PairMeasure = {
  name: "jaccard",
  label: "Jaccard index",
  formula: "c/(a + b − c)",
  range: [0, 1],
  doi: "10.1111/j.1469-8137.1912.tb05611.x",
  value: (joint, a, b) => joint / (a + b - joint),
};

/** Salton's cosine (Ochiai coefficient) of two columns of the occurrence matrix. c/√(a·b); Zhou & Leydesdorff 2016, DOI 10.1002/asi.23603. */
export const cosine: PairMeasure = {
  name: "cosine",
  label: "Cosine (Salton, Ochiai)",
  formula: "c/√(a·b)",
  range: [0, 1],
  doi: "10.1002/asi.23603",
  value: (joint, a, b) => joint / Math.sqrt(a * b),
};

/** Inclusion index: share of the rarer concept's papers that hold the other too. c/min(a, b); Van Eck & Waltman 2009, DOI 10.1002/asi.21075. */
export const inclusion: PairMeasure = {
  name: "inclusion",
  label: "Inclusion index",
  formula: "c/min(a, b)",
  range: [0, 1],
  doi: "10.1002/asi.21075",
  value: (joint, a, b) => joint / Math.min(a, b),
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

/** Papers that mention both concepts, uncorrected. c; Callon et al. 1983, DOI 10.1177/053901883022002003. */
export const jointCount: PairMeasure = {
  name: "papers",
  label: "Joint papers",
  formula: "c",
  range: [0, Number.POSITIVE_INFINITY],
  doi: "10.1177/053901883022002003",
  value: (joint) => joint,
};

/**
 * Chance of at least so many joint papers if the papers of either concept were drawn at random (one-sided Fisher test).
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

/** Every measure of a pair of concepts, by name; a new one is an object above and a line here. */
export const pairMeasures = {
  npmi,
  associationStrength,
  associationBibliometrix,
  jaccard,
  cosine,
  inclusion,
  equivalence,
  g2,
  hypergeometric,
  papers: jointCount,
} as const satisfies Record<string, PairMeasure>;

export type PairMeasureName = keyof typeof pairMeasures;
