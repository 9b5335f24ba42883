import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { CallError } from "../http/call.ts";
import { useAnswer } from "../http/queries.ts";
import { useDelayedFlag } from "./use-delayed-flag.ts";
import { describeProgress } from "./words/format.ts";

const pollMs = 500;

/** Shows an answer once it has come; before that nothing, after 300 ms what it waits for; on error the reason and a retry. */
export function Waiting<T>({
  query,
  what,
  children,
}: {
  query: UseQueryResult<T, Error>;
  what: string;
  children: (answer: T) => ReactNode;
}) {
  const slow = useDelayedFlag(query.isPending && query.fetchStatus !== "idle");
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ErrorNotice error={query.error} retry={() => void query.refetch()} />;
  return slow ? <WaitingFor what={what} /> : null;
}

/** What is waited for, and how far the server is with what it computes meanwhile. */
export function WaitingFor({ what }: { what: string }) {
  const progress = useAnswer("getStatus", {}, { every: () => pollMs }).data?.progress;
  return (
    <div className="waiting">
      <p>{what}</p>
      {progress && <p className="quiet">{describeProgress(progress)}</p>}
    </div>
  );
}

/** An error, shown where its content would be. */
export function ErrorNotice({ error, retry }: { error: Error; retry: () => void }) {
  return (
    <div className="failed" role="alert">
      <p>{error.message}</p>
      {error instanceof CallError && error.hint && <p className="quiet">{error.hint}</p>}
      <button type="button" className="btn" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
