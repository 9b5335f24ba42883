import type { PairMeasure } from "./pair-measure.ts";

/** Papers that mention both concepts, uncorrected. c; Callon et al. 1983, DOI 10.1177/053901883022002003. */
export const jointCount: PairMeasure = {
  name: "papers",
  label: "Joint papers",
  formula: "c",
  range: [0, Number.POSITIVE_INFINITY],
  doi: "10.1177/053901883022002003",
  value: (joint) => joint,
};
