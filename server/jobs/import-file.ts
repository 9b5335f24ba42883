import { readConfig } from "../../config.ts";
import type { Progress } from "../../graph/contract/entities.ts";
import type { FieldSources, ImportReport } from "../../graph/contract/jobs.ts";
import type { ImportSource } from "../../graph/ingest/import-source.ts";
import type { IngestReport } from "../../graph/ingest/ingest.ts";
import { ingestApart, type RemovalTask, removeApart } from "../../graph/ingest/ingest-apart.ts";
import type { IngestProgress } from "../../graph/ingest/ingest-options.ts";
import { type FieldReport, fieldSources } from "../../graph/readers/record/field-use.ts";
import { fieldMap } from "../../graph/readers/record/fields.ts";
import type { SourceSettings } from "../../graph/store/store.ts";

/** A received file and where it goes. */
export interface ImportTask {
  readonly store: string;
  readonly file: string;
  readonly reading: SourceSettings;
  readonly source: ImportSource;
  /** The file replaces the papers of the source. */
  readonly replace: boolean;
}

const PHASES: Record<IngestProgress["phase"], string> = {
  read: "Reading papers",
  extract: "Finding phrases",
  concepts: "Deciding concepts",
  save: "Saving the graph",
};
export const MAX_FIELD_REPORTS = 20;
const MAX_REMARKS = 1000;
const MAX_GROUPS = 100;

/**
 * Brings a file into a store, and tells what became of it. The reason of the signal says how to stop: "keep" brings in what
 * was read so far, "discard" takes it back; with any other it waits in the store for the next import, and counts nowhere.
 */
export async function importFile(
  { store, file, reading, source, replace }: ImportTask,
  report: Report,
  signal: AbortSignal,
): Promise<ImportReport> {
  const map = reading.map === undefined ? undefined : fieldMap(reading.map);
  const task = {
    store,
    credentials: readConfig().neo4j,
    sources: [file],
    options: { ...reading, map, source, replace },
  };
  const [stop, keep] = [new AbortController(), new AbortController()];
  const since = new Date().toISOString();
  let isDeciding = false;
  const onStop = () => {
    if (signal.reason === "keep") return keep.abort();
    // The papers of a re-read source have replaced its earlier ones: the graph must be renewed.
    const isReplaced = isDeciding && (replace || source.query !== undefined);
    if (signal.reason !== "discard" || !isReplaced) stop.abort(signal.reason);
  };
  signal.addEventListener("abort", onStop, { once: true });
  const tell = progressTo(report);
  const onProgress = (progress: IngestProgress) => {
    isDeciding ||= progress.phase === "concepts" || progress.phase === "save";
    tell(progress);
  };
  const options = { onProgress, signal: stop.signal, stopReading: keep.signal };
  try {
    return reportOf(await ingestApart(task, options));
  } finally {
    signal.removeEventListener("abort", onStop);
    if (stop.signal.reason === "discard") await removeFrom(store, { key: source.key, since }, report);
  }
}

/** Takes a source of a store back, or what an import that was stopped brought. */
export function removeFrom(
  store: string,
  source: RemovalTask["source"],
  report: Report,
  signal?: AbortSignal,
): Promise<void> {
  const task = { store, credentials: readConfig().neo4j, source };
  return removeApart(task, { onProgress: progressTo(report), signal });
}

type Report = (progress: Progress) => void;

const progressTo =
  (report: Report) =>
  ({ phase, done, total }: IngestProgress) =>
    report({ phase: PHASES[phase], done, total });

/** Which names of a file fed which fields, for files that have names. */
export function fieldsOf(reports: readonly FieldReport[]): FieldSources[] {
  return reports
    .map((report) => ({
      file: report.file,
      format: report.format,
      fields: fieldSources(report),
      ignored: [...report.ignored],
    }))
    .filter(({ fields, ignored }) => fields.length + ignored.length > 0);
}

function reportOf(report: IngestReport): ImportReport {
  const remarks = (list: IngestReport["skipped"]) =>
    list.slice(0, MAX_REMARKS).map(({ line, reason, hint }) => ({ line, reason, hint }));
  const { read, added, updated, unchanged, removed, withoutAbstract, closingLines } = report;
  const { papers, concepts, mentions, seconds } = report;
  return {
    ...{ read, added, updated, unchanged, removed, withoutAbstract, closingLines, papers, concepts, mentions, seconds },
    merged: report.merged.length,
    possibleDuplicates: report.possibleDuplicates.slice(0, MAX_GROUPS).map((group) => [...group]),
    notEnglishTotal: report.notEnglish.length,
    notEnglish: report.notEnglish.slice(0, MAX_REMARKS).map(({ line, title, language }) => ({ line, title, language })),
    fields: fieldsOf(report.fields).slice(0, MAX_FIELD_REPORTS),
    skippedTotal: report.skipped.length,
    skipped: remarks(report.skipped),
    notices: remarks(report.notices),
  };
}
