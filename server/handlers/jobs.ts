import type { Handlers } from "../../graph/contract/operations/endpoints.ts";
import type { ServerContext } from "../context/context.ts";

export type JobOperation = "startAnalysis" | "listJobs" | "getJob" | "watchJob" | "cancelJob";

/** Watching long work. */
export function jobHandlers(context: ServerContext): Pick<Handlers, JobOperation> {
  const { jobs } = context;
  return {
    async startAnalysis({ name }) {
      const { analyses } = await context.live.current();
      const run = await analyses.start(name);
      return run ? jobs.trackRun(run) : jobs.done(name);
    },
    listJobs: () => ({ items: jobs.list() }),
    getJob: ({ id }) => jobs.get(id),
    watchJob: ({ id, signal }) => {
      // An unknown job is a problem of its own, not an empty stream.
      jobs.get(id);
      return { pieces: jobs.events(id, signal) };
    },
    cancelJob: ({ id, papers }) => jobs.cancel(id, papers),
  };
}
