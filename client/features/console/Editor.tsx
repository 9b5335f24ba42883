import { Play } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import type { Statement } from "./history.ts";

interface Props {
  readonly initial: Statement;
  readonly busy: boolean;
  readonly onRun: (entry: Statement) => void;
}

/** Editor of a statement and its parameters; Ctrl and Enter runs it. */
export function Editor({ initial, busy, onRun }: Props) {
  const id = useId();
  const [statement, setStatement] = useState(initial.statement);
  const [parameters, setParameters] = useState(initial.parameters);
  const wrong = problemOf(parameters);
  const ready = statement.trim() !== "" && wrong === null;
  const run = () => {
    if (ready) onRun({ statement: statement.trim(), parameters: parameters.trim() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  };
  return (
    <form
      className="editor"
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <textarea
        aria-label="Cypher statement"
        placeholder="MATCH (c:Concept) RETURN c ORDER BY c.papers DESC LIMIT 10"
        spellCheck={false}
        rows={Math.min(14, Math.max(4, statement.split("\n").length + 1))}
        value={statement}
        onChange={(event) => setStatement(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="editor-bar">
        <label htmlFor={id}>Parameters</label>
        <input
          id={id}
          className="text-input"
          placeholder='{"concept": "in-context-learning"}'
          aria-invalid={wrong === null ? undefined : true}
          aria-describedby={`${id}-problem`}
          spellCheck={false}
          autoComplete="off"
          value={parameters}
          onChange={(event) => setParameters(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="btn primary" disabled={!ready || busy}>
          <Play size={14} strokeWidth={1.75} aria-hidden="true" />
          {busy ? "Running" : "Run"}
        </button>
        <kbd>Ctrl Enter</kbd>
      </div>
      <p id={`${id}-problem`} className="quiet" role="status">
        {wrong}
      </p>
    </form>
  );
}

function problemOf(parameters: string): string | null {
  if (parameters.trim() === "") return null;
  return parametersOf(parameters) === null ? 'Parameters are a JSON object, such as {"concept": "attention"}.' : null;
}

/** The values that the text of the parameters means; null when it is no JSON object. */
export function parametersOf(text: string): Record<string, unknown> | null {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
