import { median } from "../statistics/median.ts";

/** Papers of about the same number of concepts: groups of consecutive papers in order of length. */
export interface LengthGroups {
  /** Group of each paper, 0 … count − 1, from short to long. */
  readonly group: Uint32Array;
  readonly count: number;
}

/**
 * Groups papers by length so that each group has at least `minPapers` papers (the last one also takes the remainder); equal
 * lengths stay together. O(papers · log papers).
 */
export function groupByLength(length: Uint32Array, minPapers: number): LengthGroups {
  const longest = length.reduce((max, n) => Math.max(max, n), 0);
  const papersOf = new Uint32Array(longest + 1);
  for (const n of length) papersOf[n]!++;
  const groupOf = new Uint32Array(longest + 1);
  let group = 0;
  let members = 0;
  let left = length.length;
  for (let n = 0; n <= longest; n++) {
    groupOf[n] = group;
    members += papersOf[n]!;
    left -= papersOf[n]!;
    if (members >= minPapers && left >= minPapers) {
      group++;
      members = 0;
    }
  }
  return { group: length.map((n) => groupOf[n]!), count: group + 1 };
}

/**
 * A score as distance from papers of similar length: (S − median)/spread within the group, spread = median absolute deviation.
 *
 * Where more than half of a group has the same score the deviation is 0; the spread of a group counts as at least the mean
 * absolute deviation of the whole corpus, so that a small score is not inflated in a group without bridges. 0 when
 * nothing varies; equal scores in a group stay equal. Unbounded, in units of the spread. O(papers · log papers).
 */
export function correctForLength(score: Float64Array, { group, count }: LengthGroups): Float64Array {
  const members: number[][] = Array.from({ length: count }, () => []);
  for (let p = 0; p < score.length; p++) members[group[p]!]?.push(score[p]!);
  const middle = members.map((values) => median(values));
  const deviation = score.map((value, p) => Math.abs(value - middle[group[p]!]!));
  const floor = deviation.reduce((sum, value) => sum + value, 0) / Math.max(1, score.length);
  if (floor === 0) return new Float64Array(score.length);
  const spread = members.map((values, g) =>
    Math.max(floor, median(values.map((value) => Math.abs(value - middle[g]!)))),
  );
  return score.map((value, p) => {
    const g = group[p]!;
    return (value - middle[g]!) / spread[g]!;
  });
}
