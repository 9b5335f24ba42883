import type { CommunityLinks } from "./community-links.ts";

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
