import type { PaperSummary } from "../../../graph/contract/answers.ts";
import type { Column } from "../../ui/DataTable.tsx";
import { byline } from "../../ui/format.ts";

/** A paper over two lines: its title, and who wrote it where and when. */
export const paperColumn: Column<{ readonly paper: PaperSummary }> = {
  id: "paper",
  header: "Paper",
  width: "minmax(150px, 3fr)",
  cell: ({ paper }) => (
    <span className="two-lines">
      <span className="source-title clip">{paper.title}</span>
      <span className="quiet clip">{byline(paper)}</span>
    </span>
  ),
};
