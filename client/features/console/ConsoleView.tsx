import { useEffect, useState } from "react";
import type { Output } from "../../../graph/contract/operations/endpoints.ts";
import { CallError } from "../../http/call.ts";
import { useAnswer } from "../../http/queries.ts";
import { useView, viewStore } from "../../state/use-view.ts";
import { setOptions } from "../../state/view-changes.ts";
import { downloadCsv } from "../../ui/download.ts";
import { Segments } from "../../ui/Segments.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { count, pluralize } from "../../ui/words/format.ts";
import { Editor, parametersOf } from "./Editor.tsx";
import { GraphDrawing } from "./GraphDrawing.tsx";
import { remember, type Statement } from "./history.ts";
import { csvRows, RowsTable } from "./RowsTable.tsx";
import { Schema } from "./Schema.tsx";
import { StatementList } from "./StatementList.tsx";

/** A Cypher console, for stores in a graph database; on others it says what is needed. */
export function ConsoleView() {
  const known = useAnswer("getCypherConsole", {});
  const product = known.data?.product;
  return (
    <>
      <section className="lens" aria-label="Query">
        <h2 className="lens-title">Cypher console</h2>
        <span className="quiet clip">
          {product
            ? `${product}; statements that only read, at most ${count(known.data?.limits.rows ?? 0)} rows and ${known.data?.limits.seconds} seconds`
            : ""}
        </span>
      </section>
      <main className="body" data-page="console">
        <div className="page">
          <Waiting query={known} what="Loading the schema">
            {(answer) => (answer.needs === null ? <Console known={answer} /> : <Needs text={answer.needs} />)}
          </Waiting>
        </div>
      </main>
    </>
  );
}

function Needs({ text }: { text: string }) {
  return (
    <div className="needs">
      <h2>This corpus is in a file, not in a graph database</h2>
      <p>{text}</p>
      <ol>
        <li>
          <code>npm run neo4j start</code> starts a Neo4j server for development, with or without Docker.
        </li>
        <li>
          <code>isthmus copy {"<this store>"} neo4j://127.0.0.1:7687</code> copies papers, concepts and mentions, and
          compares both at the end.
        </li>
        <li>
          <code>isthmus materialise --store neo4j://127.0.0.1:7687</code> writes communities and bridge scores too.
        </li>
        <li>
          <code>isthmus serve --store neo4j://127.0.0.1:7687</code> opens the same explorer, with this console.
        </li>
      </ol>
    </div>
  );
}

function Console({ known: info }: { known: Output<"getCypherConsole"> }) {
  const { options } = useView();
  const [runs, setRuns] = useState(0);
  const { statement } = options;
  const parameters = parametersOf(options.parameters);
  const query = useAnswer(
    "runCypher",
    statement === "" || parameters === null ? null : { statement, parameters, limit: info.limits.rows },
    { keep: true },
  );
  const { refetch } = query;
  const run = (entry: Statement) => {
    remember(entry);
    // Running the same statement again queries the database again; another statement has its own answer.
    if (entry.statement === statement && entry.parameters === options.parameters) void refetch();
    viewStore.change(setOptions(entry));
    setRuns((n) => n + 1);
  };
  return (
    <div className="console">
      <div className="console-main">
        <Editor
          key={`${runs} ${statement} ${options.parameters}`}
          initial={{ statement, parameters: options.parameters }}
          busy={query.isFetching}
          onRun={run}
        />
        {query.error ? (
          <Mistake error={query.error} statement={statement} />
        ) : (
          query.data && statement !== "" && <Answer answer={query.data} />
        )}
      </div>
      <div className="console-side">
        <StatementList console={info} onRun={run} />
        <Schema {...info} />
      </div>
    </div>
  );
}

/** What is wrong with a statement, and where. */
function Mistake({ error, statement }: { error: Error; statement: string }) {
  const at = error instanceof CallError ? error.at : undefined;
  return (
    <div className="failed" role="alert">
      <p>{error.message}</p>
      {at && (
        <pre className="mistake">
          {statement.slice(0, at.start)}
          <mark>{statement.slice(at.start, at.end)}</mark>
          {statement.slice(at.end)}
        </pre>
      )}
      {error instanceof CallError && error.hint && <p className="quiet">{error.hint}</p>}
    </div>
  );
}

const shapes = [
  { id: "table", text: "Table" },
  { id: "graph", text: "Graph" },
] as const;

const cuts = { rows: "the limit of rows was reached", size: "the limit of size was reached" } as const;

function Answer({ answer }: { answer: Output<"runCypher"> }) {
  const drawn = answer.graph.nodes.length > 0;
  const [shape, setShape] = useState<"table" | "graph">("table");
  // An answer without nodes cannot be drawn.
  useEffect(() => {
    if (!drawn) setShape("table");
  }, [drawn]);
  return (
    <section>
      <div className="answer-bar">
        <Segments name="Answer as" options={shapes} value={shape} onChange={setShape} />
        <span className="quiet" role="status">
          {pluralize(answer.rows.length, "row")} in {count(answer.milliseconds)} ms
          {answer.cut && `; there is more, ${cuts[answer.cut]}`}
        </span>
        <button type="button" className="btn" onClick={() => downloadCsv("cypher.csv", csvRows(answer))}>
          CSV
        </button>
      </div>
      {shape === "table" ? <RowsTable answer={answer} /> : <GraphDrawing graph={answer.graph} />}
    </section>
  );
}
