import type { Incidence } from "../../incidence/incidence.ts";
import type { PaperShares } from "./paper-shares.ts";

/**
 * The member concepts that name each community, best first: common ones, in papers where the community has a larger share
 * than elsewhere.
 *
 * p_dm = share of community m in paper d; S_x = Σ p_dm over the papers d of x, the papers of x times the mean share in them;
 * lift_x = (S_x / f_x) / (Σ_d p_dm / N). The first has the largest S_x·ln lift_x; for the others, papers without the first count
 * twice in S_x, so that concepts which add papers win. O(mentions + members · log members); ties, as in a corpus of one community, by S_x, then number.
 */
export function labelConcepts(
  incidence: Incidence,
  community: Uint32Array,
  communities: number,
  shares: PaperShares,
  limit: number,
): Uint32Array[] {
  const members = membersOf(incidence, community, communities);
  const shareSums = sharesOf(incidence, community, shares, new Int32Array(communities + 1).fill(-1));
  const lift = liftOf(incidence, community, shareSums, meanShares(incidence, communities, shares));
  const ranked = members.map((list) => rankBy(list, shareSums, lift));
  const first = Int32Array.from(ranked, (list) => list[0] ?? -1);
  const sumsWithoutFirst = sharesOf(incidence, community, shares, first);
  const worth = shareSums.map((sum, c) => sum + sumsWithoutFirst[c]!);
  return ranked.map((list) =>
    Uint32Array.from([...list.slice(0, 1), ...rankBy(list.slice(1), worth, lift)].slice(0, limit)),
  );
}

function rankBy(list: readonly number[], sums: Float64Array, lift: Float64Array): number[] {
  const [sum, score] = [(c: number) => sums[c]!, (c: number) => sums[c]! * lift[c]!];
  return [...list].sort((a, b) => score(b) - score(a) || sum(b) - sum(a) || a - b);
}

/** Concepts of each community that a paper mentions. */
function membersOf({ conceptOffsets }: Incidence, community: Uint32Array, communities: number): number[][] {
  const members: number[][] = Array.from({ length: communities + 1 }, () => []);
  community.forEach((id, concept) => {
    if (id !== 0 && conceptOffsets[concept] !== conceptOffsets[concept + 1]) members[id]?.push(concept);
  });
  return members;
}

/** Mean share of each community over all papers. */
function meanShares({ papers }: Incidence, communities: number, shares: PaperShares): Float64Array {
  const sums = new Float64Array(communities + 1);
  shares.community.forEach((id, k) => {
    sums[id]! += shares.share[k]! / papers;
  });
  return sums;
}

/** ln lift of each concept, rounded so that equal values stay equal. */
function liftOf({ conceptOffsets }: Incidence, community: Uint32Array, shareSums: Float64Array, means: Float64Array) {
  return shareSums.map((sum, concept) => {
    const frequency = conceptOffsets[concept + 1]! - conceptOffsets[concept]!;
    const expected = frequency * means[community[concept]!]!;
    return expected === 0 ? 0 : Math.round(Math.log(sum / expected) * 1e9) / 1e9;
  });
}

/** Sum of the shares of each concept's community in its papers, except papers that mention the community's concept in `without`. */
function sharesOf(
  { papers, concepts, paperOffsets, paperConcepts }: Incidence,
  community: Uint32Array,
  shares: PaperShares,
  without: Int32Array,
): Float64Array {
  const sums = new Float64Array(concepts);
  const share = new Float64Array(without.length);
  for (let p = 0; p < papers; p++) {
    const own = paperConcepts.subarray(paperOffsets[p], paperOffsets[p + 1]);
    const rows = shares.community.subarray(shares.offsets[p], shares.offsets[p + 1]);
    rows.forEach((id, k) => {
      share[id] = shares.share[shares.offsets[p]! + k]!;
    });
    for (const c of own) if (without[community[c]!] === c) share[community[c]!] = 0;
    for (const c of own) sums[c]! += share[community[c]!]!;
    for (const id of rows) share[id] = 0;
  }
  return sums;
}
