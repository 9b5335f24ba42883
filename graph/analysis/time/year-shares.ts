import type { Incidence } from "../../incidence/incidence.ts";

/** Papers by year, and how many of them mention each of some concepts. */
export interface YearShares {
  /** Every year from first to last. */
  readonly years: number[];
  /** Papers of each year. */
  readonly papers: number[];
  /** Per concept, papers of each year that mention it. */
  readonly mentions: number[][];
}

/** Concepts by year; papers without a year (0) are left out. O(papers + mentions of the concepts). */
export function yearShares(incidence: Incidence, years: ArrayLike<number>, concepts: readonly number[]): YearShares {
  const span = yearSpan(years);
  const first = span[0] ?? 0;
  const papers = span.map(() => 0);
  for (let p = 0; p < incidence.papers; p++) countYear(papers, years[p]!, first);
  const mentions = concepts.map((c) => {
    const row = span.map(() => 0);
    for (let k = incidence.conceptOffsets[c]!; k < incidence.conceptOffsets[c + 1]!; k++) {
      countYear(row, years[incidence.conceptPapers[k]!]!, first);
    }
    return row;
  });
  return { years: span, papers, mentions };
}

/** Every year from the first to the last that occurs; empty when no paper has one. */
export function yearSpan(years: ArrayLike<number>): number[] {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (let p = 0; p < years.length; p++) {
    const year = years[p]!;
    if (year === 0) continue;
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  return last === 0 ? [] : Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

function countYear(row: number[], year: number, from: number): void {
  if (year !== 0) row[year - from]!++;
}
