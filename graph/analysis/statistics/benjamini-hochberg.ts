import { lowerBound } from "../../shared/binary-search.ts";

/**
 * Adjusts p-values for a family of tests: q_(k) = min over j ≥ k of family·p_(j)/j, at most 1.
 *
 * Benjamini & Hochberg 1995, DOI 10.1111/j.2517-6161.1995.tb02031.x. `p` may leave out members of the family whose p is
 * so large that their q is 1; `family` counts all. O(n log n); the order of equal p does not matter.
 */
export function benjaminiHochberg(p: Float64Array, family = p.length): Float64Array {
  // Numbers are sorted without a function several times as quickly as positions are by one.
  const sorted = p.slice().sort();
  const qOfSorted = new Float64Array(p.length);
  let least = 1;
  for (let k = sorted.length - 1; k >= 0; k--) {
    least = Math.min(least, (sorted[k]! * family) / (k + 1));
    qOfSorted[k] = least;
  }
  return p.map((value) => qOfSorted[lowerBound(sorted, value)]!);
}

/**
 * The tests that could show anything at this level, given the smallest p that each could have: those with minP ≤ level/k, k the smallest
 * whole number for which at most k tests pass. Only they need to count as the family, because the others cannot be false discoveries.
 *
 * Tarone 1990, DOI 10.2307/2531456; for false discovery rates Gilbert 2005, DOI 10.1111/j.1467-9876.2005.00475.x. O(n log n).
 */
export function testableFamily(minP: Float64Array, level: number): (test: number) => boolean {
  const sorted = Float64Array.from(minP).sort();
  let k = 1;
  while (k < sorted.length && sorted[k]! <= level / k) k++;
  return (test) => minP[test]! <= level / k;
}
