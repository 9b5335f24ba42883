import type { ReactNode } from "react";
import type { PaperSummary } from "../../../graph/contract/entities.ts";
import type { Column } from "../../ui/DataTable.tsx";
import { byline } from "../../ui/words/format.ts";

/** A paper over two lines: its title, and who wrote it where and when; on a phone what it joins, which has no column there. */
export function paperColumn<Row extends { readonly paper: PaperSummary }>(joins: (row: Row) => ReactNode): Column<Row> {
  return {
    id: "paper",
    header: "Paper",
    width: "minmax(150px, 3fr)",
    cell: (row) => (
      <span className="two-lines">
        <span className="source-title clip">{row.paper.title}</span>
        <span className="quiet clip on-wider">{byline(row.paper)}</span>
        <span className="on-phone">
          <span className="joined-line">{joins(row)}</span>
        </span>
      </span>
    ),
  };
}
