import type { Sort } from "../state/view.ts";

/** The header of a column that can be sorted by. */
export function SortButton({
  by,
  header,
  sort,
  onSort,
}: {
  by: string;
  header: string;
  sort: Sort | null | undefined;
  onSort: (by: string) => void;
}) {
  const isSorted = sort?.by === by;
  return (
    <button type="button" className={isSorted ? "sort here" : "sort"} onClick={() => onSort(by)}>
      {header}
      {isSorted && <span aria-hidden="true">{sort.down ? " ↓" : " ↑"}</span>}
    </button>
  );
}

/** The aria-sort value of a column header. */
export function sortedAs(by: string, sort: Sort | null | undefined): "ascending" | "descending" | "none" {
  if (sort?.by !== by) return "none";
  return sort.down ? "descending" : "ascending";
}
