import type { YearCounts } from "../../../graph/contract/entities.ts";
import type { PlainColumn } from "../PlainTable.tsx";
import { count } from "../words/format.ts";

export interface YearRow {
  readonly year: string;
  readonly papers: number;
}

/** The numbers of a chart of years, those without a year last. */
export function yearRows({ years, papers, unknown }: YearCounts): YearRow[] {
  return [
    ...years.map((year, i) => ({ year: String(year), papers: papers[i] ?? 0 })),
    ...(unknown > 0 ? [{ year: "Without a year", papers: unknown }] : []),
  ];
}

export const yearColumns: readonly PlainColumn<YearRow>[] = [
  { header: "Year", cell: ({ year }) => year },
  { header: "Papers", numeric: true, cell: ({ papers }) => count(papers) },
];
