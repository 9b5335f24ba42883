import type { PairMeasure } from "./pair-measure.ts";

/** Equivalence index: the square of the cosine. c²/(a·b); Callon, Courtial & Laville 1991, DOI 10.1007/BF02019280. */
export const equivalence: PairMeasure = {
  name: "equivalence",
  label: "Equivalence index",
  formula: "c²/(a·b)",
  range: [0, 1],
  doi: "10.1007/BF02019280",
  value: (joint, a, b) => (joint * joint) / (a * b),
};
