import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { CallError } from "../http/call.ts";
import { announce } from "../ui/announce.ts";

/** Says when the server does not answer; what is on the screen stays. */
export function ServerNotice() {
  const client = useQueryClient();
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const look = () => {
      const silent = client
        .getQueryCache()
        .getAll()
        .some((query) => {
          const { state } = query;
          const why = state.fetchStatus === "fetching" ? state.fetchFailureReason : state.error;
          return why instanceof CallError && why.status === 0 && query.getObserversCount() > 0;
        });
      setGone(silent);
    };
    // The cache may notify while a component renders, when no other state may change.
    return client.getQueryCache().subscribe(() => queueMicrotask(look));
  }, [client]);
  useEffect(() => {
    if (gone) announce("The server does not answer.", "assertive");
  }, [gone]);
  if (!gone) return null;
  return (
    <div className="notice" role="alert">
      <span>The server does not answer. What you see stays; new questions wait.</span>
      <button
        type="button"
        className="btn"
        onClick={() => void client.refetchQueries({ type: "active" }, { cancelRefetch: true })}
      >
        Retry now
      </button>
    </div>
  );
}
