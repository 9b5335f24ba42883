import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { AnalysisName, isUnderWay, type Job } from "../../graph/contract/jobs.ts";
import { call } from "../http/call.ts";
import { useAnswer } from "../http/queries.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { count } from "../ui/words/format.ts";

/** Shorter jobs end before the line could be read. */
const minSeconds = 3;
const pollRunningMs = 1500;
const pollIdleMs = 15_000;

/** Long analyses with their progress and a button to stop them; nothing else waits for them. */
export function JobsBar() {
  const jobs = useAnswer(
    "listJobs",
    {},
    { every: (answer) => (answer?.items.some(isUnderWay) ? pollRunningMs : pollIdleMs) },
  ).data;
  const [stopped, setStopped] = useState<readonly string[]>([]);
  const shown = (jobs?.items ?? []).filter(
    (job) =>
      isAnalysis(job) &&
      ((isUnderWay(job) && job.seconds >= minSeconds) || (job.state === "cancelled" && stopped.includes(job.id))),
  );
  if (shown.length === 0) return null;
  const forget = (id: string) => setStopped((now) => now.filter((one) => one !== id));
  return (
    <section className="jobs" aria-label="Running jobs">
      {shown.slice(0, 3).map((job) => (
        <Line
          key={job.id}
          job={job}
          onStop={() => setStopped((now) => [...now, job.id])}
          onForget={() => forget(job.id)}
        />
      ))}
    </section>
  );
}

/** True for analyses of the whole corpus; jobs behind a single answer show their progress where the answer will appear. */
function isAnalysis({ kind, analysis }: Job): boolean {
  return kind === "analysis" && (AnalysisName.options as readonly (string | null)[]).includes(analysis);
}

function Line({ job, onStop, onForget }: { job: Job; onStop: () => void; onForget: () => void }) {
  const client = useQueryClient();
  const reload = () => client.invalidateQueries({ queryKey: ["listJobs"] });
  if (job.state === "cancelled")
    return (
      <p>
        <span className="clip">Stopped: {job.label}</span>
        <button
          type="button"
          className="link-btn"
          onClick={() => {
            onForget();
            void call("startAnalysis", { name: AnalysisName.parse(job.analysis) }).then(reload);
          }}
        >
          Start again
        </button>
        <IconButton name={`Forget that ${job.label} was stopped`} icon={X} onPress={onForget} />
      </p>
    );
  return (
    <p>
      <span className="clip">
        {job.label}
        {job.state === "queued" && <span className="quiet"> waits for others to end</span>}
        {job.progress && job.progress.done > 0 && <span className="quiet num"> {progressText(job.progress)}</span>}
      </span>
      <button
        type="button"
        className="link-btn"
        aria-label={`Stop: ${job.label}`}
        onClick={() => {
          onStop();
          void call("cancelJob", { id: job.id }).then(reload);
        }}
      >
        Stop
      </button>
    </p>
  );
}

function progressText({ done, total }: NonNullable<Job["progress"]>): string {
  return total === null ? count(done) : `${count(done)} of ${count(total)}`;
}
