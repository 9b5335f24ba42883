import type { PaperSummary } from "../../../graph/contract/entities.ts";
import type { QueryAnswer } from "../../../graph/contract/query.ts";
import { call } from "../../http/call.ts";
import { paperQuestion } from "../../http/paper-question.ts";
import { usePages } from "../../http/queries.ts";
import type { View } from "../../state/view.ts";

/** The papers that the table lists, page by page; the table and the line above it share the answer. */
export function usePapers(view: View, enabled = true) {
  const q = paperQuestion(view);
  const pages = usePages<PaperSummary>(
    ["query", "papers", q],
    (limit, offset, signal) => call("query", { q, concepts: 0, limit, offset }, signal),
    enabled,
  );
  return { ...pages, answer: pages.query.data?.pages[0] as QueryAnswer | undefined };
}
