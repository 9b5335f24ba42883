import { z } from "zod";

/** A measure of how strongly two concepts belong together, as data: forms, tables and documents are drawn from it. */
export interface PairMeasure {
  readonly name: string;
  readonly label: string;
  /** In terms of c joint papers, a papers of the one concept and b of the other, N papers. */
  readonly formula: string;
  readonly range: readonly [number, number];
  /** DOI, or where there is none the address of the source. */
  readonly doi: string;
  /** What it gives for two independent concepts, where that is one number. */
  readonly byChance?: number;
  /** True when smaller values mean a stronger pair. */
  readonly ascending?: boolean;
  /** The measure of a pair: joint papers, papers of the one and of the other (each ≥ 1), all papers. O(1) unless said otherwise. */
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
  byChance: 0,
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
  byChance: 1,
  doi: "10.1002/asi.21075",
  value: (joint, a, b, n) => (joint * n) / (a * b),
};

/** Jaccard index: joint papers over papers of either concept. c/(a + b − c); Jaccard 1912, DOI 10.1111/j.1469-8137.1912.tb05611.x. */
const jaccard: PairMeasure = {
  name: "jaccard",
  label: "Jaccard index",
  formula: "c/(a + b − c)",
  range: [0, 1],
  doi: "10.1111/j.1469-8137.1912.tb05611.x",
  value: (joint, a, b) => joint / (a + b - joint),
};

/** Salton's cosine (Ochiai coefficient) of two columns of the occurrence matrix. c/√(a·b); Zhou & Leydesdorff 2016, DOI 10.1002/asi.23603. */
const cosine: PairMeasure = {
  name: "cosine",
  label: "Cosine (Salton, Ochiai)",
  formula: "c/√(a·b)",
  range: [0, 1],
  doi: "10.1002/asi.23603",
  value: (joint, a, b) => joint / Math.sqrt(a * b),
};

/** Inclusion index: share of the rarer concept's papers that mention the other too. c/min(a, b); Van Eck & Waltman 2009, DOI 10.1002/asi.21075. */
const inclusion: PairMeasure = {
  name: "inclusion",
  label: "Inclusion index",
  formula: "c/min(a, b)",
  range: [0, 1],
  doi: "10.1002/asi.21075",
  value: (joint, a, b) => joint / Math.min(a, b),
};

/** Papers that mention both concepts, uncorrected. c; Callon et al. 1983, DOI 10.1177/053901883022002003. */
const papers: PairMeasure = {
  name: "papers",
  label: "Joint papers",
  formula: "c",
  range: [0, Number.POSITIVE_INFINITY],
  doi: "10.1177/053901883022002003",
  value: (joint) => joint,
};

/** The measures that links are drawn, listed and ordered by, in the order in which they are offered. */
export const MeasureName = z.enum(["npmi", "associationStrength", "jaccard", "cosine", "inclusion", "papers"]);
export type MeasureName = z.infer<typeof MeasureName>;

/** Their formulas: server, command line and explorer compute with these. */
export const linkMeasures = { npmi, associationStrength, jaccard, cosine, inclusion, papers } as const satisfies Record<
  MeasureName,
  PairMeasure
>;

const SURE = 0.05;

export const PairVerdict = z
  .enum(["moreThanChance", "mayBeChance", "noMoreThanChance", "tooFew", "never", "untested"])
  .meta({
    id: "PairVerdict",
    description:
      "In a word whether two concepts belong together: q < 0.05; q of 0.05 or more, with more joint papers than by chance or with no more; a concept of too few papers to be tested; no joint paper; q is still computed.",
  });
export type PairVerdict = z.infer<typeof PairVerdict>;

/** A verdict as it is said everywhere. */
export const verdictText: Readonly<Record<PairVerdict, string>> = {
  moreThanChance: "More than chance",
  mayBeChance: "May be chance",
  noMoreThanChance: "No more than chance",
  tooFew: "Too few papers to say",
  never: "Never together",
  untested: "Not tested yet",
};

interface PairTest {
  readonly papers: number;
  readonly expected: number;
  readonly q: number | null;
}

/** What the numbers of a pair say; without q, which is for pairs of frequent concepts, it matters whether q is computed already. */
export function pairVerdict({ papers, expected, q }: PairTest, isComputed: boolean): PairVerdict {
  if (papers === 0) return "never";
  if (q === null) return isComputed ? "tooFew" : "untested";
  if (q < SURE) return "moreThanChance";
  return papers > expected ? "mayBeChance" : "noMoreThanChance";
}
