import type { PairMeasure } from "./pair-measure.ts";

/** Inclusion index: share of the rarer concept's papers that hold the other too. c/min(a, b); Van Eck & Waltman 2009, DOI 10.1002/asi.21075. */
export const inclusion: PairMeasure = {
  name: "inclusion",
  label: "Inclusion index",
  formula: "c/min(a, b)",
  range: [0, 1],
  doi: "10.1002/asi.21075",
  value: (joint, a, b) => joint / Math.min(a, b),
};
