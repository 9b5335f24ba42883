import type { Incidence } from "../../incidence/incidence.ts";
import { type CommunityOptions, findCommunities } from "../communities/communities.ts";
import { defineAnalysis, type LongRun, tick } from "../define-analysis.ts";
import { scoreBridges } from "./bridges.ts";

export interface BridgeStability {
  /** Per paper, in how many of the partitions it is in the top share of all papers. */
  readonly times: Uint32Array;
  readonly partitions: number;
  /** The share that counts as the top, such as 0.01. */
  readonly top: number;
  /** How many papers that is; at least ten, because in a small corpus a single place means nothing. */
  readonly papers: number;
}

export interface StabilityOptions extends CommunityOptions, LongRun {
  readonly partitions?: number;
  readonly top?: number;
}

const MIN_TOP_PAPERS = 10;

/**
 * How often each paper stays among the top bridges when communities are found again with other seeds.
 *
 * Share of k re-seeded partitions in which the length-corrected score is in the top x of all papers, or among the ten best where
 * that is more (k = 10, x = 1 %). Seeds are seed + 1 … seed + k. O(k · (communities + bridges)).
 */
export function bridgeStability(incidence: Incidence, options: StabilityOptions): BridgeStability {
  const { partitions = 10, top = 0.01 } = options;
  const papers = Math.max(MIN_TOP_PAPERS, Math.ceil(incidence.papers * top));
  const times = new Uint32Array(incidence.papers);
  for (let k = 1; k <= partitions; k++) {
    const communities = findCommunities(incidence, { ...options, seed: options.seed + k });
    for (const paper of scoreBridges(incidence, communities).order.subarray(0, papers)) {
      times[paper]!++;
    }
    tick(options, k, partitions);
  }
  return { times, partitions, top, papers };
}

export const bridgeStabilityAnalysis = defineAnalysis({
  name: "bridgeStability",
  title: "Repeating the bridge ranking",
  version: 8,
  needs: {},
  publish: true,
  warm: "repeats",
  run: (incidence, { seed, onProgress }) => bridgeStability(incidence, { seed, onProgress }),
});
