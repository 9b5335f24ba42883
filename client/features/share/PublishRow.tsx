import { useState } from "react";
import type { Status } from "../../../graph/contract/jobs.ts";
import { download } from "../../ui/download.ts";

/** The whole explorer with its papers as a web page of its own, in one file. */
export function PublishRow({ status }: { status: Status }) {
  const [state, setState] = useState<"idle" | "packing" | "done" | "failed">("idle");
  // A published site has no server that could publish it again.
  if (status.store.startsWith("published:")) return null;
  const publish = async () => {
    setState("packing");
    try {
      const response = await fetch("/api/publish");
      if (!response.ok) throw new Error(response.statusText);
      download(`${status.name}.zip`, await response.blob());
      setState("done");
    } catch {
      setState("failed");
    }
  };
  return (
    <section className="share-row">
      <h3>Web page</h3>
      <p className="quiet" aria-live="polite">
        {explanations[state]}
      </p>
      <button type="button" className="btn" disabled={state === "packing"} onClick={() => void publish()}>
        {state === "packing" ? "Packing…" : "Web page (ZIP)"}
      </button>
    </section>
  );
}

const explanations = {
  idle: "This explorer with all its papers, to read only: unpack it on any web host, and give others its address.",
  packing:
    "Computing what the explorer shows, and packing it. Thousands of papers take minutes; you can go on meanwhile.",
  done: "Saved. Unpack it on any web host; opened as a file it shows nothing.",
  failed: "It could not be made. The log of the server says why.",
};
