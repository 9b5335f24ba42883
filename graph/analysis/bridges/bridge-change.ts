import type { Incidence } from "../../incidence/incidence.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import type { PaperShares } from "../communities/paper-shares.ts";
import { defineAnalysis } from "../define-analysis.ts";
import { bridgeModel, MIN_CONCEPTS_PER_SIDE } from "./bridge-model.ts";
import type { CommunityLinks } from "./community-links.ts";
import { type NestedNames, nestedNamesAnalysis } from "./nested-names.ts";

export interface BridgeChange {
  /**
   * Modularity change rate in percent, by what the paper adds to the links between communities: above 0 when it weakens
   * the boundaries between them. 100·(Q without the paper − Q with it)/Q without it.
   */
  readonly modularity: Float64Array;
  /** Cluster linkage added: the paper's links between communities over all links between communities without it. */
  readonly linkage: Float64Array;
  /**
   * How new the connection was: for the strongest pair of communities that the paper connects, 1 − (links of earlier years + 1)/(expected + 1),
   * not below 0. NaN where the paper has no year or connects nothing. The pseudo-count of one keeps few early papers from counting as evidence.
   */
  readonly earlierSeparateness: Float64Array;
}

/**
 * What each paper changed, as columns beside the bridge score: modularity change rate and cluster linkage (Chen 2012,
 * DOI 10.1002/asi.21694), on the graph of communities, and separateness seen from earlier years only.
 *
 * O(mentions + Σ communities of a paper² + years · communities²). `years` is 0 where unknown.
 */
export function bridgeChange(
  incidence: Incidence,
  communities: ConceptPartition,
  years: ArrayLike<number>,
  nested?: NestedNames,
): BridgeChange {
  const { shares, links } = bridgeModel(incidence, communities, nested);
  const sums = linkSums(links);
  const modularity = new Float64Array(incidence.papers);
  const linkage = new Float64Array(incidence.papers);
  for (let p = 0; p < incidence.papers; p++) {
    const own = ownSums(shares, links, p);
    const before = quality(sums.inside - own.inside, sums.total - own.total, sums.squares - own.squares);
    const after = quality(sums.inside, sums.total, sums.squares);
    modularity[p] = before === 0 ? 0 : (100 * (before - after)) / Math.abs(before);
    const between = sums.total - sums.inside - (own.total - own.inside);
    linkage[p] = between <= 1e-12 ? 0 : (own.total - own.inside) / between;
  }
  return { modularity, linkage, earlierSeparateness: separatenessBefore(shares, links.width, years) };
}

/** Q of the graph of communities from its sums: inside/total − Σ K²/total². */
function quality(inside: number, total: number, squares: number): number {
  return total <= 0 ? 0 : inside / total - squares / (total * total);
}

function linkSums({ width, weight, strength, total }: CommunityLinks) {
  let inside = 0;
  let squares = 0;
  for (let m = 1; m < width; m++) {
    inside += weight[m * width + m]!;
    squares += strength[m]! ** 2;
  }
  return { inside, squares, total };
}

/** What a paper takes from each sum when it is left out. */
function ownSums(shares: PaperShares, links: CommunityLinks, paper: number) {
  const from = shares.offsets[paper]!;
  const to = shares.offsets[paper + 1]!;
  const hasNoEffect = to - from === 0 || (to - from === 1 && shares.concepts[from]! < 2);
  if (hasNoEffect) return { inside: 0, squares: 0, total: 0 };
  let inside = 0;
  let squares = 0;
  for (let k = from; k < to; k++) {
    const share = shares.share[k]!;
    const strength = links.strength[shares.community[k]!]!;
    inside += share * share;
    squares += strength ** 2 - (strength - share) ** 2;
  }
  return { inside, squares, total: 1 };
}

/** Goes through the years in order, with the links of earlier years only. */
function separatenessBefore(shares: PaperShares, width: number, years: ArrayLike<number>): Float64Array {
  const result = new Float64Array(years.length).fill(Number.NaN);
  const dated = Uint32Array.from({ length: years.length }, (_, p) => p).filter((p) => years[p] !== 0);
  dated.sort((p, q) => years[p]! - years[q]! || p - q);
  const weight = new Float64Array(width * width);
  const strength = new Float64Array(width);
  let total = 0;
  for (let start = 0; start < dated.length; ) {
    let end = start;
    while (end < dated.length && years[dated[end]!] === years[dated[start]!]) end++;
    const year = dated.subarray(start, end);
    for (const p of year) result[p] = pairSeparateness(shares, p, weight, strength, total, width);
    for (const p of year) total += addPaper(shares, p, weight, strength, width);
    start = end;
  }
  return result;
}

function pairSeparateness(
  shares: PaperShares,
  paper: number,
  weight: Float64Array,
  strength: Float64Array,
  total: number,
  width: number,
): number {
  const sides: number[] = [];
  for (let k = shares.offsets[paper]!; k < shares.offsets[paper + 1]!; k++) {
    if (shares.concepts[k]! >= MIN_CONCEPTS_PER_SIDE) sides.push(shares.community[k]!);
  }
  const [m, n] = sides;
  if (m === undefined || n === undefined) return Number.NaN;
  const expected = total === 0 ? 0 : (strength[m]! * strength[n]!) / total;
  return Math.max(0, 1 - (weight[m * width + n]! + 1) / (expected + 1));
}

function addPaper(
  shares: PaperShares,
  paper: number,
  weight: Float64Array,
  strength: Float64Array,
  width: number,
): number {
  const from = shares.offsets[paper]!;
  const to = shares.offsets[paper + 1]!;
  for (let i = from; i < to; i++) {
    const m = shares.community[i]!;
    strength[m]! += shares.share[i]!;
    for (let j = from; j < to; j++) {
      const at = m * width + shares.community[j]!;
      weight[at]! += shares.share[i]! * shares.share[j]!;
    }
  }
  return to > from ? 1 : 0;
}

export const bridgeChangeAnalysis = defineAnalysis({
  name: "bridgeChange",
  title: "Measuring change",
  version: 11,
  needs: { communities: communitiesAnalysis, nested: nestedNamesAnalysis },
  publish: true,
  precompute: "columns",
  run: (incidence, { communities, nested, years }) => bridgeChange(incidence, communities, years, nested),
});
