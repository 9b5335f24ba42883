import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type ImportReport, isUnderWay, type Job } from "../../../graph/contract/jobs.ts";
import { call } from "../../http/call.ts";
import { announce } from "../../ui/announce.ts";
import { count } from "../../ui/words/format.ts";
import { ForeignPapers, ImportSummary, saveRemarks } from "./ImportSummary.tsx";
import { Remarks } from "./Remarks.tsx";

/** The progress of an import as the server reports it; then its result. */
export function JobProgress({ id, place }: { id: string; place: string | null }) {
  const job = useJob(id);
  if (!job) return null;
  if (isUnderWay(job)) return <Running job={job} place={place} />;
  if (job.report) return <Report report={job.report} label={job.label} />;
  return (
    <section role="alert">
      <h2>{job.state === "cancelled" ? "Cancelled" : `${job.label} could not be read`}</h2>
      <p>{job.problem ?? "Nothing of this import was kept."}</p>
      {job.hint && <p className="quiet">{job.hint}</p>}
    </section>
  );
}

function useJob(id: string): Job | undefined {
  const client = useQueryClient();
  const [job, setJob] = useState<Job>();
  useEffect(() => {
    const events = new EventSource(`/api/jobs/${encodeURIComponent(id)}/events`);
    events.onmessage = (event: MessageEvent<string>) => {
      const now = JSON.parse(event.data) as Job;
      setJob(now);
      if (isUnderWay(now)) return;
      events.close();
      announce(now.state === "done" ? "The import is done." : "The import ended.", "assertive");
      void client.invalidateQueries();
    };
    return () => events.close();
  }, [id, client]);
  return job;
}

function Running({ job, place }: { job: Job; place: string | null }) {
  const { progress } = job;
  const share = progress?.total ? progress.done / progress.total : null;
  const rate = progress && job.seconds > 1 ? progress.done / job.seconds : null;
  return (
    <section className="job">
      <h2>
        {job.label} {place && <span className="quiet">{place}</span>}
      </h2>
      <p>
        {progress
          ? `${progress.phase}: ${count(progress.done)}${progress.total ? ` of ${count(progress.total)}` : ""}`
          : "Starting"}
        {rate !== null && <span className="quiet">, {count(rate)} per second</span>}
      </p>
      <progress
        className="progress"
        max={1}
        {...(share === null ? {} : { value: share })}
        aria-label="Progress of the import"
      />
      <CancelButtons job={job} />
      <p className="quiet">You can leave this page: the import goes on, and its papers appear when it is done.</p>
    </section>
  );
}

/** Cancel asks what becomes of the papers that were read. */
function CancelButtons({ job }: { job: Job }) {
  const [asks, setAsks] = useState(false);
  const [chosen, setChosen] = useState<"keep" | "discard">();
  const cancel = (papers: "keep" | "discard") => {
    setChosen(papers);
    void call("cancelJob", { id: job.id, papers });
  };
  if (chosen) {
    return (
      <p role="status">{chosen === "keep" ? "Adding the papers read so far" : "Removing the papers read so far"}</p>
    );
  }
  if (!asks) {
    return (
      <p>
        <button type="button" className="btn" onClick={() => setAsks(true)}>
          Cancel
        </button>
      </p>
    );
  }
  return (
    <p className="buttons">
      <button type="button" className="btn" onClick={() => cancel("keep")}>
        Keep what has been read so far
      </button>
      <button type="button" className="btn" onClick={() => cancel("discard")}>
        Discard this import
      </button>
      <button type="button" className="btn" onClick={() => setAsks(false)}>
        Go on reading
      </button>
    </p>
  );
}

function Report({ report, label }: { report: ImportReport; label: string }) {
  return (
    <>
      <section>
        <h2>{label} is in</h2>
        <ImportSummary report={report} />
        {report.skipped.length + report.notices.length + report.notEnglish.length > 0 && (
          <p className="buttons">
            <button type="button" className="btn" onClick={() => saveRemarks(report, label)}>
              Report as CSV
            </button>
          </p>
        )}
      </section>
      <Remarks title="Lines that were not read" remarks={report.skipped} total={report.skippedTotal} />
      <Remarks title="Lines read with a remark" remarks={report.notices} />
      <ForeignPapers report={report} />
    </>
  );
}
