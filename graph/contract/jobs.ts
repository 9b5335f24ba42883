import { z } from "zod";
import { Progress } from "./entities.ts";

/** Fields that a user can name a column, key or tag for. */
export const MappableField = z.enum([
  ...(["id", "title", "abstract", "year", "venue", "authors", "keywords", "doi", "arxiv", "pmid", "url"] as const),
]);
export type MappableField = z.infer<typeof MappableField>;

export const FieldSources = z
  .object({
    file: z.string().describe("The file, or the one inside an archive."),
    format: z.string().describe("What it was read as."),
    fields: z.array(z.object({ field: z.string(), names: z.array(z.string()) })).describe("title, abstract, …"),
    ignored: z.array(z.string()).describe("Columns, keys or tags that fed no field."),
  })
  .meta({ id: "FieldSources", description: "Which column, key or tag of a file fed which field." });
export type FieldSources = z.infer<typeof FieldSources>;

export const ReadRemark = z
  .object({
    line: z.int().describe("Line (or record) of the file, counted from 1."),
    reason: z.string().describe("What is wrong."),
    hint: z.string().describe("What can be done about it."),
  })
  .meta({ id: "ReadRemark", description: "Something in a file that was not read, or read with a remark." });
export type ReadRemark = z.infer<typeof ReadRemark>;

export const ForeignPaper = z
  .object({
    line: z.int().describe("Line (or record) of the file, counted from 1."),
    title: z.string(),
    language: z.string().describe("Guessed from the text; code of ISO 639-1."),
  })
  .meta({ id: "ForeignPaper", description: "A paper that is not in English: kept, without concepts." });
export type ForeignPaper = z.infer<typeof ForeignPaper>;

export const ImportReport = z
  .object({
    read: z.int().nonnegative().describe("Records read from the file."),
    added: z.int().nonnegative().describe("New papers."),
    updated: z.int().nonnegative(),
    removed: z
      .int()
      .nonnegative()
      .describe("Papers that went because the source, read again, does not have them any more."),
    unchanged: z.int().nonnegative(),
    merged: z.int().nonnegative().describe("Papers made of two or more records."),
    withoutAbstract: z.int().nonnegative(),
    closingLines: z.int().nonnegative().describe("Lines of publishers in abstracts, not searched for concepts."),
    notEnglishTotal: z.int().nonnegative(),
    notEnglish: z.array(ForeignPaper).describe("Papers in other languages; the first 1,000."),
    possibleDuplicates: z.array(z.array(z.string())).describe("Ids of papers with one title; the first 100 groups."),
    skippedTotal: z.int().nonnegative(),
    fields: z.array(FieldSources).describe("Which column, key or tag fed which field, for each file; the first 20."),
    skipped: z.array(ReadRemark).describe("Lines that were not read; the first 1,000."),
    notices: z.array(ReadRemark).describe("Lines read with a remark; the first 1,000."),
    papers: z.int().nonnegative().describe("Papers in the store now."),
    concepts: z.int().nonnegative(),
    mentions: z.int().nonnegative(),
    seconds: z.number().nonnegative(),
  })
  .meta({ id: "ImportReport", description: "What an import did, with every record that was not read." });
export type ImportReport = z.infer<typeof ImportReport>;

export const ImportPreview = z
  .object({
    formats: z.array(z.string()).describe("What it was read as; an archive may contain several formats."),
    complete: z
      .boolean()
      .describe("False when the file goes on: the numbers are of its beginning, 4 MB or 5,000 papers at most."),
    records: z.int().describe("Papers in what was looked at, before those that are the same are merged."),
    fields: z.array(FieldSources).describe("Which column, key or tag fed which field, for each file; the first 20."),
    sheets: z.array(z.string()).describe("Sheets of a spreadsheet, of which one is read; empty for other files."),
    withoutAbstract: z.int(),
    withoutYear: z.int(),
    papers: z
      .array(
        z.object({
          line: z.int(),
          title: z.string(),
          abstract: z.string(),
          year: z.int().nullable(),
          venue: z.string().nullable(),
          authors: z.array(z.string()),
        }),
      )
      .describe("The first ten."),
    skipped: z.array(ReadRemark).describe("The first hundred lines that cannot be read."),
    skippedTotal: z.int(),
  })
  .meta({ id: "ImportPreview", description: "How the beginning of a file would be read; nothing is stored." });
export type ImportPreview = z.infer<typeof ImportPreview>;

export const AnalysisName = z
  .enum([
    "betweenness",
    "bridgeChange",
    "bridgeSignificance",
    "bridges",
    "changingPairs",
    "communityStability",
    "fieldDivision",
    "gaps",
    "layout",
    "pairSignificance",
    "pairTotal",
    "participation",
    "themes",
  ])
  .meta({ id: "AnalysisName", description: "An analysis of the whole corpus that is computed once a revision." });
export type AnalysisName = z.infer<typeof AnalysisName>;

export const Job = z
  .object({
    id: z.string(),
    kind: z.enum(["import", "analysis", "removal", "site"]).describe("site: a web page that is packed."),
    analysis: z.string().nullable().describe("Name of the analysis; null for other jobs."),
    label: z.string().describe("Display text: the name of the file, or what is computed."),
    state: z
      .enum(["queued", "running", "done", "failed", "cancelled"])
      .describe("queued: it waits for others to end, because only a few run at a time."),
    progress: Progress.nullable(),
    seconds: z.number().nonnegative().describe("Since it began, or has been queued; until it ended, when it has."),
    problem: z.string().nullable().describe("Why it failed."),
    hint: z.string().nullable(),
    report: ImportReport.nullable().describe("Of an import, when it is done."),
  })
  .meta({ id: "Job", description: "A long piece of work, with its progress." });
export type Job = z.infer<typeof Job>;

/** True until a job has ended. */
export function isUnderWay({ state }: Pick<Job, "state">): boolean {
  return state === "queued" || state === "running";
}

export const UnderWay = z
  .object({
    message: z.string(),
    status: z.string().describe("Address that says what is being computed, and how far it is."),
    jobs: z.array(Job).describe("Long work that runs or waits, the oldest first: the answer may need some of it."),
  })
  .meta({ id: "UnderWay", description: "An answer is being made, and is given to who asks the same again." });
export type UnderWay = z.infer<typeof UnderWay>;

export const JobList = z
  .object({ items: z.array(Job) })
  .meta({ id: "JobList", description: "Those that run, the oldest first, then those that ended, the youngest first." });

const job = z.object({ id: z.string().min(1).max(64) });

/** Watching long work. */
export const jobEndpoints = {
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
    summary:
      "Imports, long analyses and web pages that are packed, under way and ended. Analyses that take a moment only are left out.",
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
      "Stops a job. An import ends as if it had never begun, or keeps what it has read so far and brings that in.",
    query: z.object({
      papers: z
        .enum(["discard", "keep"])
        .default("discard")
        .describe("Of an import. keep: it reads no further, extracts what it has read, and is done with that."),
    }),
    params: job,
    response: Job,
  },
} as const;

export const Status = z
  .object({
    state: z
      .enum(["starting", "ready", "failed"])
      .describe("While starting, every other operation answers 503 with Retry-After; counts may still be 0."),
    progress: Progress.nullable().describe("What is being computed just now, null when nothing is."),
    problem: z.string().nullable().describe("Why it failed, null when it did not."),
    name: z.string().describe("Name of the corpus, as display text."),
    store: z.string().describe("URL of the store, without credentials."),
    sample: z.boolean().describe("True when this is the sample corpus."),
    papers: z.int().nonnegative().describe("All papers stored: the N of every measure."),
    concepts: z.int().nonnegative(),
    mentions: z.int().nonnegative().describe("Distinct (paper, concept) pairs."),
    revision: z.int().nonnegative(),
    years: z.tuple([z.int(), z.int()]).nullable().describe("First and last year, null when no paper has one."),
    readOnly: z.boolean(),
    version: z.string(),
  })
  .meta({ id: "Status", description: "What is being explored." });
export type Status = z.infer<typeof Status>;

/** What is being explored. */
export const statusEndpoints = {
  getStatus: { method: "get", path: "/status", summary: "What is being explored.", volatile: true, response: Status },
} as const;
