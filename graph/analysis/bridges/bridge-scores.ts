import { type FrequentPart, frequentPart } from "../../incidence/frequent-part.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import { communitySettings, leavesRareOut } from "../communities/concept-graph.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { partitionsAnalysis, partOf } from "../communities/partitions.ts";
import { defineAnalysis, type RunControl, tick } from "../define-analysis.ts";
import { type BridgeModel, bridgeModels } from "./bridge-model.ts";
import { correctForLength, groupByLength } from "./length-correction.ts";
import { type NestedNames, nameStems, namesAmong, nestedNamesAnalysis } from "./nested-names.ts";
import { type RawBridgeScores, scorePapers } from "./paper-scores.ts";
import { levelOf, relativeTitleShare, statedSides, titleShares, withoutDetails } from "./stated-sides.ts";
import { statesUnusualPairs } from "./usual-pairs.ts";

/** Bridge scores of all papers, with the parts they are made of: each the mean over partitions with different seeds. */
export interface BridgeScores extends RawBridgeScores {
  /** Length-corrected: deviations above the median of papers with a similar number of concepts. */
  readonly score: Float64Array;
  /** Concepts of each paper. */
  readonly length: Uint32Array;
  /** Fields of which each paper has a concept that is counted: the sides of its reasons. */
  readonly fields: Uint32Array;
  /** Eligible papers by `levelOf` what they state and whether it is apart; of one level best `score` first, ties by `raw`, then by number. */
  readonly order: Uint32Array;
  /** The same by `raw`, ties by number. */
  readonly orderRaw: Uint32Array;
  readonly stability: BridgeStability;
  /** For each concept how often its papers name it in their titles, over how often all concepts are; 1 where nothing is known of titles. */
  readonly titled: Float32Array;
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
  { statements, ...options }: BridgeOptions = {},
): BridgeScores {
  const titles = statements && titleShares(incidence, statements);
  const titled = Float32Array.from({ length: incidence.concepts }, (_, c) =>
    titles ? relativeTitleShare(titles, c) : 1,
  );
  const known = { ...options, statements: titles && withoutDetails(incidence, statements, titles) };
  const length = lengthsOf(incidence.paperOffsets);
  const settings = communitySettings(incidence, options.maxConcepts);
  if (!leavesRareOut(settings)) return { ...scoreAmong(incidence, length, partition, known), titled };
  const part = frequentPart(incidence, settings.minPapers);
  return { ...scoreAmong(part.incidence, length, partOf(partition, part), optionsOf(part, known)), titled };
}

/** What is known of all concepts, by the numbers of a part. */
function optionsOf(
  part: FrequentPart,
  { partitions, nested, names, statements, ...run }: BridgeOptions,
): BridgeOptions {
  return {
    ...run,
    partitions: partitions?.map((member) => partOf(member, part)),
    nested: nested && namesAmong(nested, part.names),
    names: names && Array.from(part.names, (concept) => names[concept]!),
    statements: statements && part.places.map((k) => statements[k]!),
  };
}

function scoreAmong(
  incidence: Incidence,
  length: Uint32Array,
  partition: ConceptPartition,
  { partitions = [partition], nested, names, statements, ...run }: BridgeOptions,
): Omit<BridgeScores, "titled"> {
  const models = bridgeModels(incidence, [partition, ...partitions], nested);
  const stems = names && nameStems(names);
  const scoresOf = (model: BridgeModel) => scorePapers(model, statedSides(incidence, model, statements, stems));
  const model = models.next().value!;
  const shown = scoresOf(model);
  const { eligible, sides } = shown;
  const groups = groupByLength(length, MIN_PAPERS_PER_LENGTH);
  const mean = new MeanScores(incidence.papers);
  const stability = new TopCount(incidence.papers);
  const isUnusual = (p: number) =>
    !statements || statesUnusualPairs(incidence, model, p, sides.subarray(2 * p, 2 * p + 2), statements);
  const statesBoth = shown.stated.map((isStated, p) => Number(isStated === 1 && isUnusual(p)));
  let done = 0;
  for (const member of models) {
    const scores = scoresOf(member);
    mean.add(scores);
    // What the shown fields show to be usual does not count in the others either.
    const inMember = scores.stated.map((isStated, p) => isStated & (shown.stated[p] === 1 ? statesBoth[p]! : 1));
    stability.add(rankPapers({ ...scores, stated: inMember }, correctForLength(scores.raw, groups), scores.raw));
    tick(run, ++done, partitions.length);
  }
  const { raw, diversity, separateness, clear, ...means } = mean.result();
  const levels = { apart: means.apart.map((isMostly, p) => isMostly & shown.apart[p]!), stated: statesBoth };
  const score = correctForLength(raw, groups);
  return {
    ...{ eligible, ...levels, clear, sides, raw, diversity, separateness, score, length },
    fields: lengthsOf(model.shares.offsets),
    order: rankPapers({ eligible, ...levels }, score, raw),
    orderRaw: rankPapers({ eligible, ...levels }, raw, raw),
    stability: stability.result(),
  };
}

/** Options of `scoreBridges`. */
export interface BridgeOptions extends RunControl {
  /** Those over which scores are averaged; the partition itself by default. */
  readonly partitions?: readonly ConceptPartition[] | undefined;
  readonly nested?: NestedNames | undefined;
  /** Key of each concept, by which two that share a word are known. */
  readonly names?: readonly string[] | undefined;
  /** Concepts that take part at most, as for `findCommunities`. */
  readonly maxConcepts?: number | undefined;
  /** Where papers name their concepts when they tell of their own work, in the order of `paperConcepts`. */
  readonly statements?: Uint32Array | undefined;
}

/** How often each paper is among the best bridges over partitions with different seeds. */
export interface BridgeStability {
  /** Per paper, in how many of the partitions it is in the top share of all papers. */
  readonly times: Uint32Array;
  readonly partitions: number;
  /** The share that counts as the top, such as 0.01. */
  readonly top: number;
  /** How many papers that is; at least ten, because in a small corpus a single place means nothing. */
  readonly papers: number;
}

/** The best hundredth of all papers. */
const TOP_SHARE = 0.01;
const MIN_TOP_PAPERS = 10;

/** Counts how often each paper is among the first of a ranking. */
export class TopCount {
  readonly #times: Uint32Array;
  readonly #papers: number;
  #rankings = 0;

  constructor(papers: number) {
    this.#times = new Uint32Array(papers);
    this.#papers = Math.max(MIN_TOP_PAPERS, Math.ceil(papers * TOP_SHARE));
  }

  add(order: Uint32Array): void {
    this.#rankings++;
    for (const paper of order.subarray(0, this.#papers)) this.#times[paper]!++;
  }

  result(): BridgeStability {
    return { times: this.#times, partitions: this.#rankings, top: TOP_SHARE, papers: this.#papers };
  }
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
  { eligible, apart, stated }: Pick<RawBridgeScores, "eligible" | "apart" | "stated">,
  primary: Float64Array,
  second: Float64Array,
): Uint32Array {
  const papers = Uint32Array.from(eligible.keys()).filter((p) => eligible[p] === 1);
  const level = (p: number) => levelOf(stated[p]!, apart[p]!);
  return papers.sort((a, b) => level(b) - level(a) || primary[b]! - primary[a]! || second[b]! - second[a]! || a - b);
}

export const bridgesAnalysis = defineAnalysis({
  name: "bridges",
  title: "Scoring bridge papers",
  version: 16,
  needs: { communities: communitiesAnalysis, partitions: partitionsAnalysis, nested: nestedNamesAnalysis },
  publish: true,
  precompute: "screen",
  readsMentions: true,
  readsNames: true,
  run: (incidence, { communities, partitions, nested, names, statements, onProgress }) =>
    scoreBridges(incidence, communities, { partitions, nested, names, statements, onProgress }),
});
