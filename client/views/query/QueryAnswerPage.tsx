import type { QueryAnswer } from "../../../graph/contract/query-answers.ts";
import { useAnswer } from "../../api/queries.ts";
import { store } from "../../state/use-view.ts";
import { addToSet, openConcept, openPaper } from "../../state/view.ts";
import { Dot } from "../../ui/CommunityChip.tsx";
import { showDialog } from "../../ui/dialogs.ts";
import { byline, count, counted } from "../../ui/format.ts";
import { quality, times } from "../../ui/reading.ts";
import { Waiting } from "../../ui/Waiting.tsx";

/** The papers that answer a query, the concepts they are rich in, and a way to take them along. */
export function QueryAnswerPage({ query }: { query: string }) {
  const answer = useAnswer("query", { q: query, limit: 200, concepts: 25 }, { keep: true });
  return (
    <Waiting query={answer} what="Asking">
      {(found) => (found.total === 0 ? <Nothing answer={found} /> : <Found answer={found} />)}
    </Waiting>
  );
}

function Nothing({ answer }: { answer: QueryAnswer }) {
  const { without } = answer;
  return (
    <div className="centred">
      <p>
        No paper has all of these.
        {without && without.papers > 0 && ` Without “${without.text}”: ${count(without.papers)}.`}
      </p>
      {without && without.papers > 0 && (
        <button
          type="button"
          className="btn"
          onClick={() =>
            store.change((view) => ({
              ...view,
              query: (answer.query.slice(0, without.start) + answer.query.slice(without.end)).trim(),
            }))
          }
        >
          Remove {without.text}
        </button>
      )}
    </div>
  );
}

function Found({ answer }: { answer: QueryAnswer }) {
  const exported = (format: string) => `/api/export/papers/${format}?q=${encodeURIComponent(answer.query)}`;
  return (
    <>
      <section>
        <h2>
          {counted(answer.total, "paper")} of {count(answer.corpus)}
        </h2>
        <p>Read as {answer.understood.map(({ label, papers }) => `${label} (${count(papers)})`).join(", ")}</p>
        <p className="buttons">
          <button
            type="button"
            className="btn"
            onClick={() =>
              store.change((view) =>
                addToSet(...answer.concepts.slice(0, 16).map(({ id }) => id))({ ...view, set: [], query: "" }),
              )
            }
            disabled={answer.concepts.length < 2}
          >
            Matrix of these concepts
          </button>
          <button type="button" className="btn" onClick={() => showDialog("sets")}>
            Save as a set
          </button>
          {["bibtex", "ris", "csv"].map((format) => (
            <a key={format} className="btn" href={exported(format)} download>
              {{ bibtex: "BibTeX", ris: "RIS", csv: "CSV" }[format]}
            </a>
          ))}
        </p>
      </section>
      <div className="two-columns">
        <section>
          <h2>Papers</h2>
          <ul className="papers">
            {answer.items.map((paper) => (
              <li key={paper.id}>
                <button type="button" className="paper-btn" onClick={() => store.change(openPaper(paper.id))}>
                  <span className="source-title">{paper.title}</span>
                  <span className="by">{byline(paper)}</span>
                </button>
              </li>
            ))}
          </ul>
          {answer.total > answer.items.length && (
            <p className="quiet">The first {count(answer.items.length)} are listed.</p>
          )}
        </section>
        <section>
          <h2>More often here than elsewhere</h2>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">Concept</th>
                <th scope="col" className="num">
                  Papers
                </th>
                <th scope="col" className="num">
                  × chance
                </th>
                <th scope="col" className="num">
                  q
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.concepts.map((concept) => (
                <tr key={concept.id}>
                  <td>
                    <button type="button" className="partner-btn" onClick={() => store.change(openConcept(concept.id))}>
                      <Dot community={concept.community} />
                      <b>{concept.label}</b>
                    </button>
                  </td>
                  <td className="num">{count(concept.inAnswer)}</td>
                  <td className="num">{times(concept.lift)}</td>
                  <td className="num">{quality(concept.q)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </>
  );
}
