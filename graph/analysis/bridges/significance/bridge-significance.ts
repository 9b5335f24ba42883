import type { Incidence } from "../../../incidence/incidence.ts";
import { seededRandom } from "../../../shared/random.ts";
import { communitiesAnalysis } from "../../communities/communities.ts";
import type { ConceptPartition } from "../../communities/concept-partition.ts";
import { defineAnalysis, type RunControl, tick } from "../../define-analysis.ts";
import { benjaminiHochberg } from "../../statistics/benjamini-hochberg.ts";
import { inverseDocumentFrequency } from "../../statistics/idf.ts";
import { type BridgeModel, bridgeModel, linksBetween, MIN_CONCEPTS_PER_SIDE } from "../bridge-model.ts";
import { placedMentions } from "../mention-weights.ts";
import { type NestedNames, nestedNamesAnalysis } from "../nested-names.ts";
import { MIN_SPECIFICITY_OF_CLEAR } from "../stated-sides.ts";
import { MentionShuffle } from "./mention-shuffle.ts";
import { NullGroups, NullPool } from "./null-pool.ts";
import { NullScorer } from "./null-scorer.ts";

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

export interface SignificanceOptions extends RunControl {
  readonly seed: number;
  readonly shuffles?: number;
  /** Which papers trade concepts: those of the same field (largest share), or all of the corpus. */
  readonly within?: "field" | "corpus";
  readonly nested?: NestedNames | undefined;
}

/**
 * Tests every bridge score against degree-preserving shuffles of papers × concepts.
 *
 * p_d = (1 + #{null ≥ S_d})/(1 + #null), with null scores pooled over papers of the same field and similar length; 1 is added after
 * North et al. 2002, DOI 10.1086/341527. Communities, distances and separateness stay fixed. Concepts are traded within a field,
 * so the question is whether a paper of this field reaches that far into another one by chance; shuffled over the whole corpus, every
 * paper would mix all fields, and no bridge would stand out. Concepts without a community carry no score and are not traded. Stray concepts,
 * which count less in the score, count in full here: whether a concept is stray depends on the other papers, and shuffled ones have other strays.
 * p in (0, 1]; equal scores count as reached. O(shuffles · (mentions + Σ communities of a paper²)).
 */
export function bridgeSignificance(
  incidence: Incidence,
  communities: ConceptPartition,
  options: SignificanceOptions,
): BridgeSignificance {
  const { seed, shuffles = shufflesFor(incidence.papers), within = "field", nested } = options;
  const random = seededRandom(seed);
  const model = bridgeModel(incidence, communities, nested, placedMentions);
  const { offsets, rows } = countedRows(incidence, model);
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

function concatenate<T extends Uint32Array | Float64Array>(head: T, second: T): T {
  const both = new (head.constructor as new (length: number) => T)(head.length + second.length);
  both.set(head);
  both.set(second, head.length);
  return both;
}

/**
 * The concepts of each paper that are counted, copied because they will be traded: those as specific as a clear side asks for. Of a few hundred
 * papers some generic concepts pass as those of a field, and papers full of such concepts would seem to reach into it.
 */
function countedRows({ papers, paperOffsets, paperConcepts }: Incidence, { mentionWeights, specificity }: BridgeModel) {
  const offsets = new Uint32Array(papers + 1);
  const rows = new Uint32Array(paperConcepts.length);
  let end = 0;
  for (let p = 0; p < papers; p++) {
    for (let k = paperOffsets[p]!; k < paperOffsets[p + 1]!; k++) {
      const isTelling = mentionWeights[k]! > 0 && specificity[paperConcepts[k]!]! >= MIN_SPECIFICITY_OF_CLEAR;
      if (isTelling) rows[end++] = paperConcepts[k]!;
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
  version: 11,
  needs: { communities: communitiesAnalysis, nested: nestedNamesAnalysis },
  publish: true,
  precompute: "repeats",
  run: (incidence, { communities, nested, seed, onProgress }) =>
    bridgeSignificance(incidence, communities, { seed, nested, onProgress }),
});

/**
 * Sorts papers into strata; papers trade concepts within their stratum only, which by default is the field of largest share.
 *
 * Papers with two fields form a stratum of their own when twenty papers, or one of a hundred, have the same two and these are linked at least a
 * quarter as often as by chance: the two fields then have common ground, and such papers are nothing unusual. The number of papers alone is not
 * enough, since in a large corpus twenty papers lie between almost any two fields. Without common ground it is only a guess which of
 * the two fields a paper comes from, so it is tested from both, and the larger p counts. O(Σ communities of a paper + fields²).
 */
function strata(model: BridgeModel, level: "field" | "corpus"): Strata {
  const { shares, links } = model;
  const papers = shares.offsets.length - 1;
  const home = new Uint32Array(papers);
  if (level === "corpus") return { home, away: home };
  const away = new Uint32Array(papers);
  const pair = Uint32Array.from({ length: papers }, (_, p) => strongestPair(model, p));
  const papersOfPair = new Map<number, number>();
  for (const code of pair) papersOfPair.set(code, (papersOfPair.get(code) ?? 0) + 1);
  const minPapers = minPapersOfCommonGround(papers);
  const hasCommonGround = (code: number) => code > 0 && papersOfPair.get(code)! >= minPapers && isLinked(model, code);
  const common = new Set([...papersOfPair.keys()].filter(hasCommonGround));
  for (let p = 0; p < papers; p++) {
    const first = shares.offsets[p]!;
    const code = pair[p]!;
    const a = Math.floor(code / links.width);
    const b = code % links.width;
    const largest = first < shares.offsets[p + 1]! ? shares.community[first]! : 0;
    home[p] = common.has(code) ? links.width + code : largest;
    away[p] = common.has(code) || code === 0 ? home[p]! : largest === a ? b : a;
  }
  return { home, away };
}

/** The stratum in which each paper trades, and the other one from which it is tested. */
interface Strata {
  readonly home: Uint32Array;
  readonly away: Uint32Array;
}

/**
 * Whether two fields are linked at least a quarter as often as by chance, or may be: one link is added to both, so that few papers, of which
 * chance would join no more than three, cannot show that fields are apart.
 */
function isLinked({ links }: BridgeModel, code: number): boolean {
  const { observed, expected } = linksBetween(links, Math.floor(code / links.width), code % links.width);
  return observed + 1 >= (expected + 1) / 4;
}

/** The two sides of a paper with the largest shares, as one number; 0 for a paper with fewer than two sides. */
function strongestPair({ shares, links }: BridgeModel, paper: number): number {
  const sides: number[] = [];
  for (let k = shares.offsets[paper]!; k < shares.offsets[paper + 1]! && sides.length < 2; k++) {
    if (shares.concepts[k]! >= MIN_CONCEPTS_PER_SIDE) sides.push(shares.community[k]!);
  }
  const [a, b] = sides;
  return a === undefined || b === undefined ? 0 : Math.min(a, b) * links.width + Math.max(a, b);
}

/** Papers of a common ground: one of a hundred, and no more than twenty. */
const minPapersOfCommonGround = (papers: number) => Math.min(20, Math.max(1, Math.round(papers / 100)));
