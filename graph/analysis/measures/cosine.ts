import type { PairMeasure } from "./pair-measure.ts";

/** Salton's cosine (Ochiai coefficient) of two columns of the occurrence matrix. c/√(a·b); Zhou & Leydesdorff 2016, DOI 10.1002/asi.23603. */
export const cosine: PairMeasure = {
  name: "cosine",
  label: "Cosine (Salton, Ochiai)",
  formula: "c/√(a·b)",
  range: [0, 1],
  doi: "10.1002/asi.23603",
  value: (joint, a, b) => joint / Math.sqrt(a * b),
};
