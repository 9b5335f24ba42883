import { MessageChannel } from "node:worker_threads";
import type { Progress } from "../../graph/contract/entities.ts";
import type { ImportReport } from "../../graph/contract/jobs.ts";
import type { IngestReport } from "../../graph/ingest/ingest.ts";
import type { IngestOptions } from "../../graph/ingest/progress.ts";
import { workerPool } from "../../graph/node/worker-pool.ts";
import { type ErrorCode, GraphError } from "../../graph/shared/errors.ts";

/** What the import thread is given. */
export interface ImportTask {
  readonly store: string;
  readonly file: string;
  readonly format: string | undefined;
}

type IngestProgress = Parameters<NonNullable<IngestOptions["onProgress"]>>[0];

/** What the import thread gives back. */
export type ImportOutcome =
  | { readonly report: IngestReport }
  | { readonly problem: { readonly code: ErrorCode; readonly message: string; readonly hint: string | undefined } };

const PHASES: Record<IngestProgress["phase"], string> = {
  read: "Reading papers",
  extract: "Finding phrases",
  concepts: "Deciding concepts",
  save: "Saving the graph",
};
const MOST_REMARKS = 1000;
const MOST_GROUPS = 100;

/**
 * Brings a file into a store in a thread of its own. Stopping ends the thread at once: every write is one transaction, and
 * the next import takes up what is stored.
 */
export async function importFile(
  task: ImportTask,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ImportReport> {
  const { pool, loaded, end } = workerPool<object, ImportOutcome>(import.meta.url, "import-worker", { maxThreads: 1 });
  const stop = new AbortController();
  const stopSoon = () => void loaded().then(() => stop.abort(signal.reason));
  signal.addEventListener("abort", stopSoon, { once: true });
  if (signal.aborted) stopSoon();
  const { port1, port2 } = new MessageChannel();
  port1.on("message", ({ phase, done, total }: IngestProgress) => report({ phase: PHASES[phase], done, total }));
  try {
    const work = { ...task, progress: port2 };
    const outcome = await pool.run(work, { transferList: [port2], signal: stop.signal });
    if ("report" in outcome) return reportOf(outcome.report);
    const { code, message, hint } = outcome.problem;
    throw new GraphError(code, message, { hint });
  } finally {
    signal.removeEventListener("abort", stopSoon);
    port1.close();
    await end();
  }
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
