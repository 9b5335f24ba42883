import type { Incidence } from "../../incidence/incidence.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import type { NestedNames } from "../bridges/nested-names.ts";
import { papersOfFields } from "../bridges/papers-between.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";

export interface PairHistory {
  /** Every year from the first to the last joint paper. */
  readonly years: number[];
  /** Joint papers of each year. */
  readonly papers: number[];
  /** Joint papers without a year. */
  readonly unknown: number;
  /** The joint papers of the first year, by number. */
  readonly firstPapers: number[];
}

/** The joint papers of concepts by year, and those of the first year. `years` is 0 where unknown. O(shorter row · log longer). */
export function pairHistory(
  incidence: Incidence,
  years: ArrayLike<number>,
  ...concepts: readonly number[]
): PairHistory {
  return historyOf(jointPapers(incidence, ...concepts), years);
}

/** Papers by year, every year from first to last. */
export function historyOf(papers: Iterable<number>, years: ArrayLike<number>): PairHistory {
  const byYear = new Map<number, number[]>();
  for (const paper of papers) {
    const year = years[paper]!;
    const list = byYear.get(year);
    if (list === undefined) byYear.set(year, [paper]);
    else list.push(paper);
  }
  const unknown = byYear.get(0)?.length ?? 0;
  byYear.delete(0);
  if (byYear.size === 0) return { years: [], papers: [], unknown, firstPapers: [] };
  const first = Math.min(...byYear.keys());
  const last = Math.max(...byYear.keys());
  const span = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  return {
    years: span,
    papers: span.map((year) => byYear.get(year)?.length ?? 0),
    unknown,
    firstPapers: byYear.get(first) ?? [],
  };
}

/**
 * The papers with two or more specific concepts (or `minConcepts`) of each of two communities, by year: when the two were
 * first connected, by which papers, and which papers followed.
 *
 * Prepared once per partition; a call is O(papers).
 */
export function fieldTimeline(
  incidence: Incidence,
  communities: ConceptPartition,
  years: ArrayLike<number>,
  nested?: NestedNames,
): (a: number, b: number, minConcepts?: number) => PairHistory & { readonly papersInOrder: Uint32Array } {
  const papersOf = papersOfFields(incidence, communities, nested);
  return (a, b, minConcepts) => {
    const papersInOrder = papersOf([a, b], minConcepts).sort(
      (x, y) => yearOrder(years[x]) - yearOrder(years[y]) || x - y,
    );
    return { ...historyOf(Array.from(papersInOrder), years), papersInOrder };
  };
}

/** Papers without a year come last. */
const yearOrder = (year: number | undefined) => (year === undefined || year === 0 ? 1e9 : year);
