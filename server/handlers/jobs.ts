import type { Handlers } from "../../graph/contract/endpoints.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import type { ServerContext } from "../context/context.ts";
import { importFile } from "../jobs/import-file.ts";
import { previewFile } from "../jobs/preview-file.ts";
import { receiveFile, withUpload } from "../jobs/receive-file.ts";

/** Enough for ten papers of any format. */
const PREVIEW_BYTES = 4 * 1024 ** 2;

export type JobOperation =
  | "previewImport"
  | "startImport"
  | "startAnalysis"
  | "listJobs"
  | "getJob"
  | "watchJob"
  | "cancelJob";

/** Bringing papers in, and watching long work. */
export function jobHandlers(context: ServerContext): Pick<Handlers, JobOperation> {
  const { jobs } = context;
  return {
    async previewImport({ name, format, body }) {
      const upload = await receiveFile(name, body, PREVIEW_BYTES);
      return withUpload(upload, () => previewFile(upload, format));
    },
    async startImport({ name, format, body }) {
      if (jobs.isImporting()) {
        throw new GraphError("CONFLICT", "Another file is being imported.", { hint: "Wait for it, or cancel it." });
      }
      const target = await context.importTarget(name);
      const upload = await receiveFile(name, body);
      return jobs.import(name, (report, signal) =>
        withUpload(upload, async ({ path: file }) => {
          const done = await importFile({ store: target.url, file, format }, report, signal);
          await target.finish();
          return done;
        }),
      );
    },
    async startAnalysis({ name }) {
      const { analyses } = await context.live.current();
      const run = await analyses.start(name);
      return run ? jobs.follow(run) : jobs.done(name);
    },
    listJobs: () => ({ items: jobs.list() }),
    getJob: ({ id }) => jobs.get(id),
    watchJob: ({ id, signal }) => {
      // An unknown job is a problem of its own, not an empty stream.
      jobs.get(id);
      return { pieces: jobs.events(id, signal) };
    },
    cancelJob: ({ id }) => jobs.cancel(id),
  };
}
