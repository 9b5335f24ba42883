import { type FrequentPart, frequentPart } from "../../incidence/frequent-part.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import { communitySettings, leavesRareOut } from "../communities/concept-graph.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { partitionsAnalysis, partOf } from "../communities/partitions.ts";
import { defineAnalysis, type RunControl, tick } from "../define-analysis.ts";
import { type BridgeModel, bridgeModels, linksWithout, MIN_CONCEPTS_PER_SIDE, separateness } from "./bridge-model.ts";
import { type BridgeStability, TopCount } from "./bridge-stability.ts";
import { correctForLength, groupByLength } from "./length-correction.ts";
import { type NestedNames, namesAmong, nestedNamesAnalysis } from "./nested-names.ts";
import {
  FACTOR,
  gradeOf,
  type PairGrade,
  PRECEDENCE,
  type StatedSides,
  statedSides,
  statementOf,
} from "./stated-sides.ts";

/** Bridge scores of all papers, with the parts they are made of: each the mean over partitions with different seeds. */
export interface BridgeScores extends RawBridgeScores {
  /** Length-corrected: deviations above the median of papers with a similar number of concepts. */
  readonly score: Float64Array;
  /** Concepts of each paper. */
  readonly length: Uint32Array;
  /** Fields of which each paper has a concept that is counted: the sides of its reasons. */
  readonly fields: Uint32Array;
  /** Eligible papers, those of communities that are apart first; then best `score` first, ties by `raw`, then by number. */
  readonly order: Uint32Array;
  /** The same by `raw`, ties by number. */
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
 * `partition`, whose communities are shown, because the reason has to name two of those. Concepts that take no part in communities because there are
 * too many are left out at once: they count nothing. O(partitions · (mentions + Σ over papers of
 * communities²)). Ties as in `order`.
 */
export function scoreBridges(
  incidence: Incidence,
  partition: ConceptPartition,
  options: BridgeOptions = {},
): BridgeScores {
  const length = lengthsOf(incidence.paperOffsets);
  const settings = communitySettings(incidence, options.maxConcepts);
  if (!leavesRareOut(settings)) return scoreAmong(incidence, length, partition, options);
  const part = frequentPart(incidence, settings.minPapers);
  return scoreAmong(part.incidence, length, partOf(partition, part), optionsOf(part, options));
}

/** What is known of all concepts, by the numbers of a part. */
function optionsOf(part: FrequentPart, { partitions, nested, statements, ...run }: BridgeOptions): BridgeOptions {
  return {
    ...run,
    partitions: partitions?.map((member) => partOf(member, part)),
    nested: nested && namesAmong(nested, part.names),
    statements: statements && part.places.map((k) => statements[k]!),
  };
}

function scoreAmong(
  incidence: Incidence,
  length: Uint32Array,
  partition: ConceptPartition,
  { partitions = [partition], nested, statements, ...run }: BridgeOptions,
): BridgeScores {
  const models = bridgeModels(incidence, [partition, ...partitions], nested);
  const scoresOf = (model: BridgeModel) => scorePapers(model, statedSides(incidence, model, statements));
  const model = models.next().value!;
  const shown = scoresOf(model);
  const { eligible, sides } = shown;
  const groups = groupByLength(length, MIN_PAPERS_PER_LENGTH);
  const mean = new MeanScores(incidence.papers);
  const stability = new TopCount(incidence.papers);
  let done = 0;
  for (const member of models) {
    const scores = scoresOf(member);
    mean.add(scores);
    stability.add(rankPapers(scores, correctForLength(scores.raw, groups), scores.raw));
    tick(run, ++done, partitions.length);
  }
  const { raw, diversity, separateness, clear, ...means } = mean.result();
  const isApart = means.apart.map((isMostly, p) => isMostly & shown.apart[p]!);
  const score = correctForLength(raw, groups);
  return {
    ...{ eligible, apart: isApart, clear, sides, raw, diversity, separateness, score, length },
    fields: lengthsOf(model.shares.offsets),
    order: rankPapers({ eligible, apart: isApart }, score, raw),
    orderRaw: rankPapers({ eligible, apart: isApart }, raw, raw),
    stability: stability.result(),
  };
}

/** Options of `scoreBridges`. */
export interface BridgeOptions extends RunControl {
  /** Those over which scores are averaged; the partition itself by default. */
  readonly partitions?: readonly ConceptPartition[] | undefined;
  readonly nested?: NestedNames | undefined;
  /** Concepts that take part at most, as for `findCommunities`. */
  readonly maxConcepts?: number | undefined;
  /** Where papers name their concepts when they tell of their own work, in the order of `paperConcepts`. */
  readonly statements?: Uint32Array | undefined;
}

/** Sums of the parts of scores over partitions. */
class MeanScores {
  readonly #raw: Float64Array;
  readonly #diversity: Float64Array;
  readonly #separateness: Float64Array;
  readonly #timesEligible: Uint32Array;
  readonly #timesApart: Uint32Array;
  readonly #timesClear: Uint32Array;
  #partitions = 0;

  constructor(papers: number) {
    this.#raw = new Float64Array(papers);
    this.#diversity = new Float64Array(papers);
    this.#separateness = new Float64Array(papers);
    this.#timesEligible = new Uint32Array(papers);
    this.#timesApart = new Uint32Array(papers);
    this.#timesClear = new Uint32Array(papers);
  }

  add({ raw, diversity, separateness, eligible, apart, clear }: RawBridgeScores): void {
    this.#partitions++;
    for (let p = 0; p < raw.length; p++) {
      this.#raw[p]! += raw[p]!;
      this.#diversity[p]! += diversity[p]!;
      this.#separateness[p]! += separateness[p]!;
      this.#timesEligible[p]! += eligible[p]!;
      this.#timesApart[p]! += apart[p]!;
      this.#timesClear[p]! += clear[p]!;
    }
  }

  /** Separateness only over the partitions in which a paper connects two communities. */
  result(): Pick<RawBridgeScores, "raw" | "diversity" | "separateness" | "apart" | "clear"> {
    const mean = (sum: number) => sum / Math.max(1, this.#partitions);
    const inHalf = (times: number) => (2 * times >= this.#partitions ? 1 : 0);
    return {
      raw: this.#raw.map(mean),
      diversity: this.#diversity.map(mean),
      separateness: this.#separateness.map((sum, p) => sum / Math.max(1, this.#timesEligible[p]!)),
      apart: Uint8Array.from(this.#timesApart, inHalf),
      clear: Uint8Array.from(this.#timesClear, inHalf),
    };
  }
}

const lengthsOf = (offsets: Uint32Array) => offsets.slice(1).map((end, row) => end - offsets[row]!);

function rankPapers(
  { eligible, apart }: Pick<RawBridgeScores, "eligible" | "apart">,
  primary: Float64Array,
  second: Float64Array,
): Uint32Array {
  const papers = Uint32Array.from(eligible.keys()).filter((p) => eligible[p] === 1);
  return papers.sort((a, b) => apart[b]! - apart[a]! || primary[b]! - primary[a]! || second[b]! - second[a]! || a - b);
}

/** The parts of the bridge score, one number a paper. */
export interface RawBridgeScores {
  /** 1 = the paper has a side in two communities or more. */
  readonly eligible: Uint8Array;
  /** 1 = the communities that it is known by are linked less than by chance; over several partitions: in at least half of them, and as shown. */
  readonly apart: Uint8Array;
  /** 1 = it says that it joins two clear sides in communities that are apart; over several partitions: in at least half of them. */
  readonly clear: Uint8Array;
  /** The two communities that the paper is known by, 2p and 2p + 1; 0 if none. */
  readonly sides: Uint32Array;
  readonly raw: Float64Array;
  readonly diversity: Float64Array;
  readonly separateness: Float64Array;
}

/**
 * Scores every paper: Rao–Stirling diversity, separateness of what it connects, and the bridge score.
 *
 * RS_d = Σ_{m≠n} p_dm·p_dn·δ_mn; S_d = f_d·Σ_{m≠n} p_dm·p_dn·δ_mn·sep_mn. Of the pairs with two or more concepts on each side the paper
 * is known by one. Of pairs that are apart: clear sides that the title names (f_d = 1), clear ones that a sentence of its own work names together,
 * or others that the title names (2/3), others of one such sentence (1/3), the rest (1/6); those that the paper only sets apart, or that are
 * linked as by chance, 1/12; of several the one that adds most to the score; without a pair 1/6. Its separateness is the mean of sep_mn weighted by p_dm·p_dn over those pairs.
 * Stirling 2007, DOI 10.1098/rsif.2007.0213. O(Σ over papers of communities²).
 */
export function scorePapers(model: BridgeModel, stated: StatedSides): RawBridgeScores {
  const papers = model.shares.offsets.length - 1;
  const scores = {
    eligible: new Uint8Array(papers),
    apart: new Uint8Array(papers),
    clear: new Uint8Array(papers),
    sides: new Uint32Array(2 * papers),
    raw: new Float64Array(papers),
    diversity: new Float64Array(papers),
    separateness: new Float64Array(papers),
  };
  for (let p = 0; p < papers; p++) scorePaper(model, stated, p, scores);
  return scores;
}

function scorePaper(
  { shares, links, distance }: BridgeModel,
  stated: StatedSides,
  paper: number,
  scores: RawBridgeScores,
): void {
  const self = shares.selfPairs[paper]!;
  const end = shares.offsets[paper + 1]!;
  let [diversity, sum, weight, weightedSep] = [0, 0, 0, 0];
  let grade: PairGrade = "none";
  let highest = PRECEDENCE.none;
  for (let i = shares.offsets[paper]!; i < end; i++) {
    const m = shares.community[i]!;
    const pm = shares.share[i]!;
    for (let j = i + 1; j < end; j++) {
      const n = shares.community[j]!;
      const pn = shares.share[j]!;
      const product = 2 * pm * pn;
      const far = distance[m * links.width + n]!;
      const between = linksWithout(links, m, n, pm, pn, self);
      const sep = separateness(between);
      const part = product * far * sep;
      diversity += product * far;
      sum += part;
      if (Math.min(shares.concepts[i]!, shares.concepts[j]!) < MIN_CONCEPTS_PER_SIDE) continue;
      weight += product;
      weightedSep += product * sep;
      const own = gradeOf(between, statementOf(stated, i, j));
      const value = PRECEDENCE[own] + part;
      if (value <= highest) continue;
      [grade, highest] = [own, value];
      scores.sides[2 * paper] = Math.min(m, n);
      scores.sides[2 * paper + 1] = Math.max(m, n);
    }
  }
  scores.eligible[paper] = weight > 0 ? 1 : 0;
  scores.apart[paper] = PRECEDENCE[grade] >= PRECEDENCE.apart ? 1 : 0;
  scores.clear[paper] = PRECEDENCE[grade] >= PRECEDENCE.clear ? 1 : 0;
  scores.diversity[paper] = diversity;
  scores.raw[paper] = sum * FACTOR[grade];
  scores.separateness[paper] = weight > 0 ? weightedSep / weight : 0;
}

export const bridgesAnalysis = defineAnalysis({
  name: "bridges",
  title: "Scoring bridge papers",
  version: 15,
  needs: { communities: communitiesAnalysis, partitions: partitionsAnalysis, nested: nestedNamesAnalysis },
  publish: true,
  precompute: "screen",
  readsMentions: true,
  run: (incidence, { communities, partitions, nested, statements, onProgress }) =>
    scoreBridges(incidence, communities, { partitions, nested, statements, onProgress }),
});
