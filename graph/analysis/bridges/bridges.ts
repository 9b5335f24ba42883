import type { Incidence } from "../../incidence/incidence.ts";
import { type ConceptPartition, communitiesAnalysis } from "../communities/communities.ts";
import { defineAnalysis } from "../define-analysis.ts";
import { type BridgeModel, bridgeModel, linksWithout, MIN_CONCEPTS_PER_SIDE, separateness } from "./bridge-model.ts";
import { correctForLength, groupByLength } from "./length-correction.ts";

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
export const MIN_PAPERS_PER_LENGTH = 100;

/**
 * Ranks papers that join communities which few other papers link: the score of `scorePapers`, corrected for the length of papers.
 *
 * O(mentions + Σ over papers of communities²). Ties as in `order`.
 */
export function scoreBridges(incidence: Incidence, partition: ConceptPartition): BridgeScores {
  const scores = scorePapers(bridgeModel(incidence, partition));
  const length = paperLengths(incidence);
  const score = correctForLength(scores.raw, groupByLength(length, MIN_PAPERS_PER_LENGTH));
  return {
    ...scores,
    score,
    length,
    order: rankPapers(scores.eligible, score, scores.raw),
    orderRaw: rankPapers(scores.eligible, scores.raw, scores.raw),
  };
}

/** Concepts of each paper. */
export function paperLengths({ papers, paperOffsets }: Incidence): Uint32Array {
  return Uint32Array.from({ length: papers }, (_, p) => paperOffsets[p + 1]! - paperOffsets[p]!);
}

function rankPapers(eligible: Uint8Array, primary: Float64Array, second: Float64Array): Uint32Array {
  const papers = Uint32Array.from(eligible.keys()).filter((p) => eligible[p] === 1);
  return papers.sort((a, b) => primary[b]! - primary[a]! || second[b]! - second[a]! || a - b);
}

/** The parts of the bridge score, one number a paper. */
export interface RawBridgeScores {
  /** 1 = the paper has a side in two communities or more. */
  readonly eligible: Uint8Array;
  readonly raw: Float64Array;
  readonly diversity: Float64Array;
  readonly separateness: Float64Array;
}

/**
 * Scores every paper: Rao–Stirling diversity, separateness of what it joins, and the bridge score.
 *
 * RS_d = Σ_{m≠n} p_dm·p_dn·δ_mn; S_d = Σ_{m≠n} p_dm·p_dn·δ_mn·sep_mn over pairs with two or more concepts on each side; the
 * separateness of a paper is the mean of sep_mn weighted by p_dm·p_dn over those pairs. Stirling 2007,
 * DOI 10.1098/rsif.2007.0213. O(Σ over papers of communities²).
 */
export function scorePapers(model: BridgeModel): RawBridgeScores {
  const papers = model.shares.offsets.length - 1;
  const scores = {
    eligible: new Uint8Array(papers),
    raw: new Float64Array(papers),
    diversity: new Float64Array(papers),
    separateness: new Float64Array(papers),
  };
  for (let p = 0; p < papers; p++) scorePaper(model, p, scores);
  return scores;
}

function scorePaper({ shares, links, distance }: BridgeModel, paper: number, scores: RawBridgeScores): void {
  const self = shares.selfPairs[paper]!;
  const end = shares.offsets[paper + 1]!;
  let diversity = 0;
  let raw = 0;
  let weight = 0;
  let weightedSep = 0;
  for (let i = shares.offsets[paper]!; i < end; i++) {
    const m = shares.community[i]!;
    const pm = shares.share[i]!;
    for (let j = i + 1; j < end; j++) {
      const n = shares.community[j]!;
      const pn = shares.share[j]!;
      const product = 2 * pm * pn;
      const far = distance[m * links.width + n]!;
      diversity += product * far;
      if (Math.min(shares.concepts[i]!, shares.concepts[j]!) < MIN_CONCEPTS_PER_SIDE) continue;
      const sep = separateness(linksWithout(links, m, n, pm, pn, self));
      weight += product;
      weightedSep += product * sep;
      raw += product * far * sep;
    }
  }
  scores.eligible[paper] = weight > 0 ? 1 : 0;
  scores.diversity[paper] = diversity;
  scores.raw[paper] = raw;
  scores.separateness[paper] = weight > 0 ? weightedSep / weight : 0;
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
