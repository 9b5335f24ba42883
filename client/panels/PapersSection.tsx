import { useState } from "react";
import { call } from "../api/call.ts";
import { usePages } from "../api/queries.ts";
import { store } from "../state/use-view.ts";
import { openPaper } from "../state/view.ts";
import { byline, count } from "../ui/format.ts";
import { Failed } from "../ui/Waiting.tsx";
import { Section } from "./Section.tsx";

const first = 5;

/** The papers that hold a concept, or both ends of a link, newest first. */
export function PapersSection({ concept, other }: { concept: string; other?: string }) {
  const [all, setAll] = useState(false);
  const { query, total, items } = usePages(["getConceptPapers", concept, other ?? null], (limit, offset, signal) =>
    call("getConceptPapers", { id: concept, ...(other === undefined ? {} : { with: other }), limit, offset }, signal),
  );
  const shown = all ? items : items.slice(0, first);
  const more = all ? query.hasNextPage : items.length > first;
  return (
    <Section title="Papers" aside={query.data ? count(total) : undefined}>
      {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data && total === 0 && <p className="quiet">These two share no paper.</p>}
      <ul className="papers">
        {shown.map((paper) => (
          <li key={paper.id}>
            <button type="button" className="paper-btn" onClick={() => store.change(openPaper(paper.id))}>
              <span className="source-title">{paper.title}</span>
              <span className="by">{byline(paper)}</span>
            </button>
          </li>
        ))}
      </ul>
      {more && (
        <button
          type="button"
          className="link-btn"
          onClick={() => {
            if (all) void query.fetchNextPage();
            setAll(true);
          }}
        >
          {all ? "More papers" : `All ${count(total)} papers`}
        </button>
      )}
    </Section>
  );
}
