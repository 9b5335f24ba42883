import { documentFrequency } from "../incidence/document-frequency.ts";
import type { Incidence } from "../incidence/incidence.ts";
import { projectPairs } from "../incidence/project.ts";
import { sliceOfPapers } from "../incidence/slice.ts";
import { type Candidates, type DiscoveryOptions, openDiscovery, type Ranker } from "./discovery.ts";
import { type LongRun, tick } from "./long-run.ts";

export interface BackTestOptions extends DiscoveryOptions, LongRun {
  /** Last year that the ranking sees. */
  readonly year: number;
  /** Years after it in which pairs may appear. */
  readonly horizon: number;
  /** How many of the best pairs are counted. */
  readonly top?: number;
  /** Joint papers within the horizon that make a pair appear. */
  readonly minNew?: number;
  /** Concepts asked for, those of most papers first. */
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
 * DOI 10.1016/j.jbi.2008.12.001. Papers without a year are left out. O(concepts asked for · their co-occurrence + pairs after t).
 */
export function backTest(incidence: Incidence, years: ArrayLike<number>, options: BackTestOptions): BackTestResult {
  const { year, horizon, top = 100, minNew = 1, concepts = 500 } = options;
  const yearOf = (p: number) => years[p] as number;
  const before = sliceOfPapers(incidence, (p) => yearOf(p) > 0 && yearOf(p) <= year);
  const after = sliceOfPapers(incidence, (p) => yearOf(p) > year && yearOf(p) <= year + horizon);
  const appeared = pairsOf(after, minNew);
  const pool = new PairPool();
  const discover = openDiscovery(before, options);
  const frequency = documentFrequency(before);
  const asked = Uint32Array.from(frequency.keys())
    .sort((a, b) => (frequency[b] as number) - (frequency[a] as number) || a - b)
    .slice(0, concepts);
  const askedSet = new Set(asked);
  for (const [k, a] of asked.entries()) {
    const found = discover(a);
    for (const [at, c] of found.concept.entries()) {
      // A pair of two concepts asked for is met twice; take it once.
      if (askedSet.has(c) && c < a) continue;
      pool.add(a, c, found, at, (frequency[a] as number) * (frequency[c] as number));
    }
    if (k % 16 === 0) tick(options, k, asked.length);
  }
  const isHit = (at: number) => appeared.has(pairKey(pool.a[at] as number, pool.c[at] as number));
  const total = pool.a.reduce((sum, _, at) => sum + (isHit(at) ? 1 : 0), 0);
  const count = (order: Iterable<number>) => [...order].slice(0, top).filter(isHit).length;
  const best = (values: readonly number[]) => topOf(values, top);
  return {
    year,
    horizon,
    top,
    candidates: pool.a.length,
    appeared: total,
    hits: {
      linkingTerms: count(best(pool.linkingTerms)),
      averageMinimumWeight: count(best(pool.averageMinimumWeight)),
      adamicAdar: count(best(pool.adamicAdar)),
    },
    chance: pool.a.length === 0 ? 0 : (Math.min(top, pool.a.length) * total) / pool.a.length,
    frequency: count(best(pool.frequency)),
  };
}

/** Candidate pairs as columns. */
class PairPool {
  readonly a: number[] = [];
  readonly c: number[] = [];
  readonly linkingTerms: number[] = [];
  readonly averageMinimumWeight: number[] = [];
  readonly adamicAdar: number[] = [];
  readonly frequency: number[] = [];

  add(a: number, c: number, found: Candidates, at: number, frequency: number): void {
    this.a.push(a);
    this.c.push(c);
    this.linkingTerms.push(found.linkingTerms[at] as number);
    this.averageMinimumWeight.push(found.averageMinimumWeight[at] as number);
    this.adamicAdar.push(found.adamicAdar[at] as number);
    this.frequency.push(frequency);
  }
}

/** Positions of the greatest values, ties by position; few are wanted of many, so they are kept in order as they come. */
function topOf(values: readonly number[], top: number): number[] {
  const best: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (best.length >= top && value <= (values[best.at(-1) as number] as number)) continue;
    let place = best.length;
    while (place > 0 && value > (values[best[place - 1] as number] as number)) place--;
    best.splice(place, 0, at);
    if (best.length > top) best.pop();
  }
  return best;
}

function pairsOf(incidence: Incidence, minJoint: number): Set<number> {
  const { source, target } = projectPairs(incidence, { minJoint });
  const pairs = new Set<number>();
  for (let e = 0; e < source.length; e++) pairs.add(pairKey(source[e] as number, target[e] as number));
  return pairs;
}

/** One number for an unordered pair; concepts are below 2^26. */
function pairKey(a: number, b: number): number {
  return Math.min(a, b) * 2 ** 26 + Math.max(a, b);
}
