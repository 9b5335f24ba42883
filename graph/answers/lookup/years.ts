import type { YearBest } from "../../contract/connections.ts";
import type { YearCounts } from "../../contract/entities.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersByNumber, summaryOf } from "./papers-by-number.ts";

/** Papers per year, every year from first to last; papers without a year apart. */
export function yearCounts({ papers }: Snapshot, paperNumbers: Uint32Array): YearCounts {
  let [first, last, unknown] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
  for (const paper of paperNumbers) {
    const year = papers.years[paper]!;
    if (year === 0) unknown++;
    else [first, last] = [Math.min(first, year), Math.max(last, year)];
  }
  if (first > last) return { years: [], papers: [], unknown };
  const years = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  const counts = years.map(() => 0);
  for (const paper of paperNumbers) {
    const year = papers.years[paper]!;
    if (year !== 0) counts[year - first] = counts[year - first]! + 1;
  }
  return { years, papers: counts, unknown };
}

/** Mean year of the papers that have one, or null. */
export function meanYear({ papers }: Snapshot, paperNumbers: Uint32Array): number | null {
  let [sum, known] = [0, 0];
  for (const paper of paperNumbers) {
    const year = papers.years[paper]!;
    if (year === 0) continue;
    sum += year;
    known++;
  }
  return known === 0 ? null : sum / known;
}

/**
 * How fast a concept's part of the papers grows: the slope of its yearly share (least squares, years weighted by their
 * papers) over its mean share; 0.1 = a tenth of its mean a year. 0 when all papers are of one year. O(years).
 */
export function growthOf(counts: readonly number[], papers: readonly number[]): number {
  let [weight, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (let t = 0; t < papers.length; t++) {
    const n = papers[t]!;
    weight += n;
    x += n * t;
    y += counts[t]!;
    xx += n * t * t;
    xy += t * counts[t]!;
  }
  const spread = weight * xx - x * x;
  return spread <= 0 || y === 0 ? 0 : ((weight * xy - x * y) / spread) * (weight / y);
}

/** The years of some papers, earliest first, each with the paper that comes first in the order given. */
export async function bestOfYears(snapshot: Snapshot, bestFirst: Iterable<number>): Promise<YearBest[]> {
  const found = new Map<number, { paper: number; papers: number }>();
  for (const paper of bestFirst) {
    const year = snapshot.papers.years[paper]!;
    if (year === 0) continue;
    const known = found.get(year);
    if (known) known.papers++;
    else found.set(year, { paper, papers: 1 });
  }
  const years = [...found].sort(([one], [other]) => one - other);
  const texts = await papersByNumber(
    snapshot,
    years.map(([, { paper }]) => paper),
  );
  return years.flatMap(([year, { papers }], k) => {
    const text = texts[k];
    return text ? [{ year, papers, best: summaryOf(text) }] : [];
  });
}
