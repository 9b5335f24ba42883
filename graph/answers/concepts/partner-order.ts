import { type PairMeasureName, pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { type PairSignificance, qValue } from "../../analysis/measures/pair-significance.ts";
import type { PartnerOrder } from "../../contract/concepts.ts";

/** The counts of the partners of one concept that is in `papers` of `corpus` papers, by position. */
export interface PartnerCounts {
  readonly joint: ArrayLike<number>;
  readonly frequency: ArrayLike<number>;
  readonly papers: number;
  readonly corpus: number;
}

/** A value for each partner, the one to be named first the largest. By q: by p within the family, pairs outside it last. */
export function orderValues(
  by: PartnerOrder,
  counts: PartnerCounts,
  significance: PairSignificance | undefined,
): Float64Array {
  const { joint, frequency, papers, corpus } = counts;
  const measure = pairMeasures[by === "q" ? "hypergeometric" : (by satisfies PairMeasureName)];
  return Float64Array.from(joint, (c, k) => {
    const value = measure.value(c, papers, frequency[k] as number, corpus);
    if (by !== "q") return value;
    return inFamily(significance, papers, frequency[k] as number) ? -value : -1 - value;
  });
}

/** For each partner whether it occurs with the concept beyond chance: q < 0.05. */
export function beyondChance(counts: PartnerCounts, significance: PairSignificance): Uint8Array {
  const { joint, frequency, papers, corpus } = counts;
  return Uint8Array.from(joint, (c, k) => {
    const own = frequency[k] as number;
    // No more than expected: p is a quarter at the least, and q is never below p.
    if (!inFamily(significance, papers, own) || c * corpus <= papers * own) return 0;
    return qValue(significance, pairMeasures.hypergeometric.value(c, papers, own, corpus)) < 0.05 ? 1 : 0;
  });
}

function inFamily(significance: PairSignificance | undefined, a: number, b: number): boolean {
  return significance !== undefined && Math.min(a, b) >= significance.minPapers;
}
