import type { PairMeasure } from "./pair-measure.ts";

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
