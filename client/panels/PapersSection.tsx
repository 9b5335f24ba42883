import { call } from "../api/call.ts";
import { usePages } from "../api/queries.ts";
import { PagedSection } from "./PagedSection.tsx";
import { PaperList } from "./PaperList.tsx";

/** The papers that hold a concept, or both ends of a link, newest first. */
export function PapersSection({ concept, other }: { concept: string; other?: string }) {
  const pages = usePages(["getConceptPapers", concept, other ?? null], (limit, offset, signal) =>
    call("getConceptPapers", { id: concept, ...(other === undefined ? {} : { with: other }), limit, offset }, signal),
  );
  return (
    <PagedSection title="Papers" what="papers" none="These two share no paper." pages={pages}>
      {(papers) => <PaperList papers={papers} />}
    </PagedSection>
  );
}
