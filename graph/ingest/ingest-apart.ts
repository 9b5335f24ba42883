import { totalmem } from "node:os";
import { basename } from "node:path";
import { GraphError } from "../shared/errors.ts";
import type { OpenOptions } from "../store/open/open-store.ts";
import { LimitError, startProcess } from "../workers/separate-process.ts";
import type { IngestReport } from "./ingest.ts";
import type { IngestOptions, IngestProgress } from "./ingest-options.ts";

/** What `ingest` is to do, as plain data that can be sent to a process. */
export interface IngestTask {
  /** URL of the store. */
  readonly store: string;
  readonly credentials?: OpenOptions["credentials"];
  readonly sources: readonly string[];
  readonly options: Omit<IngestOptions, "onProgress" | "signal" | "stopReading">;
}

/** Half of the machine's memory, within reason. */
const HEAP_MEGABYTES = Math.min(8192, Math.max(1024, Math.floor(totalmem() / 2 / 1024 ** 2)));
/** The threads of the process have heaps of their own. */
const TOTAL_MEGABYTES = Math.max(2 * HEAP_MEGABYTES, Math.floor((0.9 * totalmem()) / 1024 ** 2));
/** A reader that computes this long without a pause will not come to an end. */
const READ_PATIENCE_MS = 60_000;

/**
 * Brings sources into a store in a process of its own: this one stays free to answer and to be stopped, and sources that take
 * time or memory without end cost the other one. After a stop the store is as after an interrupted run: the next one goes on.
 */
export async function ingestApart(
  task: IngestTask,
  { onProgress, signal, stopReading }: Pick<IngestOptions, "onProgress" | "signal" | "stopReading">,
): Promise<IngestReport> {
  try {
    return await startProcess<IngestTask, IngestReport, IngestProgress>(import.meta.url, "ingest-worker", task, {
      heapMegabytes: HEAP_MEGABYTES,
      totalMegabytes: TOTAL_MEGABYTES,
      patienceMs: (last) => (last === undefined || last.phase === "read" ? READ_PATIENCE_MS : Number.POSITIVE_INFINITY),
      onMessage: onProgress,
      signal,
      finish: stopReading,
      takesInput: task.sources.includes("-"),
    });
  } catch (error) {
    throw error instanceof LimitError ? limitError(error, task.sources) : error;
  }
}

/** A source of a store, by its id or by the key that its import has. */
export interface RemovalTask extends Pick<IngestTask, "store" | "credentials"> {
  readonly source: { readonly id: string } | StoppedImport;
}

/** An import, by the key of its source and the time when it began, ISO 8601. */
export interface StoppedImport {
  readonly key: string;
  readonly since: string;
}

/**
 * Removes a source in a process of its own. With a key, it removes what a stopped import added: a source that was complete before
 * keeps its papers.
 */
export async function removeApart(
  task: RemovalTask,
  { onProgress, signal }: Pick<IngestOptions, "onProgress" | "signal">,
): Promise<void> {
  await startProcess<RemovalTask, null, IngestProgress>(import.meta.url, "remove-worker", task, {
    heapMegabytes: HEAP_MEGABYTES,
    totalMegabytes: TOTAL_MEGABYTES,
    onMessage: onProgress,
    signal,
  });
}

function limitError(cause: LimitError, sources: readonly string[]): GraphError {
  const names = sources.map((source) => (source === "-" ? "standard input" : basename(source))).join(", ");
  if (cause.limit === "time") {
    return new GraphError("INVALID_INPUT", `Reading ${names} did not finish.`, {
      hint: "The file has an unexpected structure. Export it again, or split it and add the parts one by one.",
      cause,
    });
  }
  const message = `Adding ${names || "papers"} took more memory than it may.`;
  return new GraphError("INVALID_INPUT", message, { hint: "Split it and add the parts one by one.", cause });
}
