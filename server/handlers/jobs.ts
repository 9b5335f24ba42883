import type { Handlers } from "../../graph/contract/endpoints.ts";
import { listSources } from "../../graph/ingest/list-sources.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import type { ServerContext } from "../context/context.ts";
import { importFile, removeFrom } from "../jobs/import-file.ts";
import type { Work } from "../jobs/jobs.ts";
import { previewFile } from "../jobs/preview-file.ts";
import { receiveFile, withUpload } from "../jobs/receive-file.ts";

/** Enough for ten papers of any format. */
const PREVIEW_BYTES = 4 * 1024 ** 2;

export type JobOperation =
  | "previewImport"
  | "startImport"
  | "listSources"
  | "removeSource"
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
      refuseBesideAnother(context);
      const target = await context.importTarget(name);
      const upload = await receiveFile(name, body);
      // The same bytes are the same source, so that an import that was stopped can be taken up.
      const source = { key: `upload:${upload.hash}`, name, kind: "upload" } as const;
      return jobs.import(name, (report, signal) =>
        withUpload(upload, async ({ path: file }) => {
          const task = { store: target.url, file, format, source, replace: false };
          const done = await importFile(task, report, signal);
          await target.finish();
          return done;
        }),
      );
    },
    async listSources() {
      const { sources } = context.corpus;
      return { items: sources ? await listSources(sources) : [] };
    },
    async removeSource({ id }) {
      refuseBesideAnother(context);
      const { store, live, sources } = context.corpus;
      const source = sources && (await listSources(sources)).find((one) => one.id === id);
      if (!source) throw new GraphError("NOT_FOUND", `There is no source ${id}.`, { hint: "See the list of sources." });
      const work: Work = async (report, signal) => {
        await removeFrom(store.url, { id }, report, signal);
        await live.open();
        return null;
      };
      return jobs.import(`Removing ${source.name}`, work, "removal");
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
    cancelJob: ({ id, papers }) => jobs.cancel(id, papers),
  };
}

function refuseBesideAnother({ jobs }: ServerContext): void {
  if (!jobs.isImporting()) return;
  throw new GraphError("CONFLICT", "Another file is being imported or removed.", {
    hint: "Wait for it, or cancel it.",
  });
}
