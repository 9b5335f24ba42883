import { call } from "../../http/call.ts";
import { papersOfOpen } from "../../http/paper-question.ts";
import { usePages } from "../../http/queries.ts";
import { PagedSection } from "../panel/PagedSection.tsx";
import { count } from "../words/format.ts";
import { ExportPapers } from "./ExportPapers.tsx";
import { PaperList } from "./PaperList.tsx";

/** The papers that mention a concept, or both ends of a link, newest first. */
export function PapersSection({ concept, other }: { concept: string; other?: string }) {
  const pages = usePages(["getConceptPapers", concept, other ?? null], (limit, offset, signal) =>
    call("getConceptPapers", { id: concept, ...(other === undefined ? {} : { with: other }), limit, offset }, signal),
  );
  return (
    <PagedSection title="Papers" what="papers" none="These two share no paper." pages={pages}>
      {(papers) => (
        <>
          <PaperList papers={papers} />
          {other === undefined && pages.total > 0 && (
            <p className="section-export">
              Export {pages.total === 1 ? "the paper" : `all ${count(pages.total)}`}{" "}
              <ExportPapers query={papersOfOpen({ kind: "concept", id: concept })} kind="link-btn" />
            </p>
          )}
        </>
      )}
    </PagedSection>
  );
}
