import { z } from "zod";
import { AnalysisName, ImportPreview, Job, JobList } from "./job-answers.ts";

const source = z.object({
  name: z.string().min(1).max(255).describe("Name of the file, without folders: it tells the source apart."),
  format: z.string().max(40).optional().describe("Name of the reader; without it the content decides."),
});
const job = z.object({ id: z.string().min(1).max(64) });

/** Bringing papers in, and watching long work. */
export const jobEndpoints = {
  previewImport: {
    method: "post",
    path: "/imports/preview",
    summary: "How a file would be read: its first ten papers. The beginning of a large file is enough.",
    query: source,
    accepts: "application/octet-stream",
    response: ImportPreview,
  },
  startImport: {
    method: "post",
    path: "/imports",
    summary: "Brings the papers of a file in; answers with the job that does it.",
    query: source,
    accepts: "application/octet-stream",
    response: Job,
  },
  startAnalysis: {
    method: "post",
    path: "/analyses/{name}",
    summary: "Begins an analysis (again, when it was stopped); the job is done at once when its result is at hand.",
    params: z.object({ name: AnalysisName }),
    body: z.object({}),
    response: Job,
  },
  listJobs: {
    method: "get",
    path: "/jobs",
    summary: "Imports and long analyses, under way and ended. Analyses that take a moment only are left out.",
    volatile: true,
    response: JobList,
  },
  getJob: {
    method: "get",
    path: "/jobs/{id}",
    summary: "How far a job has come.",
    params: job,
    volatile: true,
    response: Job,
  },
  watchJob: {
    method: "get",
    path: "/jobs/{id}/events",
    summary: "The job as server-sent events (data: Job), until it has ended.",
    params: job,
    volatile: true,
    produces: "text/event-stream",
    response: z.string(),
  },
  cancelJob: {
    method: "delete",
    path: "/jobs/{id}",
    summary:
      "Stops a job. What an import has stored is kept, and the same import takes it up; an analysis begins anew.",
    params: job,
    response: Job,
  },
} as const;
