import { cooccurrenceSweep } from "../../incidence/cooccurrence.ts";
import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { sliceOfPapers } from "../../incidence/slice.ts";
import { defineAnalysis, type RunControl, tick } from "../define-analysis.ts";
import { leastUnusualCount, poissonTail } from "../statistics/poisson.ts";
import { type Candidates, type DiscoveryOptions, openDiscovery, rankers } from "./open-discovery.ts";
import { type LaterPapers, TopPairs } from "./top-pairs.ts";

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
export const testedRankers = [...rankers, ...baselines] as const;
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

/** A hit has at least this many later joint papers, and their number has a probability below MAX_P if both concepts are independent. */
export const MIN_LATER_PAPERS = 2;
export const MAX_P = 0.01;

/** Years before the cut that count as recent. */
const RECENT_YEARS = 3;

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
  const [before, after] = [between(1, year), between(year + 1, year + horizon)];
  const discover = openDiscovery(before, options);
  const later = laterPapers(after);
  const known = { ...knownAt(before), recent: documentFrequency(between(year - RECENT_YEARS + 1, year)) };
  const sources = mostFrequent(known.frequency, concepts);
  const isSource = new Uint8Array(incidence.concepts);
  for (const a of sources) isSource[a] = 1;
  const comparison = new Comparison(known, top);
  for (const [k, a] of sources.entries()) {
    const { jointWith, expectedWith } = later(a);
    const found = discover(a);
    for (const [at, c] of found.concept.entries()) {
      // A pair of two sources is visited twice; count it once.
      if (isSource[c] === 1 && c < a) continue;
      comparison.add(found, at, a, { joint: jointWith(c), expected: expectedWith(c) });
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
  readonly #best: readonly TopPairs[];
  #candidates = 0;
  #hits = 0;

  constructor(atCut: ConceptsAtCut, top: number) {
    this.#atCut = atCut;
    this.#best = testedRankers.map(() => new TopPairs(top));
  }

  add(found: Candidates, at: number, a: number, pair: LaterPapers): void {
    const isHit = pair.joint >= MIN_LATER_PAPERS && poissonTail(pair.joint, pair.expected) < MAX_P;
    this.#candidates++;
    if (isHit) this.#hits++;
    for (const [r, ranker] of rankers.entries()) this.#best[r]!.offer(found[ranker][at]!, pair, isHit);
    const { frequency, recent, partners } = this.#atCut;
    const c = found.concept[at]!;
    const common = found.linkingTerms[at]!;
    const values: Record<(typeof baselines)[number], number> = {
      frequencyProduct: frequency[a]! * frequency[c]!,
      recentProduct: recent[a]! * recent[c]!,
      jaccard: common / Math.max(1, partners[a]! + partners[c]! - common),
      preferentialAttachment: partners[a]! * partners[c]!,
    };
    for (const [k, baseline] of baselines.entries()) {
      this.#best[rankers.length + k]!.offer(values[baseline], pair, isHit);
    }
  }

  result(): Pick<BackTestResult, "candidates" | "hits" | "rankers"> {
    const results = testedRankers.map((ranker, r) => ({ ranker, ...resultOf(this.#best[r]!) }));
    return { candidates: this.#candidates, hits: this.#hits, rankers: results };
  }
}

function resultOf(best: TopPairs): Omit<RankerResult, "ranker"> {
  const sum = (value: (pair: LaterPapers) => number) => best.pairs().reduce((total, pair) => total + value(pair), 0);
  const threshold = (expected: number) => leastUnusualCount(expected, MIN_LATER_PAPERS, MAX_P);
  return {
    appeared: sum(({ joint }) => (joint > 0 ? 1 : 0)),
    appearedByIndependence: sum(({ expected }) => poissonTail(1, expected)),
    hits: sum(({ joint, expected }) => (joint >= threshold(expected) ? 1 : 0)),
    hitsByIndependence: sum(({ expected }) => poissonTail(threshold(expected), expected)),
    auc: best.areaUnderCurve(),
  };
}

/** Joint papers of two concepts in the later papers, and how many independence predicts. */
function laterPapers(after: Incidence) {
  const row = cooccurrenceSweep(after);
  const frequency = documentFrequency(after);
  const papers = Array.from({ length: after.papers }, (_, p) => after.paperOffsets[p + 1]! - after.paperOffsets[p]!);
  const total = Math.max(1, papers.filter((length) => length > 0).length);
  const joint = new Uint32Array(after.concepts);
  let touched = new Uint32Array();
  return (a: number) => {
    for (const c of touched) joint[c] = 0;
    const own = row(a);
    touched = own.concepts.slice();
    for (const [j, c] of own.concepts.entries()) joint[c] = own.joint[j]!;
    return {
      jointWith: (c: number) => joint[c]!,
      expectedWith: (c: number) => (frequency[a]! * frequency[c]!) / total,
    };
  };
}

/** Papers and partners of every concept up to the cut. */
function knownAt(before: Incidence) {
  const row = cooccurrenceSweep(before);
  const partners = Uint32Array.from({ length: before.concepts }, (_, c) => row(c).concepts.length);
  return { frequency: documentFrequency(before), partners };
}

function mostFrequent(frequency: ArrayLike<number>, limit: number): number[] {
  const order = Array.from({ length: frequency.length }, (_, c) => c);
  return order.sort((a, b) => frequency[b]! - frequency[a]! || a - b).slice(0, limit);
}

export const backTestAnalysis = defineAnalysis({
  name: "backTest",
  title: "Testing discovery",
  version: 9,
  needs: {},
  publish: false,
  keyOf: ({ year, horizon }: { year: number; horizon: number }) => `${year}+${horizon}`,
  run: (incidence, { years, year, horizon, onProgress }) => backTest(incidence, years, { year, horizon, onProgress }),
});
