import { useState } from "react";
import type { Status } from "../../../graph/contract/jobs.ts";
import { useAnswer } from "../../http/queries.ts";
import { download } from "../../ui/download.ts";
import { count } from "../../ui/words/format.ts";

type State = "idle" | "packing" | "done" | "failed";

/** The whole explorer with its papers as a web page of its own, in one file. */
export function PublishRow({ status }: { status: Status }) {
  const [state, setState] = useState<State>("idle");
  const [bytes, setBytes] = useState(0);
  // A published site has no server that could publish it again.
  if (status.store.startsWith("published:")) return null;
  const publish = async () => {
    setState("packing");
    setBytes(0);
    try {
      const response = await fetch("/api/publish");
      if (!response.ok) throw new Error(response.statusText);
      download(`${status.name}.zip`, await wholeOf(response, setBytes));
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
      {state === "packing" && <Packing bytes={bytes} />}
      <button type="button" className="btn" disabled={state === "packing"} onClick={() => void publish()}>
        {state === "packing" ? "Packing…" : "Web page (ZIP)"}
      </button>
    </section>
  );
}

/** How far the server is, then how much of the file has arrived. */
function Packing({ bytes }: { bytes: number }) {
  const progress = useAnswer("getStatus", {}, { every: () => 1000 }).data?.progress;
  if (bytes > 0) return <p className="quiet">{count(Math.ceil(bytes / 1e6))} MB have arrived.</p>;
  if (!progress) return null;
  const { phase, done, total } = progress;
  return (
    <p className="quiet">
      {phase}
      {total !== null && `: ${count(done)} of ${count(total)}`}
    </p>
  );
}

/** The body of an answer; tells how many bytes have arrived. */
async function wholeOf(response: Response, onBytes: (bytes: number) => void): Promise<Blob> {
  const pieces: BlobPart[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true as const, value: undefined };
    if (done) return new Blob(pieces, { type: "application/zip" });
    pieces.push(value);
    bytes += value.length;
    onBytes(bytes);
  }
}

const explanations = {
  idle: "This explorer with all its papers, to read only: unpack it on any web host, and give others its address.",
  packing: "Thousands of papers take minutes; you can go on meanwhile, and close this dialog.",
  done: "Saved. Unpack it on any web host; opened as a file it shows nothing.",
  failed: "It could not be made. The log of the server says why.",
};
