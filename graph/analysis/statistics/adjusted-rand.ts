/**
 * Agreement of two partitions of the same things beyond chance: 1 = the same, about 0 = unrelated (adjusted Rand index).
 *
 * ARI = (Σ C(n_ij, 2) − E)/((Σ C(a_i, 2) + Σ C(b_j, 2))/2 − E), E = Σ C(a_i, 2)·Σ C(b_j, 2)/C(n, 2).
 * Hubert & Arabie 1985, DOI 10.1007/BF01908075. 1 when both are trivial in the same way. O(n).
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  if (n < 2) return 1;
  const joint = new Map<number, number>();
  const left = new Map<number, number>();
  const right = new Map<number, number>();
  const add = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + 1);
  for (let k = 0; k < n; k++) {
    const x = a[k]!;
    const y = b[k]!;
    add(joint, x * 2 ** 26 + y);
    add(left, x);
    add(right, y);
  }
  const jointPairs = pairs(joint);
  const inA = pairs(left);
  const inB = pairs(right);
  const expected = (inA * inB) / ((n * (n - 1)) / 2);
  const largest = (inA + inB) / 2;
  return largest === expected ? 1 : (jointPairs - expected) / (largest - expected);
}

/** Pairs of things within the same group. */
function pairs(sizes: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const size of sizes.values()) sum += (size * (size - 1)) / 2;
  return sum;
}
