import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Source } from "../../../graph/contract/jobs.ts";
import { call } from "../../http/call.ts";
import { useAnswer } from "../../http/queries.ts";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { count, pluralize } from "../../ui/words/format.ts";

const pollMs = 3000;

/** Where the papers come from: every import, with what it gave, and a way to take it back. */
export function SourceList() {
  const { data } = useAnswer("listSources", {}, { every: () => pollMs });
  if (!data || data.items.length === 0) return null;
  return (
    <section>
      <h2>Sources</h2>
      <p className="quiet">Where the papers come from. A paper can come from several sources.</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Papers</th>
            <th scope="col" className="wide">
              Records
            </th>
            <th scope="col">
              <span className="visually-hidden">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...data.items].reverse().map((source) => (
            <SourceRow key={source.id} source={source} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SourceRow({ source }: { source: Source }) {
  const [asks, setAsks] = useState(false);
  const { name, at, papers, state } = source;
  return (
    <tr>
      <td>
        <span className="source-title">{name}</span>
        <div className="quiet">
          {at === null ? "when is not known" : new Date(at).toLocaleDateString("en-GB", { dateStyle: "medium" })}
          {state === "stopped" && ", stopped before its end"}
        </div>
      </td>
      <td className="num">{count(papers)}</td>
      <td className="wide quiet">{recordsOf(source)}</td>
      <td>
        {asks ? (
          <Confirmation source={source} onEnd={() => setAsks(false)} />
        ) : (
          <button type="button" className="btn" aria-label={`Remove ${name}`} onClick={() => setAsks(true)}>
            Remove
          </button>
        )}
      </td>
    </tr>
  );
}

function recordsOf({ kind, read, added, merged, unchanged, skipped }: Source): string {
  if (kind === "unknown") return "not counted";
  const lost = skipped.reduce((sum, { records }) => sum + records, 0);
  const parts = [`${count(added)} new`, `${count(merged)} merged`, `${count(unchanged)} unchanged`];
  return `${count(read)} read: ${parts.join(", ")}${lost > 0 ? `; ${count(lost)} skipped` : ""}`;
}

/** Says how many papers go before they do. */
function Confirmation({ source: { id, papers, only }, onEnd }: { source: Source; onEnd: () => void }) {
  const client = useQueryClient();
  const [state, setState] = useState<"asks" | "runs" | Error>("asks");
  const remove = async () => {
    setState("runs");
    try {
      const job = await call("removeSource", { id });
      while ((await call("getJob", { id: job.id })).state === "running") await wait();
      await client.invalidateQueries();
      onEnd();
    } catch (error) {
      setState(error as Error);
    }
  };
  if (state instanceof Error) return <ErrorNotice error={state} retry={onEnd} />;
  if (state === "runs") return <span role="status">Removing</span>;
  const stay = papers - only;
  return (
    <div>
      <p>
        {pluralize(only, "paper")} will go
        {stay > 0 && `; ${pluralize(stay, "paper")} that are also in other sources will stay`}. Decisions stay.
      </p>
      <p className="buttons">
        <button type="button" className="btn" onClick={() => void remove()}>
          Remove {pluralize(only, "paper")}
        </button>
        <button type="button" className="btn" onClick={onEnd}>
          Keep
        </button>
      </p>
    </div>
  );
}

const wait = () => new Promise((resolve) => setTimeout(resolve, 500));
