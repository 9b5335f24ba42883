import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { type PairSignificance, qValue } from "../../analysis/measures/pair-significance.ts";
import type { PairFamily, PairNumbers } from "../../contract/concepts.ts";

/** Every number of a pair: `joint` papers mention both, `a` and `b` papers each, of `n` papers in all. */
export function pairNumbersAnswer(
  joint: number,
  a: number,
  b: number,
  n: number,
  significance: PairSignificance | undefined,
): PairNumbers {
  const value = (name: keyof typeof pairMeasures) => pairMeasures[name].value(joint, a, b, n);
  const p = value("hypergeometric");
  const tested = significance !== undefined && Math.min(a, b) >= significance.minPapers;
  return {
    papers: joint,
    expected: (a * b) / n,
    npmi: value("npmi"),
    associationStrength: value("associationStrength"),
    jaccard: value("jaccard"),
    cosine: value("cosine"),
    inclusion: value("inclusion"),
    g2: value("g2"),
    p,
    q: tested ? qValue(significance, p) : null,
  };
}

/** The pairs over which q is corrected; null until that is computed. */
export function pairFamily(significance: PairSignificance | undefined): PairFamily | null {
  if (!significance) return null;
  const { family, minPapers, significant } = significance;
  return { pairs: family, minPapers, significant };
}
