import { z } from "zod";
import { ImportPreview, Job } from "./jobs.ts";

export const SourceSettings = z
  .object({
    format: z.string().nullable(),
    map: z.string().nullable().describe("title=headline,abstract=body: names of columns without case and punctuation."),
    sheet: z.string().nullable(),
    encoding: z.string().nullable(),
  })
  .meta({ id: "SourceSettings", description: "What the user said about how a source is read." });

export const SourceQuery = z
  .object({
    service: z.enum(["arxiv", "openalex", "doi", "pubmed"]),
    query: z.string().min(1).max(4000).describe("In the language of the service; for doi, DOIs."),
    max: z.int().min(1).max(100_000).default(1000).describe("How many papers to fetch at most."),
  })
  .meta({ id: "SourceQuery", description: "A question to a live source." });
export type SourceQuery = z.infer<typeof SourceQuery>;

const records = z.int().nonnegative();

export const Source = z
  .object({
    id: z.string().describe("A number; 0 for papers that were stored before sources were noted."),
    name: z.string().describe("Display text: the name of the file without folders, or the query."),
    kind: z.enum(["file", "upload", "standard input", "query", "unknown"]),
    at: z.string().nullable().describe("When it was last read, ISO 8601; null when nobody noted it."),
    state: z
      .enum(["complete", "stopped"])
      .describe("Stopped: not read to its end, or some of its papers are not in the graph yet and count nowhere."),
    settings: SourceSettings.nullable().describe(
      "How it is read when it is read again; null for a file that says it all.",
    ),
    query: SourceQuery.nullable().describe("Of a query: what is asked when it is read again."),
    read: records.describe("Records read: added, merged and unchanged together."),
    added: records.describe("Records that made a new paper."),
    merged: records.describe("Records that were merged into a stored paper, or updated it."),
    unchanged: records.describe("Records that were there already."),
    skipped: z
      .array(z.object({ reason: z.string(), records: records.min(1) }))
      .describe("What could not be read, most frequent reason first."),
    papers: records.describe("Papers made from its records, alone or with those of other sources."),
    only: records.describe("Papers that are in no other source: they are removed with it."),
  })
  .meta({ id: "Source", description: "One import, and the papers that came from it." });
export type Source = z.infer<typeof Source>;

export const SourceList = z
  .object({ items: z.array(Source) })
  .meta({ id: "SourceList", description: "Where the papers come from, oldest first." });

export const Collection = z
  .object({
    file: z.string().describe("Name of the file in the folder of the present store."),
    name: z.string().describe("Display text."),
    isPresent: z.boolean().describe("The one that is served."),
    bytes: z.int().nonnegative(),
    changed: z.string().describe("When the file was written last, ISO 8601."),
  })
  .meta({ id: "Collection", description: "A store beside the present one, with papers and decisions of its own." });
export type Collection = z.infer<typeof Collection>;

export const CollectionList = z
  .object({
    items: z.array(Collection).describe("By name."),
    problem: z.string().nullable().describe("Why there can be no other collection here; null when there can."),
  })
  .meta({ id: "CollectionList", description: "The collections that this server can serve, one at a time." });
export type CollectionList = z.infer<typeof CollectionList>;

/** How to read a file. */
const settings = {
  format: z.string().max(40).optional().describe("Name of the reader; without it the content decides."),
  map: z
    .string()
    .max(10_000)
    .optional()
    .describe("Which columns, keys or tags contain the fields: title=Headline,abstract=Body,none=Notes."),
  sheet: z.string().max(255).optional().describe("Sheet of a spreadsheet; without it the first one is read."),
};

const file = z.object({
  name: z.string().min(1).max(255).describe("Name of the file, without folders: it identifies the source."),
  ...settings,
});

/** Where new papers go. */
const target = {
  into: z
    .enum(["present", "new"])
    .default("present")
    .describe(
      "The present collection, or a new one, which is served once the papers are in; the present one stays as it is.",
    ),
  collection: z.string().min(1).max(80).optional().describe("Name of the new collection."),
};

const site = z.object({ id: z.string().min(1).max(64).describe("The id of the job.") });

const sourceId = z.string().regex(/^\d{1,9}$/);

/** Bringing papers in, and where they came from. */
export const sourceEndpoints = {
  packSite: {
    method: "post",
    path: "/publish",
    summary:
      "Begins to pack the explorer and its corpus as static files for any web host; computes what is not computed yet. The job tells how far it is.",
    reads: true,
    body: z.object({}),
    response: Job,
  },
  downloadSite: {
    method: "get",
    path: "/publish/{id}",
    summary:
      "What such a job packed, once: the file is removed when it has been sent, or ten minutes after it was made.",
    params: site,
    volatile: true,
    produces: "application/zip",
    response: z.string().describe("A ZIP archive."),
  },
  discardSite: {
    method: "delete",
    path: "/publish/{id}",
    summary: "Stops packing, or removes what was packed.",
    reads: true,
    params: site,
    response: Job,
  },
  previewImport: {
    method: "post",
    path: "/imports/preview",
    summary:
      "How a file would be read: its first ten papers. The beginning of a large file is enough, but an archive must be whole.",
    query: file,
    accepts: "application/octet-stream",
    response: ImportPreview,
  },
  startImport: {
    method: "post",
    path: "/imports",
    summary: "Brings the papers of a file in; answers with the job that does it.",
    query: file.extend(target),
    accepts: "application/octet-stream",
    response: Job,
  },
  startQueryImport: {
    method: "post",
    path: "/imports/queries",
    summary: "Asks a live source and brings its papers in; answers with the job that does it.",
    query: z.object(target),
    body: SourceQuery,
    response: Job,
  },
  listSources: {
    method: "get",
    path: "/sources",
    summary: "Where the papers come from: every import, with what became of its records.",
    volatile: true,
    response: SourceList,
  },
  removeSource: {
    method: "delete",
    path: "/sources/{id}",
    summary:
      "Removes a source and the papers that are in no other source; decisions stay. Answers with the job that does it.",
    params: z.object({ id: sourceId }),
    response: Job,
  },
  readSourceAgain: {
    method: "post",
    path: "/sources/{id}/again",
    summary:
      "Reads a file in place of a source, with the settings of the source: papers that were only in the source and are not in the file are removed. The server keeps no files, so the file is sent again.",
    params: z.object({ id: sourceId }),
    query: file,
    accepts: "application/octet-stream",
    response: Job,
  },
  askSourceAgain: {
    method: "post",
    path: "/sources/{id}/new-papers",
    summary: "Repeats the query of a live source and adds the new papers; nothing is removed.",
    params: z.object({ id: sourceId }),
    body: z.object({}),
    response: Job,
  },
  listCollections: {
    method: "get",
    path: "/collections",
    summary: "The collections in the folder of the present store.",
    volatile: true,
    response: CollectionList,
  },
  openCollection: {
    method: "post",
    path: "/collections/{file}/open",
    summary: "Serves another collection of the folder in place of the present one, which stays as it is.",
    params: z.object({ file: z.string().min(1).max(255) }),
    body: z.object({}),
    response: CollectionList,
  },
} as const;
