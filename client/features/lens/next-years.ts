import type { YearCounts } from "../../../graph/contract/entities.ts";

/** Playing starts at the year by which this share of the papers has appeared; before it there is little to see. */
const startShare = 0.02;

export type Years = readonly [number, number];

/** The next years to show: a window moves by one year, a growing range adds one; null at the end. */
export function nextYears(years: YearCounts, now: Years | null, growing: boolean): Years | null {
  const [first, last] = [years.years[0] ?? 0, years.years.at(-1) ?? 0];
  if (now === null) return [first, Math.min(last, firstYear(years))];
  if (now[1] >= last) return null;
  return [growing ? now[0] : now[0] + 1, now[1] + 1];
}

function firstYear({ years, papers }: YearCounts): number {
  const all = papers.reduce((a, b) => a + b, 0);
  let seen = 0;
  const at = papers.findIndex((n) => {
    seen += n;
    return seen >= startShare * all;
  });
  return years[Math.max(0, at)] ?? 0;
}

/** The years as a filter; null when they span all years. */
export function filterOf(years: YearCounts, next: Years | null, now: Years | null): Years | null {
  const shown = next ?? now;
  if (shown === null) return null;
  return shown[0] <= (years.years[0] ?? 0) && shown[1] >= (years.years.at(-1) ?? 0) ? null : shown;
}
