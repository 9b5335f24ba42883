import type { PaperShares } from "../communities/paper-shares.ts";

/** How much papers link the communities: a symmetric matrix, communities + 1 wide, row and column 0 unused. */
export interface CommunityLinks {
  readonly width: number;
  /** w_mn = Σ over papers of p_dm·p_dn, both halves filled. */
  readonly weight: Float64Array;
  /** K_m = Σ_n w_mn = Σ over papers of p_dm. */
  readonly strength: Float64Array;
  /** 2W = Σ K_m: the number of papers with two or more placed concepts (concepts that have a community). */
  readonly total: number;
  /** Of 2W, the part that is not a pair of a concept with itself: what chance can spread over pairs of communities. */
  readonly spread: number;
}

/**
 * Sums what every paper adds to the links between communities; each paper of two or more concepts has one unit.
 *
 * Fractional counting (Perianes-Rodriguez et al. 2016, DOI 10.1016/j.joi.2016.10.006): a long paper weighs no more than a
 * short one. O(Σ over papers of communities²) time, O(communities²) memory.
 */
export function communityLinks(shares: PaperShares, communities: number): CommunityLinks {
  const width = communities + 1;
  const weight = new Float64Array(width * width);
  const strength = new Float64Array(width);
  let total = 0;
  let spread = 0;
  for (let p = 0; p + 1 < shares.offsets.length; p++) {
    if (!linksAnything(shares, p)) continue;
    total += 1;
    spread += 1 - shares.selfPairs[p]!;
    const end = shares.offsets[p + 1]!;
    for (let i = shares.offsets[p]!; i < end; i++) {
      const m = shares.community[i]!;
      const part = shares.share[i]!;
      strength[m]! += part;
      for (let j = shares.offsets[p]!; j < end; j++) {
        const at = m * width + shares.community[j]!;
        weight[at]! += part * shares.share[j]!;
      }
    }
  }
  return { width, weight, strength, total, spread };
}

/** True for a paper with two or more placed concepts. */
export function linksAnything(shares: PaperShares, paper: number): boolean {
  const from = shares.offsets[paper]!;
  const communities = shares.offsets[paper + 1]! - from;
  return communities > 1 || (communities === 1 && shares.concepts[from]! > 1);
}

/**
 * Distance of every two communities by what they link to: δ_mn = 1 − cosine of rows m and n of the links, in [0, 1].
 *
 * The distance matrix of Rao–Stirling diversity; Leydesdorff & Rafols 2011, DOI 10.1016/j.joi.2010.09.002. O(communities³).
 */
export function communityDistance(links: CommunityLinks): Float64Array {
  const { width, weight } = links;
  const norm = Float64Array.from({ length: width }, (_, m) => Math.sqrt(dot(weight, m * width, m * width, width)));
  const distance = new Float64Array(width * width);
  for (let m = 1; m < width; m++) {
    for (let n = m + 1; n < width; n++) {
      const size = norm[m]! * norm[n]!;
      const cosine = size === 0 ? 0 : dot(weight, m * width, n * width, width) / size;
      const value = Math.min(1, Math.max(0, 1 - cosine));
      distance[m * width + n] = value;
      distance[n * width + m] = value;
    }
  }
  return distance;
}

function dot(values: Float64Array, a: number, b: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += values[a + k]! * values[b + k]!;
  return sum;
}
