import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { LoggedDecision, Vocabulary } from "../../../graph/contract/curation.ts";
import { redoDecision, undoDecision } from "../../actions/decide.ts";
import { count, pluralize } from "../../ui/words/format.ts";

/** Lines shown at first. */
const INITIAL_COUNT = 20;

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** The log, newest first: any line can be undone and brought back. */
export function LogTable({ vocabulary }: { vocabulary: Vocabulary }) {
  const { items, total, effective } = vocabulary;
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, INITIAL_COUNT);
  return (
    <section>
      <h2>Log of decisions</h2>
      <p>
        {total === 0
          ? "No decisions yet. Merge, rename or hide from a concept's panel, or accept a suggestion."
          : `${pluralize(total, "line")}, ${count(effective)} of them decisions in effect. Nothing is ever removed: undoing is one more line.`}
      </p>
      {total > 0 && (
        <table className="plain log">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col" className="wide">
                Who
              </th>
              <th scope="col" className="wide">
                When
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <Line key={line.id} line={line} readOnly={vocabulary.readOnly} />
            ))}
          </tbody>
        </table>
      )}
      {shown.length < total && (
        <p>
          Showing {count(shown.length)} of {count(total)}.{" "}
          {!all && (
            <button type="button" className="link-btn" onClick={() => setAll(true)}>
              Show {items.length === total ? "all" : `the newest ${count(items.length)}`}
            </button>
          )}
        </p>
      )}
    </section>
  );
}

function Line({ line, readOnly }: { line: LoggedDecision; readOnly: boolean }) {
  const { text, by, at, why, isEffective, conflict } = line;
  return (
    <tr data-effective={isEffective}>
      <td>
        <span className="what">{text}</span>
        {why && <span className="quiet why">{why}</span>}
      </td>
      <td className="wide">{by}</td>
      <td className="wide">{day.format(new Date(at))}</td>
      <td>
        {conflict ?? <State line={line} />} {!readOnly && <TakeBack line={line} />}
      </td>
    </tr>
  );
}

function State({ line: { isEffective, action } }: { line: LoggedDecision }) {
  if (action.kind === "undo" || action.kind === "redo") return null;
  return <span className={isEffective ? "" : "quiet"}>{isEffective ? "in effect" : "undone"}</span>;
}

function TakeBack({ line: { id, text, isEffective, action } }: { line: LoggedDecision }) {
  const client = useQueryClient();
  if (action.kind === "undo" || action.kind === "redo") return null;
  const verb = isEffective ? "Undo" : "Redo";
  return (
    <button
      type="button"
      className="link-btn"
      aria-label={`${verb}: ${text}`}
      onClick={() => void (isEffective ? undoDecision(client, id) : redoDecision(client, id))}
    >
      {verb}
    </button>
  );
}
