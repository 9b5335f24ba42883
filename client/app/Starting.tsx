import type { Status } from "../../graph/contract/jobs.ts";
import { count } from "../ui/words/format.ts";

/** What the server is doing before it can answer. */
export function Starting({ status }: { status: Status }) {
  const { progress, problem } = status;
  if (status.state === "failed")
    return (
      <main className="centred whole" role="alert">
        <h1>The corpus could not be opened</h1>
        <p>{problem}</p>
      </main>
    );
  const share = progress?.total ? progress.done / progress.total : null;
  return (
    <main className="centred whole">
      <h1>Opening {status.name}</h1>
      <p>
        {progress
          ? `${progress.phase}${progress.total ? `: ${count(progress.done)} of ${count(progress.total)}` : ""}`
          : "Starting"}
      </p>
      {share !== null && (
        <progress className="progress" value={share} max={1} aria-label={progress?.phase ?? "Progress"}>
          {Math.round(share * 100)} %
        </progress>
      )}
    </main>
  );
}
