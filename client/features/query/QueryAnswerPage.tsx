import type { QueryAnswer } from "../../../graph/contract/query.ts";
import { useAnswer } from "../../http/queries.ts";
import { showDialog } from "../../state/dialogs.ts";
import { viewStore } from "../../state/use-view.ts";
import { addToSet, openConcept } from "../../state/view-changes.ts";
import { ConceptButton } from "../../ui/concept/ConceptButton.tsx";
import { type PlainColumn, PlainTable } from "../../ui/PlainTable.tsx";
import { PairKinds } from "../../ui/pair/PairKinds.tsx";
import { ExportPapers } from "../../ui/paper/ExportPapers.tsx";
import { PaperList } from "../../ui/paper/PaperList.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, pluralize } from "../../ui/words/format.ts";
import { formatQ, times } from "../../ui/words/pair-words.ts";

/** The papers that answer a query, the concepts they are rich in, and their export. */
export function QueryAnswerPage({ query }: { query: string }) {
  const answer = useAnswer("query", { q: query, limit: 200, concepts: 25 }, { keep: true });
  return (
    <Waiting query={answer} what="Looking for the papers of this query">
      {(found) => (found.total === 0 ? <Nothing answer={found} /> : <QueryResult answer={found} />)}
    </Waiting>
  );
}

function Nothing({ answer }: { answer: QueryAnswer }) {
  const { without } = answer;
  const named = answer.understood.filter(({ kind }) => kind === "concept").map(({ label }) => label);
  const [a, b, ...others] = new Set(named);
  return (
    <div className="centred">
      <p>
        No paper matches this query.
        {without && without.papers > 0 && ` Without “${without.text}”: ${count(without.papers)}.`}
      </p>
      {without && without.papers > 0 && (
        <button
          type="button"
          className="btn"
          onClick={() =>
            viewStore.change((view) => ({
              ...view,
              query: (answer.query.slice(0, without.start) + answer.query.slice(without.end)).trim(),
            }))
          }
        >
          Remove {without.text}
        </button>
      )}
      {a !== undefined && b !== undefined && others.length === 0 && <PairKinds a={a} b={b} />}
    </div>
  );
}

function QueryResult({ answer }: { answer: QueryAnswer }) {
  return (
    <>
      <section>
        <h2>
          {pluralize(answer.total, "paper")} of {count(answer.corpus)}
        </h2>
        <p>Read as {answer.understood.map(({ label, papers }) => `${label} (${count(papers)})`).join(", ")}</p>
        <p className="buttons">
          <button
            type="button"
            className="btn"
            onClick={() =>
              viewStore.change((view) =>
                addToSet(...answer.concepts.slice(0, 16).map(({ id }) => id))({ ...view, set: [], query: "" }),
              )
            }
            disabled={answer.concepts.length < 2}
          >
            Matrix of the first 16 concepts
          </button>
          <button type="button" className="btn" onClick={() => showDialog("sets")}>
            Save as a set
          </button>
          <ExportPapers query={answer.query} />
        </p>
      </section>
      <div className="two-columns">
        <section>
          <h2>Papers</h2>
          <PaperList papers={answer.items} />
          {answer.total > answer.items.length && (
            <p className="quiet">The first {count(answer.items.length)} are listed.</p>
          )}
        </section>
        <section>
          <h2>More often here than elsewhere</h2>
          <PlainTable columns={columns} rows={answer.concepts} keyOf={({ id }) => id} />
        </section>
      </div>
    </>
  );
}

const columns: readonly PlainColumn<QueryAnswer["concepts"][number]>[] = [
  {
    header: "Concept",
    cell: ({ id, label, community }) => (
      <ConceptButton label={label} community={community} onPress={() => viewStore.change(openConcept(id))} />
    ),
  },
  { header: "Papers", numeric: true, cell: ({ inAnswer }) => count(inAnswer) },
  { header: "× chance", help: "associationStrength", numeric: true, cell: ({ lift }) => times(lift) },
  { header: "q", help: "q", numeric: true, cell: ({ q }) => formatQ(q) },
];
