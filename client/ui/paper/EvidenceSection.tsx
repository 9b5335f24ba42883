import type { PaperEvidence } from "../../../graph/contract/concepts.ts";
import { call } from "../../http/call.ts";
import { usePages } from "../../http/queries.ts";
import { viewStore } from "../../state/use-view.ts";
import { openConcept, openPaper } from "../../state/view-changes.ts";
import { PagedSection } from "../panel/PagedSection.tsx";
import { byline } from "../words/format.ts";
import { MarkedText } from "./MarkedText.tsx";
import { plainText } from "./plain-text.ts";

interface Props {
  readonly concept: string;
  /** The second concept, for the sentences of a link. */
  readonly other?: string;
  readonly communityOf: (concept: string) => number;
}

/** The sentences behind a number, with the phrases marked; each leads to its paper. */
export function EvidenceSection({ concept, other, communityOf }: Props) {
  const pages = usePages(["getEvidence", concept, other ?? null], (limit, offset, signal) =>
    call("getEvidence", { id: concept, ...(other === undefined ? {} : { with: other }), limit, offset }, signal),
  );
  return (
    <PagedSection
      title="Sentences"
      what="sentences"
      none={`No sentence mentions ${other ? "both" : "it"}.`}
      pages={pages}
    >
      {(sentences) =>
        other === undefined ? (
          <Sentences items={sentences} communityOf={communityOf} />
        ) : (
          <>
            <Sentences items={sentences.filter(holdsBoth)} communityOf={communityOf} />
            {sentences.some((item) => !holdsBoth(item)) && (
              <h3 className="apart">In the same paper, in different sentences</h3>
            )}
            <Sentences items={sentences.filter((item) => !holdsBoth(item))} communityOf={communityOf} />
          </>
        )
      }
    </PagedSection>
  );
}

function holdsBoth({ marks }: PaperEvidence): boolean {
  return new Set(marks.map(({ concept }) => concept)).size > 1;
}

/** The paper that a sentence stands in, as a button. */
export function PaperOfSentence({ paper }: Pick<PaperEvidence, "paper">) {
  return (
    <button type="button" className="by" onClick={() => viewStore.change(openPaper(paper.id))}>
      <span className="by-title">{paper.title}</span>
      {byline(paper) && <span>, {byline(paper)}</span>}
    </button>
  );
}

type SentencesProps = Pick<Props, "communityOf"> & { readonly items: readonly PaperEvidence[] };

/** Sentences with their concepts marked, each with its paper. */
export function Sentences({ items, communityOf }: SentencesProps) {
  if (items.length === 0) return null;
  return (
    <ul className="evidence">
      {items.map((item) => (
        <li key={`${item.paper.id} ${item.field} ${item.sentenceStart}`}>
          <p className="source">
            {item.field === "keyword" && <span className="quiet">Keyword: </span>}
            <MarkedText
              {...plainText(
                item.sentence,
                item.marks.map((mark) => ({ ...mark, community: communityOf(mark.concept) })),
              )}
              onOpen={(id) => viewStore.change(openConcept(id))}
            />
          </p>
          <PaperOfSentence paper={item.paper} />
        </li>
      ))}
    </ul>
  );
}
