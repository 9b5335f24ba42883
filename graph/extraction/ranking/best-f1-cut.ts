/** Wanted phrases that no candidate covers, as a share of those expected; measured on the gold sets. */
const MISSED = 0.15;

/**
 * How many of the ranked phrases to keep: the cut of highest expected F1, 2·Σp / (kept + wanted), with the wanted phrases
 * expected from the probabilities themselves (Lipton et al. 2014, DOI 10.1007/978-3-662-44851-9_15).
 */
export function expectedBestCut(probabilities: readonly number[]): number {
  const wanted = probabilities.reduce((sum, p) => sum + p, 0) * (1 + MISSED);
  let best = 0;
  let cut = 0;
  let hits = 0;
  for (const [i, p] of probabilities.entries()) {
    hits += p;
    const f1 = (2 * hits) / (i + 1 + wanted);
    if (f1 > best) {
      best = f1;
      cut = i + 1;
    }
  }
  return cut;
}
