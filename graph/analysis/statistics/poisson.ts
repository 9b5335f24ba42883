/**
 * P(X ≥ count) for a Poisson variable: the chance that two independent concepts have at least that many joint papers.
 *
 * 1 − Σ_{k < count} e^(−λ)·λ^k/k!; O(count). `mean` is λ, up to some hundreds.
 */
export function poissonTail(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let k = 0; k < count; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return Math.max(0, 1 - below);
}

/** The least count of `atLeast` or more that has a chance below `level`. */
export function leastUnusualCount(mean: number, atLeast: number, level: number): number {
  let count = atLeast;
  while (poissonTail(count, mean) >= level) count++;
  return count;
}
