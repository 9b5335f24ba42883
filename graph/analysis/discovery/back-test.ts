import { cooccurrenceSweep } from "../../incidence/cooccurrence.ts";
import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { sliceOfPapers } from "../../incidence/slice.ts";
import { defineAnalysis, type LongRun, tick } from "../define-analysis.ts";
import { type Candidates, type DiscoveryOptions, openDiscovery, type Ranker, rankers } from "./open-discovery.ts";

export interface BackTestOptions extends DiscoveryOptions, LongRun {
  /** Last year that the ranking sees. */
  readonly year: number;
  /** Years after it in which pairs may appear. */
  readonly horizon: number;
  /** How many of the best pairs are counted. */
  readonly top?: number;
  /** Joint papers within the horizon that make a pair appear. */
  readonly minNew?: number;
  /** How many concepts pairs are proposed for, those of most papers first. */
  readonly concepts?: number;
}

export interface BackTestResult {
  readonly year: number;
  readonly horizon: number;
  readonly top: number;
  /** Pairs of concepts that could be proposed, and how many of them appeared. */
  readonly candidates: number;
  readonly appeared: number;
  /** Of the best `top` pairs of each ranker, those that appeared. */
  readonly hits: Readonly<Record<Ranker, number>>;
  /** Hits that `top` candidates drawn at random would have. */
  readonly chance: number;
  /** Hits of the pairs with the most papers of their own: a ranker that knows nothing but frequency. */
  readonly frequency: number;
}

/**
 * Tests discovery on the corpus itself: rank the pairs unseen up to a year, then count those that appeared in the years after.
 *
 * "Ranked at t: 23 of the top 100 pairs appeared by t + h; chance 1.9." Time-sliced evaluation after Yetisgen-Yildiz & Pratt 2009,
 * DOI 10.1016/j.jbi.2008.12.001. Papers without a year are left out. O(concepts · their co-occurrence) time,
 * O(concepts) memory.
 */
export function backTest(incidence: Incidence, years: ArrayLike<number>, options: BackTestOptions): BackTestResult {
  const { year, horizon, top = 100, minNew = 1, concepts = 500 } = options;
  const yearOf = (p: number) => years[p]!;
  const before = sliceOfPapers(incidence, (p) => yearOf(p) > 0 && yearOf(p) <= year);
  const after = sliceOfPapers(incidence, (p) => yearOf(p) > year && yearOf(p) <= year + horizon);
  const discover = openDiscovery(before, options);
  const later = cooccurrenceSweep(after);
  const frequency = documentFrequency(before);
  const sources = Uint32Array.from(frequency.keys())
    .sort((a, b) => frequency[b]! - frequency[a]! || a - b)
    .slice(0, concepts);
  const isSource = new Uint8Array(incidence.concepts);
  for (const a of sources) isSource[a] = 1;
  const newlyMet = new Uint32Array(incidence.concepts);
  const count = new BackTestCount(top);
  for (const [k, a] of sources.entries()) {
    const row = later(a);
    for (const [j, c] of row.concepts.entries()) newlyMet[c] = row.joint[j]!;
    const found = discover(a);
    for (const [at, c] of found.concept.entries()) {
      // A pair of two sources is visited twice; count it once.
      if (isSource[c] === 1 && c < a) continue;
      count.add(found, at, frequency[a]! * frequency[c]!, newlyMet[c]! >= minNew);
    }
    for (const c of row.concepts) newlyMet[c] = 0;
    if (k % 16 === 0) tick(options, k, sources.length);
  }
  return { year, horizon, ...count.result() };
}

/** Candidates as they come: how many, how many appeared, and the best of each ranker. */
class BackTestCount {
  readonly #top: number;
  readonly #best: Readonly<Record<Ranker | "frequency", BestHits>>;
  #candidates = 0;
  #appeared = 0;

  constructor(top: number) {
    this.#top = top;
    const best = () => new BestHits(top);
    this.#best = { linkingTerms: best(), averageMinimumWeight: best(), adamicAdar: best(), frequency: best() };
  }

  add(found: Candidates, at: number, frequency: number, isHit: boolean): void {
    this.#candidates++;
    if (isHit) this.#appeared++;
    for (const ranker of rankers) this.#best[ranker].offer(found[ranker][at]!, isHit);
    this.#best.frequency.offer(frequency, isHit);
  }

  result(): Omit<BackTestResult, "year" | "horizon"> {
    const [top, candidates, appeared] = [this.#top, this.#candidates, this.#appeared];
    const { frequency, ...best } = this.#best;
    return {
      ...{ top, candidates, appeared },
      hits: {
        linkingTerms: best.linkingTerms.hits(),
        averageMinimumWeight: best.averageMinimumWeight.hits(),
        adamicAdar: best.adamicAdar.hits(),
      },
      chance: candidates === 0 ? 0 : (Math.min(top, candidates) * appeared) / candidates,
      frequency: frequency.hits(),
    };
  }
}

/** The best of a stream of millions of pairs, in order; of equal ones the earlier stays. */
class BestHits {
  readonly #top: number;
  readonly #values: number[] = [];
  readonly #isHit: boolean[] = [];

  constructor(top: number) {
    this.#top = top;
  }

  offer(value: number, isHit: boolean): void {
    const values = this.#values;
    if (values.length >= this.#top && value <= (values.at(-1) ?? Number.POSITIVE_INFINITY)) return;
    let place = values.length;
    while (place > 0 && value > values[place - 1]!) place--;
    values.splice(place, 0, value);
    this.#isHit.splice(place, 0, isHit);
    if (values.length > this.#top) {
      values.pop();
      this.#isHit.pop();
    }
  }

  hits(): number {
    return this.#isHit.filter(Boolean).length;
  }
}

export const backTestAnalysis = defineAnalysis({
  name: "backTest",
  title: "Testing discovery",
  version: 8,
  needs: {},
  publish: false,
  keyOf: ({ year, horizon }: { year: number; horizon: number }) => `${year}+${horizon}`,
  run: (incidence, { years, year, horizon, onProgress }) => backTest(incidence, years, { year, horizon, onProgress }),
});
