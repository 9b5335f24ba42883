import type { PairMeasure } from "./pair-measure.ts";

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
