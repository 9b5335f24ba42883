import { isUnderWay, type Job } from "../../../graph/contract/jobs.ts";
import { CallError, call } from "../../http/call.ts";
import { observable } from "../../state/observable.ts";

/** The web page that this reader has packed: it goes on when the dialog is closed. */
export interface SiteState {
  readonly state: "idle" | "packing" | "done" | "failed";
  readonly job: Job | null;
  readonly problem: string | null;
}

const idle: SiteState = { state: "idle", job: null, problem: null };
const POLL_MS = 500;

export const site = observable<SiteState>(idle);

/** Has the web page packed, then hands it to the reader's browser, which writes it to the disk as it comes. */
export async function packSite(): Promise<void> {
  site.set({ ...idle, state: "packing" });
  try {
    let job = await call("packSite", {});
    while (isUnderWay(job)) {
      site.set({ ...idle, state: "packing", job });
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      job = await call("getJob", { id: job.id });
    }
    if (job.state === "cancelled") return site.set(idle);
    if (job.state === "failed") return site.set({ state: "failed", job, problem: [job.problem, job.hint].join(" ") });
    const link = document.createElement("a");
    link.href = `/api/publish/${encodeURIComponent(job.id)}`;
    link.download = "";
    link.click();
    site.set({ ...idle, state: "done" });
  } catch (error) {
    const problem = error instanceof CallError ? `${error.message} ${error.hint ?? ""}` : String(error);
    site.set({ ...idle, state: "failed", problem });
  }
}

export async function cancelSite(): Promise<void> {
  const { job } = site.get();
  if (job) await call("discardSite", { id: job.id }).catch(() => undefined);
}
