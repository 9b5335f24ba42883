import type { Incidence } from "../../incidence/incidence.ts";
import type { PaperShares } from "./paper-shares.ts";

/** Less than 1, which names fields by what every field has, and more than 1/2, which names them by what few papers have. */
const WEIGHT_OF_FREQUENCY = 0.8;

/** How often a paper without the first concept counts for the others. */
const TIMES_WITHOUT = 4;

/**
 * The member concepts that name each community, best first: frequent ones whose papers are of this community more than by chance.
 *
 * p_dm = share of community m in paper d, q_m its mean over all papers; g_x = ((Σ p_dm + q_m)/(f_x + 1) − q_m)/(1 − q_m) over the f_x papers
 * of x and one imagined paper of average composition: 0 = its papers are as any others, 1 = they are of m alone. Score f_x^0.8·g_x², the square
 * because a word of many fields distinguishes none; those of less than half the g of the best are left out. After the first, papers without it count four times in f_x, so that concepts which add papers win.
 * O(mentions + members · log members); ties by papers, then number.
 */
export function labelConcepts(
  incidence: Incidence,
  community: Uint32Array,
  communities: number,
  shares: PaperShares,
  limit: number,
): Uint32Array[] {
  const members = membersOf(incidence, community, communities);
  const all = sharesOf(incidence, community, shares, new Int32Array(communities + 1).fill(-1));
  const exactness = exactnessOf(community, all, meanShares(incidence, communities, shares));
  const ranked = members.map((list) => withoutVague(rankBy(list, all.papers, exactness), exactness, limit));
  const first = Int32Array.from(ranked, (list) => list[0] ?? -1);
  const without = sharesOf(incidence, community, shares, first);
  const worth = all.papers.map((papers, c) => papers + (TIMES_WITHOUT - 1) * without.papers[c]!);
  return ranked.map((list) =>
    Uint32Array.from([...list.slice(0, 1), ...rankBy(list.slice(1), worth, exactness)].slice(0, limit)),
  );
}

/** Without those that are less than half as exact as the most exact of the best. */
function withoutVague(ranked: readonly number[], exactness: Float64Array, limit: number): number[] {
  const bar = Math.max(0, ...ranked.slice(0, limit).map((c) => exactness[c]!)) / 2;
  return ranked.filter((c) => exactness[c]! >= bar);
}

function rankBy(list: readonly number[], papers: Float64Array, exactness: Float64Array): number[] {
  const count = (c: number) => papers[c]!;
  const score = (c: number) => papers[c]! ** WEIGHT_OF_FREQUENCY * exactness[c]! ** 2;
  return [...list].sort((a, b) => score(b) - score(a) || count(b) - count(a) || a - b);
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

/** g of each concept, rounded so that equal values stay equal. */
function exactnessOf(community: Uint32Array, { sums, papers }: ShareSums, means: Float64Array): Float64Array {
  return sums.map((sum, concept) => {
    const q = means[community[concept]!]!;
    if (papers[concept] === 0 || q >= 1) return 0;
    const g = ((sum + q) / (papers[concept]! + 1) - q) / (1 - q);
    return Math.max(0, Math.round(g * 1e9) / 1e9);
  });
}

/** Per concept: the sum of the shares of its community in its papers, and how many papers that are. */
interface ShareSums {
  readonly sums: Float64Array;
  readonly papers: Float64Array;
}

/** Sum of the shares of each concept's community in its papers, except papers that mention the community's concept in `without`. */
function sharesOf(
  { papers, concepts, paperOffsets, paperConcepts }: Incidence,
  community: Uint32Array,
  shares: PaperShares,
  without: Int32Array,
): ShareSums {
  const sums = new Float64Array(concepts);
  const counts = new Float64Array(concepts);
  const share = new Float64Array(without.length);
  for (let p = 0; p < papers; p++) {
    const own = paperConcepts.subarray(paperOffsets[p], paperOffsets[p + 1]);
    const rows = shares.community.subarray(shares.offsets[p], shares.offsets[p + 1]);
    rows.forEach((id, k) => {
      share[id] = shares.share[shares.offsets[p]! + k]!;
    });
    for (const c of own) if (without[community[c]!] === c) share[community[c]!] = 0;
    for (const c of own) {
      sums[c]! += share[community[c]!]!;
      if (share[community[c]!]! > 0) counts[c]!++;
    }
    for (const id of rows) share[id] = 0;
  }
  return { sums, papers: counts };
}
