import { call } from "../api/call.ts";
import { usePages } from "../api/queries.ts";
import { store } from "../state/use-view.ts";
import { openConcept, openPaper } from "../state/view.ts";
import { byline } from "../ui/format.ts";
import { MarkedText } from "../ui/MarkedText.tsx";
import { PagedSection } from "./PagedSection.tsx";

interface Props {
  readonly concept: string;
  /** The other end, when the sentences of a link are asked for. */
  readonly other?: string;
  readonly communityOf: (concept: string) => number;
}

/** The sentences behind a number, with the phrases marked; each leads to its paper. */
export function EvidenceSection({ concept, other, communityOf }: Props) {
  const pages = usePages(["getEvidence", concept, other ?? null], (limit, offset, signal) =>
    call("getEvidence", { id: concept, ...(other === undefined ? {} : { with: other }), limit, offset }, signal),
  );
  return (
    <PagedSection title="Sentences" what="sentences" none={`No sentence holds ${other ? "both" : "it"}.`} pages={pages}>
      {(sentences) => (
        <ul className="evidence">
          {sentences.map((item) => (
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
      )}
    </PagedSection>
  );
}
