import type { PaperSummary } from "../../../graph/contract/entities.ts";
import { viewStore } from "../../state/use-view.ts";
import { openPaper } from "../../state/view-changes.ts";
import { byline } from "../words/format.ts";

/** A list of papers with their bylines; pressing one opens it. */
export function PaperList({ papers }: { papers: readonly PaperSummary[] }) {
  return (
    <ul className="papers">
      {papers.map((paper) => (
        <li key={paper.id}>
          <button type="button" className="paper-btn" onClick={() => viewStore.change(openPaper(paper.id))}>
            <span className="source-title">{paper.title}</span>
            <span className="by">{byline(paper)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
