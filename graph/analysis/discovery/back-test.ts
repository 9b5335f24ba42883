import { cooccurrenceSweep } from "../../incidence/cooccurrence.ts";
import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { sliceOfPapers } from "../../incidence/slice.ts";
import { defineAnalysis, type RunControl, tick } from "../define-analysis.ts";
import { leastUnusualCount, poissonTail } from "../statistics/poisson.ts";
import { isHit, type LaterPapers, laterPapers, MAX_P, MIN_LATER_PAPERS, topConcepts } from "./later-papers.ts";
import { type DiscoveryOptions, rankers } from "./open-discovery.ts";
import {
  type DescribedCandidates,
  describePairs,
  learnPairs,
  PAIR_FEATURES,
  type PairModel,
  papersUpTo,
  scoreOf,
} from "./pair-model.ts";
import { TopPairs } from "./top-pairs.ts";

export interface BackTestOptions extends DiscoveryOptions, RunControl {
  /** Last year that the ranking sees. */
  readonly year: number;
  /** Years after it in which pairs may appear. */
  readonly horizon: number;
  /** How many of the best pairs are counted. */
  readonly top?: number;
  /** How many concepts pairs are proposed for, those of most papers first. */
  readonly concepts?: number;
}

/** Rankings that know nothing of what links a pair, or only count it. With `linkingTerms` (common neighbours) they are five. */
const baselines = ["frequencyProduct", "recentProduct", "jaccard", "preferentialAttachment"] as const;
/** All rankings that are compared: those of the product, then the baselines. */
export const testedRankers = ["learned", ...rankers, ...baselines] as const;
export type TestedRanker = (typeof testedRankers)[number];

/** What became of the best pairs of one ranking. */
export interface RankerResult {
  readonly ranker: TestedRanker;
  /** Pairs with any later joint paper, and how many there would be if both concepts were independent. */
  readonly appeared: number;
  readonly appearedByIndependence: number;
  /** Pairs that later occur together more often than by chance, and how many would seem to if both concepts were independent. */
  readonly hits: number;
  readonly hitsByIndependence: number;
  /** Whether each of the best pairs is a hit, best first. */
  readonly isHit: readonly boolean[];
  /** Chance that a hit is ranked above another pair; 0.5 knows nothing. Null without hits. */
  readonly auc: number | null;
}

export interface BackTestResult {
  readonly year: number;
  readonly horizon: number;
  readonly top: number;
  /** Pairs of concepts that could be proposed, and how many of them are hits. */
  readonly candidates: number;
  readonly hits: number;
  readonly rankers: readonly RankerResult[];
}

/**
 * Tests discovery on the corpus itself: rank the pairs unseen up to a year, then see which occur together in the years after, and
 * whether more often than by chance.
 *
 * Two frequent concepts are in one paper sooner or later, whatever links them, so a joint paper proves nothing. The null is
 * independence with the frequencies that both concepts have later, λ = s_A·s_C/N of the later papers: growth of both is part of it.
 * A hit has 2 or more later joint papers and a Poisson P(X ≥ c) < 0.01. Time-sliced evaluation after Yetisgen-Yildiz & Pratt 2009,
 * DOI 10.1016/j.jbi.2008.12.001; baselines after Liben-Nowell & Kleinberg 2007, DOI 10.1002/asi.20591. Papers without a year are left
 * out. O(concepts · their co-occurrence) time, O(concepts) memory.
 */
export function backTest(incidence: Incidence, years: ArrayLike<number>, options: BackTestOptions): BackTestResult {
  const { year, horizon, top = 100, concepts = 500 } = options;
  const between = (from: number, to: number) => sliceOfPapers(incidence, (p) => years[p]! >= from && years[p]! <= to);
  const after = between(year + 1, year + horizon);
  const past = papersUpTo(incidence, years, year);
  const describe = describePairs(past, options);
  // What is learned for a year comes from the years before it.
  const model = learnPairs(incidence, years, { year: year - horizon, horizon, concepts });
  const later = laterPapers(after);
  const known = { ...knownAt(past.before), recent: documentFrequency(past.lately) };
  const sources = topConcepts(known.frequency, concepts);
  const isSource = new Uint8Array(incidence.concepts);
  for (const a of sources) isSource[a] = 1;
  const comparison = new Comparison(known, top, model);
  for (const [k, a] of sources.entries()) {
    const { jointWith, expectedWith } = later(a);
    const described = describe(a);
    const { found } = described;
    for (const [at, c] of found.concept.entries()) {
      // A pair of two sources is visited twice; count it once.
      if (isSource[c] === 1 && c < a) continue;
      comparison.add(described, at, a, { joint: jointWith(c), expected: expectedWith(c) });
    }
    if (k % 16 === 0) tick(options, k, sources.length);
  }
  return { year, horizon, top, ...comparison.result() };
}

/** What is known of every concept at the cut. */
interface ConceptsAtCut {
  readonly frequency: ArrayLike<number>;
  readonly recent: ArrayLike<number>;
  readonly partners: ArrayLike<number>;
}

/** Rates pairs by all rankings, one after the other. */
class Comparison {
  readonly #atCut: ConceptsAtCut;
  readonly #model: PairModel | null;
  readonly #best: Readonly<Record<TestedRanker, TopPairs>>;
  readonly #features = new Float64Array(PAIR_FEATURES);
  #candidates = 0;
  #hits = 0;

  constructor(atCut: ConceptsAtCut, top: number, model: PairModel | null) {
    this.#atCut = atCut;
    this.#model = model;
    this.#best = Object.fromEntries(testedRankers.map((ranker) => [ranker, new TopPairs(top)])) as Record<
      TestedRanker,
      TopPairs
    >;
  }

  add({ found, describe }: DescribedCandidates, at: number, a: number, pair: LaterPapers): void {
    const hit = isHit(pair);
    this.#candidates++;
    if (hit) this.#hits++;
    for (const ranker of rankers) this.#best[ranker].offer(found[ranker][at]!, pair, hit);
    if (this.#model !== null) {
      describe(at, this.#features);
      this.#best.learned.offer(scoreOf(this.#model, this.#features), pair, hit);
    }
    const { frequency, recent, partners } = this.#atCut;
    const c = found.concept[at]!;
    const common = found.linkingTerms[at]!;
    const values: Record<(typeof baselines)[number], number> = {
      frequencyProduct: frequency[a]! * frequency[c]!,
      recentProduct: recent[a]! * recent[c]!,
      jaccard: common / Math.max(1, partners[a]! + partners[c]! - common),
      preferentialAttachment: partners[a]! * partners[c]!,
    };
    for (const baseline of baselines) this.#best[baseline].offer(values[baseline], pair, hit);
  }

  result(): Pick<BackTestResult, "candidates" | "hits" | "rankers"> {
    const tested = testedRankers.filter((ranker) => ranker !== "learned" || this.#model !== null);
    const results = tested.map((ranker) => ({ ranker, ...resultOf(this.#best[ranker]) }));
    return { candidates: this.#candidates, hits: this.#hits, rankers: results };
  }
}

function resultOf(best: TopPairs): Omit<RankerResult, "ranker"> {
  const sum = (value: (pair: LaterPapers) => number) => best.pairs().reduce((total, pair) => total + value(pair), 0);
  const threshold = (expected: number) => leastUnusualCount(expected, MIN_LATER_PAPERS, MAX_P);
  const hitsOfBest = best.pairs().map(({ joint, expected }) => joint >= threshold(expected));
  return {
    isHit: hitsOfBest,
    appeared: sum(({ joint }) => (joint > 0 ? 1 : 0)),
    appearedByIndependence: sum(({ expected }) => poissonTail(1, expected)),
    hits: hitsOfBest.filter(Boolean).length,
    hitsByIndependence: sum(({ expected }) => poissonTail(threshold(expected), expected)),
    auc: best.areaUnderCurve(),
  };
}

/** Papers and partners of every concept up to the cut. */
function knownAt(before: Incidence) {
  const row = cooccurrenceSweep(before);
  const partners = Uint32Array.from({ length: before.concepts }, (_, c) => row(c).concepts.length);
  return { frequency: documentFrequency(before), partners };
}

export const backTestAnalysis = defineAnalysis({
  name: "backTest",
  title: "Testing discovery",
  version: 14,
  needs: {},
  publish: false,
  keyOf: ({ year, horizon }: { year: number; horizon: number }) => `${year}+${horizon}`,
  run: (incidence, { years, year, horizon, onProgress }) => backTest(incidence, years, { year, horizon, onProgress }),
});
