import type { PairMeasure } from "./pair-measure.ts";

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
