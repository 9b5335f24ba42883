import type { Incidence } from "../../incidence/incidence.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import { defineAnalysis } from "../define-analysis.ts";
import { bridgeModel } from "./bridge-model.ts";
import type { ConceptPartition } from "./concept-partition.ts";
import { correctForLength, groupByLength } from "./null-model/length-correction.ts";
import { type RawBridgeScores, scorePapers } from "./score-papers.ts";

/** Bridge scores of all papers, with the parts they are made of. */
export interface BridgeScores extends RawBridgeScores {
  /** Length-corrected: deviations above the median of papers with a similar number of concepts. */
  readonly score: Float64Array;
  /** Concepts of each paper. */
  readonly length: Uint32Array;
  /** Eligible papers, best `score` first, ties by `raw`, then by number. */
  readonly order: Uint32Array;
  /** Eligible papers, best `raw` first, ties by number. */
  readonly orderRaw: Uint32Array;
}

/** Papers of similar length that a score is compared with, at least (as far as the corpus has them). */
export const papersPerLength = 100;

/**
 * Ranks papers that join communities which otherwise keep apart.
 *
 * See bridges/score-papers.ts for the score and bridges/length-correction.ts for the correction. O(mentions + Σ communities²).
 */
export function scoreBridges(incidence: Incidence, partition: ConceptPartition): BridgeScores {
  const scores = scorePapers(bridgeModel(incidence, partition));
  const length = paperLengths(incidence);
  const score = correctForLength(scores.raw, groupByLength(length, papersPerLength));
  return {
    ...scores,
    score,
    length,
    order: ranked(scores.eligible, score, scores.raw),
    orderRaw: ranked(scores.eligible, scores.raw, scores.raw),
  };
}

/** Concepts of each paper. */
export function paperLengths({ papers, paperOffsets }: Incidence): Uint32Array {
  return Uint32Array.from({ length: papers }, (_, p) => paperOffsets[p + 1]! - paperOffsets[p]!);
}

function ranked(eligible: Uint8Array, first: Float64Array, second: Float64Array): Uint32Array {
  const papers = Uint32Array.from(eligible.keys()).filter((p) => eligible[p] === 1);
  return papers.sort((a, b) => first[b]! - first[a]! || second[b]! - second[a]! || a - b);
}

export const bridgesAnalysis = defineAnalysis({
  name: "bridges",
  title: "Scoring bridge papers",
  version: 8,
  needs: { communities: communitiesAnalysis },
  publish: true,
  warm: "screen",
  run: (incidence, { communities }) => scoreBridges(incidence, communities),
});
