import type { Incidence } from "../../incidence/incidence.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { partitionsAnalysis } from "../communities/partitions.ts";
import { defineAnalysis, type RunControl, tick } from "../define-analysis.ts";
import { type BridgeModel, bridgeModel, linksWithout, MIN_CONCEPTS_PER_SIDE, separateness } from "./bridge-model.ts";
import { type BridgeStability, TopCount } from "./bridge-stability.ts";
import { correctForLength, groupByLength } from "./length-correction.ts";
import { type NestedNames, nestedNamesAnalysis } from "./nested-names.ts";

/** Bridge scores of all papers, with the parts they are made of: each the mean over partitions with different seeds. */
export interface BridgeScores extends RawBridgeScores {
  /** Length-corrected: deviations above the median of papers with a similar number of concepts. */
  readonly score: Float64Array;
  /** Concepts of each paper. */
  readonly length: Uint32Array;
  /** Eligible papers, best `score` first, ties by `raw`, then by number. */
  readonly order: Uint32Array;
  /** Eligible papers, best `raw` first, ties by number. */
  readonly orderRaw: Uint32Array;
  readonly stability: BridgeStability;
}

/** Papers of similar length that a score is compared with, at least (as far as the corpus has them). */
export const MIN_PAPERS_PER_LENGTH = 100;

/**
 * Ranks papers that connect communities which few other papers connect: the scores of `scorePapers`, averaged over partitions and corrected
 * for the length of papers.
 *
 * One partition of many equally good ones is an accident of its seed, and so would be a ranking by it. Papers are eligible by
 * `partition`, whose communities are shown, because the reason has to name two of those. O(partitions · (mentions + Σ over papers of
 * communities²)). Ties as in `order`.
 */
export function scoreBridges(
  incidence: Incidence,
  partition: ConceptPartition,
  { partitions = [partition], nested, ...run }: BridgeOptions = {},
): BridgeScores {
  const { eligible } = scorePapers(bridgeModel(incidence, partition, nested));
  const length = paperLengths(incidence);
  const groups = groupByLength(length, MIN_PAPERS_PER_LENGTH);
  const mean = new MeanScores(incidence.papers);
  const stability = new TopCount(incidence.papers);
  for (const [k, member] of partitions.entries()) {
    const scores = scorePapers(bridgeModel(incidence, member, nested));
    mean.add(scores);
    stability.add(rankPapers(scores.eligible, correctForLength(scores.raw, groups), scores.raw));
    tick(run, k + 1, partitions.length);
  }
  const { raw, diversity, separateness } = mean.result();
  const score = correctForLength(raw, groups);
  return {
    ...{ eligible, raw, diversity, separateness, score, length },
    order: rankPapers(eligible, score, raw),
    orderRaw: rankPapers(eligible, raw, raw),
    stability: stability.result(),
  };
}

/** Options of `scoreBridges`. */
export interface BridgeOptions extends RunControl {
  /** Those over which scores are averaged; the partition itself by default. */
  readonly partitions?: readonly ConceptPartition[];
  readonly nested?: NestedNames | undefined;
}

/** Sums of the parts of scores over partitions. */
class MeanScores {
  readonly #raw: Float64Array;
  readonly #diversity: Float64Array;
  readonly #separateness: Float64Array;
  readonly #timesEligible: Uint32Array;
  #partitions = 0;

  constructor(papers: number) {
    this.#raw = new Float64Array(papers);
    this.#diversity = new Float64Array(papers);
    this.#separateness = new Float64Array(papers);
    this.#timesEligible = new Uint32Array(papers);
  }

  add({ raw, diversity, separateness, eligible }: RawBridgeScores): void {
    this.#partitions++;
    for (let p = 0; p < raw.length; p++) {
      this.#raw[p]! += raw[p]!;
      this.#diversity[p]! += diversity[p]!;
      this.#separateness[p]! += separateness[p]!;
      this.#timesEligible[p]! += eligible[p]!;
    }
  }

  /** Separateness only over the partitions in which a paper connects two communities. */
  result(): Pick<RawBridgeScores, "raw" | "diversity" | "separateness"> {
    const mean = (sum: number) => sum / Math.max(1, this.#partitions);
    return {
      raw: this.#raw.map(mean),
      diversity: this.#diversity.map(mean),
      separateness: this.#separateness.map((sum, p) => sum / Math.max(1, this.#timesEligible[p]!)),
    };
  }
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
 * Scores every paper: Rao–Stirling diversity, separateness of what it connects, and the bridge score.
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
  version: 12,
  needs: { communities: communitiesAnalysis, partitions: partitionsAnalysis, nested: nestedNamesAnalysis },
  publish: true,
  precompute: "screen",
  run: (incidence, { communities, partitions, nested, onProgress }) =>
    scoreBridges(incidence, communities, { partitions, nested, onProgress }),
});
