import type { PairMeasure } from "./pair-measure.ts";

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
