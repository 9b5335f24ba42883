/**
 * An order of things in which alike ones stand side by side: average-linkage clustering, leaves from left to right, each
 * merged pair turned so that its nearest ends meet.
 *
 * Sokal & Michener 1958, University of Kansas Science Bulletin 38:1409. O(n³), for the few dozen rows of a matrix on a
 * screen; ties go to the first.
 */
export function clusterOrder(likeness: readonly Float64Array[]): number[] {
  const at = (a: number, b: number) => likeness[a]?.[b] ?? 0;
  let clusters = likeness.map((_, k) => [k]);
  while (clusters.length > 1) {
    const [left, right] = mostAlike(clusters, at);
    const merged = joined(clusters[left] as number[], clusters[right] as number[], at);
    clusters = clusters.map((cluster, k) => (k === left ? merged : cluster)).filter((_, k) => k !== right);
  }
  return clusters[0] ?? [];
}

type Likeness = (a: number, b: number) => number;

function mostAlike(clusters: readonly number[][], at: Likeness): [number, number] {
  let best: [number, number] = [0, 1];
  let highest = Number.NEGATIVE_INFINITY;
  clusters.forEach((left, i) => {
    clusters.slice(i + 1).forEach((right, k) => {
      const mean = average(left, right, at);
      if (mean > highest) {
        highest = mean;
        best = [i, i + 1 + k];
      }
    });
  });
  return best;
}

function average(left: readonly number[], right: readonly number[], at: Likeness): number {
  let sum = 0;
  for (const a of left) for (const b of right) sum += at(a, b);
  return sum / (left.length * right.length);
}

/** Both in a row, each turned so that the two ends that meet are the most alike. */
function joined(left: readonly number[], right: readonly number[], at: Likeness): number[] {
  const turns = [left, left.toReversed()].flatMap((l) => [right, right.toReversed()].map((r) => ({ l, r })));
  const meeting = ({ l, r }: { l: readonly number[]; r: readonly number[] }) => at(l.at(-1) as number, r[0] as number);
  const best = turns.reduce((one, other) => (meeting(other) > meeting(one) ? other : one));
  return [...best.l, ...best.r];
}
