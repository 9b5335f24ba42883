import type { PairMeasure } from "./pair-measure.ts";

/** Jaccard index: joint papers over papers of either concept. c/(a + b − c); Jaccard 1912, DOI 10.1111/j.1469-8137.1912.tb05611.x. */
export const jaccard: PairMeasure = {
  name: "jaccard",
  label: "Jaccard index",
  formula: "c/(a + b − c)",
  range: [0, 1],
  doi: "10.1111/j.1469-8137.1912.tb05611.x",
  value: (joint, a, b) => joint / (a + b - joint),
};
