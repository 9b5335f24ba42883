import { readConfig } from "../../config.ts";
import type { Progress } from "../../graph/contract/entities.ts";
import type { ImportReport } from "../../graph/contract/jobs.ts";
import type { IngestReport } from "../../graph/ingest/ingest.ts";
import { ingestApart } from "../../graph/ingest/ingest-apart.ts";
import type { Progress as IngestProgress } from "../../graph/ingest/progress.ts";

/** A received file and where it goes. */
export interface ImportTask {
  readonly store: string;
  readonly file: string;
  readonly format: string | undefined;
}

const PHASES: Record<IngestProgress["phase"], string> = {
  read: "Reading papers",
  extract: "Finding phrases",
  concepts: "Deciding concepts",
  save: "Saving the graph",
};
const MOST_REMARKS = 1000;
const MOST_GROUPS = 100;

/** Brings a file into a store, and tells what became of it. */
export async function importFile(
  { store, file, format }: ImportTask,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ImportReport> {
  const task = { store, credentials: readConfig().neo4j, sources: [file], options: { format } };
  const onProgress = ({ phase, done, total }: IngestProgress) => report({ phase: PHASES[phase], done, total });
  return reportOf(await ingestApart(task, { onProgress, signal }));
}

function reportOf(report: IngestReport): ImportReport {
  const remarks = (list: IngestReport["skipped"]) =>
    list.slice(0, MOST_REMARKS).map(({ line, reason, cure }) => ({ line, reason, cure }));
  const { read, added, updated, unchanged, withoutAbstract, papers, concepts, mentions, seconds } = report;
  return {
    ...{ read, added, updated, unchanged, withoutAbstract, papers, concepts, mentions, seconds },
    merged: report.merged.length,
    possibleDuplicates: report.possibleDuplicates.slice(0, MOST_GROUPS).map((group) => [...group]),
    notEnglishTotal: report.notEnglish.length,
    notEnglish: report.notEnglish
      .slice(0, MOST_REMARKS)
      .map(({ line, title, language }) => ({ line, title, language })),
    skippedTotal: report.skipped.length,
    skipped: remarks(report.skipped),
    notices: remarks(report.notices),
  };
}
