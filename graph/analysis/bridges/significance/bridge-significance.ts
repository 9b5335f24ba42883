import type { Incidence } from "../../../incidence/incidence.ts";
import { seededRandom } from "../../../shared/random.ts";
import { type ConceptPartition, communitiesAnalysis } from "../../communities/communities.ts";
import { defineAnalysis, type LongRun, tick } from "../../define-analysis.ts";
import { benjaminiHochberg } from "../../statistics/benjamini-hochberg.ts";
import { inverseDocumentFrequency } from "../../statistics/idf.ts";
import { bridgeModel, MIN_CONCEPTS_PER_SIDE } from "../bridge-model.ts";
import { groupByLength, type LengthGroups } from "../length-correction.ts";
import { MentionShuffle } from "./mention-shuffle.ts";
import { NullPool } from "./null-pool.ts";
import { NullScorer } from "./null-scorer.ts";
import { strata } from "./strata.ts";

export interface BridgeSignificance {
  /** Chance of so high a raw score for a paper of that length by shuffled mentions; 1 for papers outside the family. */
  readonly p: Float64Array;
  /** Benjamini–Hochberg over the family; 1 outside it. */
  readonly q: Float64Array;
  /** Number of papers tested: those with enough placed concepts for two sides. */
  readonly family: number;
  readonly shuffles: number;
  readonly within: "field" | "corpus";
  readonly seed: number;
}

export interface SignificanceOptions extends LongRun {
  readonly seed: number;
  readonly shuffles?: number;
  /** Which papers trade concepts: those of the same field (largest share), or all of the corpus. */
  readonly within?: "field" | "corpus";
}

/**
 * Tests every bridge score against degree-preserving shuffles of papers × concepts.
 *
 * p_d = (1 + #{null ≥ S_d})/(1 + #null), with null scores pooled over papers of the same field and similar length; 1 is added after
 * North et al. 2002, DOI 10.1086/341527. Communities, distances and separateness stay fixed. Concepts are traded within a field,
 * so the question is whether a paper of this field reaches that far into another one by chance; shuffled over the whole corpus, every
 * paper would mix all fields, and no bridge would stand out. Concepts without a community carry no score and are not traded.
 * p in (0, 1]; equal scores count as reached. O(shuffles · (mentions + Σ communities of a paper²)).
 */
export function bridgeSignificance(
  incidence: Incidence,
  communities: ConceptPartition,
  options: SignificanceOptions,
): BridgeSignificance {
  const { seed, shuffles = shufflesFor(incidence.papers), within = "field" } = options;
  const random = seededRandom(seed);
  const model = bridgeModel(incidence, communities);
  const { offsets, rows } = placedRows(incidence, model.partition);
  const length = Uint32Array.from({ length: incidence.papers }, (_, p) => offsets[p + 1]! - offsets[p]!);
  const stratum = strata(model, within);
  const pools = new NullGroups(stratum.home, length);
  const scorer = new NullScorer(model, inverseDocumentFrequency(incidence));
  const scoreOf = (p: number) => scorer.score(rows, offsets[p]!, offsets[p + 1]!);
  const observed = Float64Array.from(length, (_, p) => scoreOf(p));
  const home = Uint32Array.from(length, (n, p) => pools.of(stratum.home[p]!, n)!);
  const away = Uint32Array.from(length, (n, p) => pools.of(stratum.away[p]!, n) ?? home[p]!);
  const pool = new NullPool(concatenate(observed, observed), concatenate(home, away), pools.count);
  const shuffle = new MentionShuffle(offsets, rows, incidence.concepts, stratum.home);
  for (let round = 0; round < BURN_IN_ROUNDS; round++) shuffle.round(random);
  for (let k = 0; k < shuffles; k++) {
    shuffle.round(random);
    for (let p = 0; p < incidence.papers; p++) pool.add(home[p]!, scoreOf(p));
    tick(options, k + 1, shuffles);
  }
  const inFamily = length.map((n) => (n >= 2 * MIN_CONCEPTS_PER_SIDE ? 1 : 0));
  const both = pool.pValues();
  const p = observed.map((_, d) => Math.max(both[d]!, both[d + incidence.papers]!));
  return { ...adjust(p, inFamily), shuffles, within, seed };
}

/**
 * Number of shuffles for a corpus of this size: 400, and up to 1,000 where papers are few. The smallest possible p is one over the
 * papers of a pool times the shuffles. 200 would be too few for any paper of a large corpus to stand out after correction for all
 * papers, and small corpora have small pools.
 */
function shufflesFor(papers: number): number {
  return Math.min(1000, Math.max(400, Math.ceil(16_000_000 / Math.max(1, papers))));
}

/** Rounds of trades before the first shuffle is read, and (as one) between shuffles. */
const BURN_IN_ROUNDS = 10;

/** Papers of one stratum and similar length share a pool of null scores, of at least a hundred papers if the corpus has that many. */
class NullGroups {
  /** Per stratum: the pool of each length, from 0 up to the longest. */
  readonly #ofLength = new Map<number, Uint32Array>();
  readonly count: number;

  constructor(stratum: Uint32Array, length: Uint32Array) {
    const papersOf = new Map<number, number[]>();
    for (const [p, s] of stratum.entries()) {
      const list = papersOf.get(s);
      if (list === undefined) papersOf.set(s, [p]);
      else list.push(p);
    }
    let count = 0;
    for (const [s, papers] of papersOf) {
      const lengths = Uint32Array.from(papers, (p) => length[p]!);
      const pools = groupByLength(lengths, Math.max(MIN_PAPERS_PER_POOL, Math.ceil(papers.length / 20)));
      this.#ofLength.set(s, upToEach(lengths, pools, count));
      count += pools.count;
    }
    this.count = count;
  }

  /** The pool for a paper of this length in this stratum; undefined when the stratum has no papers. */
  of(stratum: number, length: number): number | undefined {
    const pools = this.#ofLength.get(stratum);
    return pools?.[Math.min(length, pools.length - 1)];
  }
}

/** The pool of each length; a length that no paper has gets the pool of the next longer papers. */
function upToEach(lengths: Uint32Array, { group }: LengthGroups, first: number): Uint32Array {
  const longest = lengths.reduce((max, n) => Math.max(max, n), 0);
  const pools = new Uint32Array(longest + 1).fill(first);
  for (const [k, n] of lengths.entries()) pools[n] = first + group[k]!;
  for (let n = 1; n <= longest; n++) pools[n] = Math.max(pools[n]!, pools[n - 1]!);
  return pools;
}

function concatenate<T extends Uint32Array | Float64Array>(first: T, second: T): T {
  const both = new (first.constructor as new (length: number) => T)(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

const MIN_PAPERS_PER_POOL = 100;

/** The placed concepts of each paper, copied because they will be traded. */
function placedRows({ papers, paperOffsets, paperConcepts }: Incidence, { community }: ConceptPartition) {
  const offsets = new Uint32Array(papers + 1);
  const rows = new Uint32Array(paperConcepts.length);
  let end = 0;
  for (let p = 0; p < papers; p++) {
    for (let k = paperOffsets[p]!; k < paperOffsets[p + 1]!; k++) {
      const concept = paperConcepts[k]!;
      if (community[concept] !== 0) rows[end++] = concept;
    }
    offsets[p + 1] = end;
  }
  return { offsets, rows: rows.slice(0, end) };
}

function adjust(p: Float64Array, inFamily: Uint32Array) {
  const members = Uint32Array.from(inFamily.keys()).filter((paper) => inFamily[paper] === 1);
  const adjusted = benjaminiHochberg(Float64Array.from(members, (paper) => p[paper]!));
  const q = new Float64Array(p.length).fill(1);
  for (const [k, paper] of members.entries()) q[paper] = adjusted[k]!;
  return { p: p.map((value, paper) => (inFamily[paper] === 1 ? value : 1)), q, family: members.length };
}

export const bridgeSignificanceAnalysis = defineAnalysis({
  name: "bridgeSignificance",
  title: "Testing bridges against shuffles",
  version: 8,
  needs: { communities: communitiesAnalysis },
  publish: true,
  warm: "repeats",
  run: (incidence, { communities, seed, onProgress }) =>
    bridgeSignificance(incidence, communities, { seed, onProgress }),
});
