import { countsWithin } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { projectPairs } from "../../incidence/project-pairs.ts";
import { defineAnalysis } from "../define-analysis.ts";
import { yearSpan } from "./year-shares.ts";

/** A pair of concepts whose share of papers changed. */
export interface ChangingPair {
  readonly a: number;
  readonly b: number;
  readonly before: number;
  readonly after: number;
  /** Above 0 when rising, below when falling. */
  readonly score: number;
}

export interface ChangingPairs {
  /** Last year of the earlier part. */
  readonly split: number;
  /** Papers in either part. */
  readonly papersBefore: number;
  readonly papersAfter: number;
  /** Largest rise first, largest fall first; ties by concept numbers. */
  readonly rising: ChangingPair[];
  readonly falling: ChangingPair[];
}

/**
 * Pairs that rose or fell between the earlier and the later papers of the corpus.
 *
 * Score = signed square root of the log-likelihood ratio of the two shares c/n (Dunning 1993, as for comparing corpora, Rayson &
 * Garside 2000, DOI 10.3115/1117729.1117730). `split` defaults to the year that divides the papers with a year most evenly. O(projection).
 */
export function changingPairs(
  incidence: Incidence,
  years: ArrayLike<number>,
  options: { readonly split?: number; readonly minJoint?: number; readonly top?: number } = {},
): ChangingPairs {
  const { minJoint = 3, top = 50 } = options;
  const split = options.split ?? middleYear(years);
  const early = Uint8Array.from({ length: incidence.papers }, (_, p) => isIn(years[p]!, 1, split));
  const late = Uint8Array.from({ length: incidence.papers }, (_, p) => isIn(years[p]!, split + 1, 1e9));
  const papersBefore = countsWithin(incidence, early).papers;
  const papersAfter = countsWithin(incidence, late).papers;
  const dated = early.map((value, p) => value | late[p]!);
  const all = projectPairs(incidence, { minJoint, papers: dated });
  const before = projectPairs(incidence, { minJoint: 1, papers: early });
  let at = 0;
  const pairs = Array.from(all.source, (a, e): ChangingPair => {
    const b = all.target[e]!;
    while (at < before.source.length && isBefore(before, at, a, b)) at++;
    const isSamePair = before.source[at] === a && before.target[at] === b;
    const early = isSamePair ? before.joint[at]! : 0;
    const late = all.joint[e]! - early;
    return { a, b, before: early, after: late, score: change(early, papersBefore, late, papersAfter) };
  });
  const order = (x: ChangingPair, y: ChangingPair) => x.a - y.a || x.b - y.b;
  const rising = pairs.filter((pair) => pair.score > 0).sort((x, y) => y.score - x.score || order(x, y));
  const falling = pairs.filter((pair) => pair.score < 0).sort((x, y) => x.score - y.score || order(x, y));
  return { split, papersBefore, papersAfter, rising: rising.slice(0, top), falling: falling.slice(0, top) };
}

function isBefore(pairs: { source: Uint32Array; target: Uint32Array }, at: number, a: number, b: number): boolean {
  const source = pairs.source[at]!;
  return source < a || (source === a && pairs.target[at]! < b);
}

const isIn = (year: number, from: number, to: number) => (year !== 0 && year >= from && year <= to ? 1 : 0);

/** The year after which about half of the dated papers lie; the year before the last when all would be earlier. */
function middleYear(years: ArrayLike<number>): number {
  const dated = Int32Array.from(years)
    .filter((year) => year !== 0)
    .sort();
  const span = yearSpan(years);
  const middle = dated[(dated.length - 1) >>> 1] ?? 0;
  return Math.min(middle, (span.at(-1) ?? 0) - 1);
}

/** Signed √G² of c1 of n1 against c2 of n2. */
function change(c1: number, n1: number, c2: number, n2: number): number {
  if (n1 === 0 || n2 === 0) return 0;
  const rate = (c1 + c2) / (n1 + n2);
  const term = (count: number, expected: number) => (count === 0 ? 0 : count * Math.log(count / expected));
  const misses = (c: number, n: number) => term(n - c, n * (1 - rate));
  const g2 = 2 * (term(c1, n1 * rate) + term(c2, n2 * rate) + misses(c1, n1) + misses(c2, n2));
  return (c2 / n2 >= c1 / n1 ? 1 : -1) * Math.sqrt(Math.max(0, g2));
}

export const changingPairsAnalysis = defineAnalysis({
  name: "changingPairs",
  title: "Comparing years",
  version: 8,
  needs: {},
  publish: true,
  run: (incidence, { years }) => changingPairs(incidence, years),
});
