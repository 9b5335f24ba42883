import type { PlainColumn } from "../PlainTable.tsx";
import { count } from "../words/format.ts";
import type { YearRow } from "./year-rows.ts";

/** The columns of the numbers of a chart of years. */
export const yearColumns: readonly PlainColumn<YearRow>[] = [
  { header: "Year", cell: ({ year }) => year },
  { header: "Papers", numeric: true, cell: ({ papers }) => (papers === null ? "no papers here" : count(papers)) },
];
