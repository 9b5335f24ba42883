import type { Output } from "../../../graph/contract/operations/endpoints.ts";
import { count } from "../../ui/words/format.ts";
import { forgetAll, type Statement, useHistory } from "./history.ts";

type Console = Output<"getCypherConsole">;

/** Statements one press away: the documented queries, and those that were run here before. */
export function StatementList({ console: known, onRun }: { console: Console; onRun: (entry: Statement) => void }) {
  const history = useHistory();
  return (
    <section className="offers">
      <h2>Queries</h2>
      {known.materialised !== "current" && (
        <p className="quiet">
          Those with a star need communities and bridges in the graph, which{" "}
          {known.materialised === "none" ? "are not there yet" : "are older than the papers"}: run{" "}
          <code>isthmus materialise</code>.
        </p>
      )}
      <ul>
        {known.examples.map(({ id, title, description, statement, parameters, materialised }) => (
          <li key={id}>
            <button
              type="button"
              className="link-btn"
              title={description}
              onClick={() => onRun({ statement, parameters: parametersText(parameters) })}
            >
              {title}
              {materialised && " *"}
            </button>
          </li>
        ))}
      </ul>
      {history.length > 0 && (
        <>
          <h2>
            Run before <span className="quiet">{count(history.length)}, in this browser</span>
          </h2>
          <ul>
            {history.map((entry) => (
              <li key={entry.statement + entry.parameters}>
                <button type="button" className="link-btn past" onClick={() => onRun(entry)}>
                  <code>{entry.statement.replace(/\s+/g, " ").slice(0, 90)}</code>
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="link-btn" onClick={forgetAll}>
            Forget them
          </button>
        </>
      )}
    </section>
  );
}

/** Empty when there are no parameters, rather than {}. */
function parametersText(parameters: Console["examples"][number]["parameters"]): string {
  return Object.keys(parameters).length === 0 ? "" : JSON.stringify(parameters);
}
