import { cooccurrenceSweep } from "../../incidence/cooccurrence.ts";
import { countsWithin } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { specificPartition } from "../bridges/specific-concepts.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";

/** Pairs of concepts of two communities that share no paper. */
export interface MissingPairs {
  /** The pairs with the most expected papers, most first. */
  readonly pairs: readonly MissingPair[];
  /** Number of pairs that share no paper. */
  readonly total: number;
  /** Number of all pairs. */
  readonly possible: number;
}

export interface MissingPair {
  readonly a: number;
  readonly b: number;
  /** df_a·df_b/N: papers that would mention both if concepts were assigned to papers at random. */
  readonly expected: number;
}

/**
 * Prepares the list of missing pairs between two communities: concepts of one that share no paper with a concept of the other.
 *
 * Concepts that every field uses, and those of one paper, are left out, as in the measure of the gap. Most expected
 * first, ties by concept. O(mentions in the papers of a's concepts + pairs looked at), which are few beyond the first rows: both
 * sides are in order of papers, and a row ends where it cannot reach the best any more.
 */
export function missingPairs(
  incidence: Incidence,
  communities: ConceptPartition,
): (a: number, b: number, limit: number) => MissingPairs {
  const { community } = specificPartition(incidence, communities);
  const { frequency, papers } = countsWithin(incidence);
  const row = cooccurrenceSweep(incidence);
  const chance = (x: number, y: number) => (frequency[x]! * frequency[y]!) / papers;
  const membersOf = (id: number) =>
    [...community.keys()].filter((c) => community[c] === id).sort((x, y) => frequency[y]! - frequency[x]! || x - y);
  /** Per concept, the number + 1 of the last row concept that it shares a paper with. */
  const partnerOf = new Uint32Array(incidence.concepts);
  /** The missing pairs of one concept with the other side, down to a least expected number of papers. */
  const missingOf = (x: number, others: readonly number[], minExpected: number): MissingPair[] => {
    const end = others.findIndex((y) => chance(x, y) < minExpected);
    return others
      .slice(0, end < 0 ? others.length : end)
      .filter((y) => partnerOf[y] !== x + 1)
      .map((y) => ({ a: x, b: y, expected: chance(x, y) }));
  };
  return (a, b, limit) => {
    const [left, right] = [membersOf(a), membersOf(b)];
    const possible = left.length * right.length;
    let pairs: MissingPair[] = [];
    let jointPairs = 0;
    for (const x of left) {
      for (const y of row(x).concepts) {
        partnerOf[y] = x + 1;
        jointPairs += community[y] === b ? 1 : 0;
      }
      const minExpected = pairs.length < limit ? 0 : (pairs.at(-1)?.expected ?? 0);
      pairs = topPairs([...pairs, ...missingOf(x, right, minExpected)], limit);
    }
    return { pairs, total: possible - jointPairs, possible };
  };
}

function topPairs(pairs: MissingPair[], limit: number): MissingPair[] {
  return pairs.sort((p, q) => q.expected - p.expected || p.a - q.a || p.b - q.b).slice(0, limit);
}
