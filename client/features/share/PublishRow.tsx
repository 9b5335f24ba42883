import type { Status } from "../../../graph/contract/jobs.ts";
import { useObservable } from "../../state/observable.ts";
import { count } from "../../ui/words/format.ts";
import { cancelSite, packSite, type SiteState, site } from "./site.ts";

/** The whole explorer with its papers as a web page of its own, in one file. */
export function PublishRow({ status }: { status: Status }) {
  const { state, job, problem } = useObservable(site);
  // A published site has no server that could publish it again.
  if (status.store.startsWith("published:")) return null;
  return (
    <section className="share-row">
      <h3>Web page</h3>
      <p className="quiet" aria-live="polite">
        {problem ?? explanations[state]}
      </p>
      {state === "packing" ? (
        <>
          <p className="quiet">{progressText(job)}</p>
          <button type="button" className="btn" disabled={job === null} onClick={() => void cancelSite()}>
            Cancel
          </button>
        </>
      ) : (
        <button type="button" className="btn" onClick={() => void packSite()}>
          Web page (ZIP)
        </button>
      )}
    </section>
  );
}

function progressText(job: SiteState["job"]): string {
  if (!job?.progress) return "Starting";
  const { phase, done, total } = job.progress;
  return total === null ? phase : `${phase}: ${count(done)} of ${count(total)}`;
}

const explanations = {
  idle: "This explorer with all its papers, to read only: unpack it on any web host, and give others its address.",
  packing: "Thousands of papers take minutes; you can go on meanwhile, and close this dialog.",
  done: "Saved. Unpack it on any web host; opened as a file it shows nothing.",
  failed: "It could not be made. The log of the server says why.",
};
