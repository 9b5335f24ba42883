import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { defineAnalysis, type RunControl, tick } from "../define-analysis.ts";
import { adjustedRand } from "../statistics/adjusted-rand.ts";
import { type Communities, communitiesAnalysis } from "./communities.ts";
import { leavesRareOut } from "./concept-graph.ts";
import { type Partitions, partitionsAnalysis } from "./partitions.ts";

export interface CommunityStability {
  /** Mean adjusted Rand index between the partition and the re-seeded ones, over concepts that have a community. */
  readonly agreement: number;
  /** Per community id, mean stability of its concepts; position 0 is 0. */
  readonly communities: Float64Array;
  /**
   * Per concept, the share of runs in which it stays with the core of its community; 0 for those without, and NaN where it is too rare to take part in
   * the runs.
   */
  readonly concepts: Float64Array;
  readonly runs: number;
}

/**
 * How stable communities are: against partitions of the same corpus with other seeds.
 *
 * In each of them the core of a community is the community with most of its concepts (ties to the larger share, then
 * the smaller id); a concept stays when it is in it. O(partitions · concepts).
 */
export function communityStability(
  incidence: Incidence,
  communities: Communities,
  { partitions, ...run }: RunControl & { readonly partitions: Partitions },
): CommunityStability {
  const { community, count } = communities;
  const runs = partitions.length;
  const frequency = documentFrequency(incidence);
  const isRepeated = (c: number) => !leavesRareOut(communities) || frequency[c]! >= communities.minPapers;
  const placed = Uint32Array.from(community.keys()).filter((c) => community[c] !== 0 && isRepeated(c));
  const before = placed.map((c) => community[c]!);
  const stays = new Float64Array(incidence.concepts);
  let agreement = 0;
  for (const [k, other] of partitions.entries()) {
    const core = coresOf(community, count, other.community, other.count);
    for (const c of placed) {
      if (other.community[c] === core[community[c]!]) stays[c]! += 1 / runs;
    }
    const after = placed.map((c) => other.community[c]!);
    agreement += adjustedRand(before, after) / runs;
    tick(run, k + 1, runs);
  }
  const members = new Uint32Array(count + 1);
  for (const c of placed) members[community[c]!]!++;
  const sums = new Float64Array(count + 1);
  for (const c of placed) {
    const id = community[c]!;
    sums[id]! += stays[c]! / members[id]!;
  }
  const ofConcepts = stays.map((share, c) => (isRepeated(c) ? atMostOne(share) : Number.NaN));
  return { agreement, communities: sums.map(atMostOne), concepts: ofConcepts, runs };
}

/** Sums of shares may pass 1 by a rounding error. */
const atMostOne = (share: number) => Math.min(1, share);

/** For each community, the one of the new run with most of its concepts. */
function coresOf(community: Uint32Array, count: number, rerun: Uint32Array, communities: number): Uint32Array {
  const overlap = new Uint32Array((count + 1) * (communities + 1));
  for (let c = 0; c < community.length; c++) {
    const at = community[c]! * (communities + 1) + rerun[c]!;
    overlap[at]!++;
  }
  return Uint32Array.from({ length: count + 1 }, (_, id) => {
    let best = 0;
    for (let other = 1; other <= communities; other++) {
      const base = id * (communities + 1);
      if (overlap[base + other]! > (best === 0 ? 0 : overlap[base + best]!)) best = other;
    }
    return best;
  });
}

export const communityStabilityAnalysis = defineAnalysis({
  name: "communityStability",
  title: "Repeating the communities",
  version: 9,
  needs: { communities: communitiesAnalysis, partitions: partitionsAnalysis },
  publish: true,
  precompute: "repeats",
  run: (incidence, { communities, partitions, onProgress }) =>
    communityStability(incidence, communities, { partitions, onProgress }),
});
