import { useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { isUnderWay } from "../../../graph/contract/jobs.ts";
import type { Source } from "../../../graph/contract/sources.ts";
import { call } from "../../http/call.ts";
import { useAnswer } from "../../http/queries.ts";
import { upload } from "../../http/upload.ts";
import { ErrorNotice } from "../../ui/Waiting.tsx";
import { count, pluralize } from "../../ui/words/format.ts";
import { runQueue } from "./import-queue.ts";

const pollMs = 3000;

/** Where the papers come from: every import with its numbers, and a button to remove it. */
export function SourceList() {
  const { data } = useAnswer("listSources", {}, { every: () => pollMs });
  const isSample = useAnswer("getStatus", {}).data?.sample ?? false;
  if (!data || data.items.length === 0) return null;
  return (
    <section>
      <h2>Sources</h2>
      <p className="quiet">Where the papers come from. A paper can come from several sources.</p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col" className="num">
              Papers
            </th>
            <th scope="col" className="wide">
              Records
            </th>
            <th scope="col">
              <span className="visually-hidden">Read again or remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...data.items].reverse().map((source) => (
            <SourceRow key={source.id} source={source} canRead={!isSample && source.kind !== "unknown"} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function SourceRow({ source, canRead }: { source: Source; canRead: boolean }) {
  const [asks, setAsks] = useState<"again" | "remove" | null>(null);
  const { name, at, papers, state } = source;
  return (
    <tr>
      <td>
        <span className="source-title">{name}</span>
        <div className="quiet">
          {at === null ? "date unknown" : new Date(at).toLocaleDateString("en-GB", { dateStyle: "medium" })}
          {state === "stopped" && `, stopped after ${count(source.read)} records: read it again`}
        </div>
      </td>
      <td className="num">{count(papers)}</td>
      <td className="wide quiet">{recordsOf(source)}</td>
      <td>
        {asks === "remove" && <Confirmation source={source} onEnd={() => setAsks(null)} />}
        {asks === "again" && <Again source={source} onEnd={() => setAsks(null)} />}
        {asks === null && (
          <p className="row-buttons">
            {canRead && <AgainButton source={source} onAsk={() => setAsks("again")} />}
            <button type="button" className="btn" aria-label={`Remove ${name}`} onClick={() => setAsks("remove")}>
              Remove
            </button>
          </p>
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

/** A query is asked again at once; a file must be chosen first. */
function AgainButton({ source: { id, name, query }, onAsk }: { source: Source; onAsk: () => void }) {
  const ask = () => void runQueue([{ name, start: () => call("askSourceAgain", { id }) }]);
  return query ? (
    <button type="button" className="btn" aria-label={`Look for new papers: ${name}`} onClick={ask}>
      Look for new papers
    </button>
  ) : (
    <button type="button" className="btn" aria-label={`Read again: ${name}`} onClick={onAsk}>
      Read again
    </button>
  );
}

/** The server keeps no files, so the file is chosen again. */
function Again({ source: { id, name }, onEnd }: { source: Source; onEnd: () => void }) {
  const input = useId();
  const read = (file: File) =>
    void runQueue([{ name: file.name, start: () => upload("readSourceAgain", { id, name: file.name }, file) }]);
  return (
    <div>
      <p>
        Isthmus keeps no files: choose {name} again. It is read as before. Papers that it does not have any more go,
        unless they are in other sources too. Decisions stay.
      </p>
      <p className="buttons">
        <label className="btn primary" htmlFor={input}>
          Choose file
        </label>
        <button type="button" className="btn" onClick={onEnd}>
          Cancel
        </button>
      </p>
      <input
        id={input}
        className="visually-hidden"
        type="file"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) read(file);
        }}
      />
    </div>
  );
}

/** Says how many papers go before they do. */
function Confirmation({ source: { id, papers, only }, onEnd }: { source: Source; onEnd: () => void }) {
  const client = useQueryClient();
  const [state, setState] = useState<"asks" | "runs" | Error>("asks");
  const remove = async () => {
    setState("runs");
    try {
      const job = await call("removeSource", { id });
      while (isUnderWay(await call("getJob", { id: job.id }))) await wait();
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
