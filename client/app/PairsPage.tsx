import type { ConceptMap } from "../../graph/contract/map.ts";
import { MatrixPage } from "../features/pairs/MatrixPage.tsx";
import { QueryAnswerPage } from "../features/query/QueryAnswerPage.tsx";
import { QueryBar } from "../features/query/QueryBar.tsx";
import { useView } from "../state/use-view.ts";

/** A question in the query language, or every pair of a set of concepts as a heat map. */
export function PairsPage({ map }: { map: ConceptMap }) {
  const { query } = useView();
  return (
    <>
      <section className="lens" aria-label="Question">
        <QueryBar />
      </section>
      <main className="body" data-page="pairs">
        <div className="page">{query === "" ? <MatrixPage map={map} /> : <QueryAnswerPage query={query} />}</div>
      </main>
    </>
  );
}
