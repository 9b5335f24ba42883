import { useState } from "react";
import { call } from "../api/call.ts";
import { usePages } from "../api/queries.ts";
import { store } from "../state/use-view.ts";
import { openConcept, openPaper } from "../state/view.ts";
import { byline, count } from "../ui/format.ts";
import { MarkedText } from "../ui/MarkedText.tsx";
import { Failed } from "../ui/Waiting.tsx";
import { Section } from "./Section.tsx";

const first = 5;

interface Props {
  readonly concept: string;
  /** The other end, when the sentences of a link are asked for. */
  readonly other?: string;
  readonly communityOf: (concept: string) => number;
}

/** The sentences behind a number, with the phrases marked; each leads to its paper. */
export function EvidenceSection({ concept, other, communityOf }: Props) {
  const [all, setAll] = useState(false);
  const { query, total, items } = usePages(["getEvidence", concept, other ?? null], (limit, offset, signal) =>
    call("getEvidence", { id: concept, ...(other === undefined ? {} : { with: other }), limit, offset }, signal),
  );
  const shown = all ? items : items.slice(0, first);
  const more = all ? query.hasNextPage : items.length > first;
  return (
    <Section title="Sentences" aside={query.data ? count(total) : undefined}>
      {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.data && total === 0 && <p className="quiet">No sentence holds {other ? "both" : "it"}.</p>}
      <ul className="evidence">
        {shown.map((item) => (
          <li key={`${item.paper.id} ${item.field} ${item.sentenceStart}`}>
            <p className="source">
              <MarkedText
                text={item.sentence}
                marks={item.marks.map((mark) => ({ ...mark, community: communityOf(mark.concept) }))}
                onOpen={(id) => store.change(openConcept(id))}
              />
            </p>
            <button type="button" className="by" onClick={() => store.change(openPaper(item.paper.id))}>
              <span className="by-title">{item.paper.title}</span>
              {byline(item.paper) && <span>, {byline(item.paper)}</span>}
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
          {all ? "More sentences" : `All ${count(total)} sentences`}
        </button>
      )}
    </Section>
  );
}
