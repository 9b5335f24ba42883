import type { YearCounts } from "../../../graph/contract/entities.ts";

export interface YearRow {
  readonly year: string;
  /** Null for a year of which the collection has no paper: nothing is known of it. */
  readonly papers: number | null;
}

/** The numbers of a chart of years, those without a year last; of years that are not known there is none. */
export function yearRows({ years, papers, unknown }: YearCounts, known?: ReadonlySet<number>): YearRow[] {
  return [
    ...years.map((year, i) => ({
      year: String(year),
      papers: known === undefined || known.has(year) ? (papers[i] ?? 0) : null,
    })),
    ...(unknown > 0 ? [{ year: "Without a year", papers: unknown }] : []),
  ];
}

/** "2019: 3, 2021: 0", for who hears a chart; years that are not known are left out. */
export function yearsAloud(years: YearCounts, known?: ReadonlySet<number>): string {
  const rows = yearRows({ ...years, unknown: 0 }, known).filter(({ papers }) => papers !== null);
  return rows.map(({ year, papers }) => `${year}: ${papers}`).join(", ");
}
