import { basename } from "node:path";
import type { ImportPreview } from "../../graph/contract/jobs.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { LimitError, startProcess } from "../../graph/workers/separate-process.ts";
import type { Upload } from "./receive-file.ts";

/** A received file, or its beginning, as plain data that can be sent to a process. */
export interface PreviewTask extends Pick<Upload, "path" | "complete"> {
  readonly format: string | undefined;
  readonly map: string | undefined;
  readonly sheet: string | undefined;
}

/** The beginning of a file is read in less than a second. */
const DEADLINE_MS = 20_000;
const HEAP_MEGABYTES = 512;

/**
 * The first papers of a file as they would be read, what would not be, and how many of what was looked at lack something. A
 * file that takes time or memory without end costs the process that reads it, and nothing else.
 */
export async function previewFile(
  upload: Upload,
  reading: Pick<PreviewTask, "format" | "map" | "sheet">,
): Promise<ImportPreview> {
  const { path, complete } = upload;
  const limits = { deadlineMs: DEADLINE_MS, heapMegabytes: HEAP_MEGABYTES, totalMegabytes: 2 * HEAP_MEGABYTES };
  try {
    return await startProcess<PreviewTask, ImportPreview>(
      import.meta.url,
      "preview-worker",
      { path, complete, ...reading },
      limits,
    );
  } catch (cause) {
    if (!(cause instanceof LimitError)) throw cause;
    const amount = cause.limit === "time" ? `${DEADLINE_MS / 1000} seconds` : `${HEAP_MEGABYTES} MB of memory`;
    throw new GraphError("INVALID_INPUT", `${basename(path)} could not be read within ${amount}.`, {
      hint: "The file has an unexpected structure. Export it again, or split it and add the parts one by one.",
      cause,
    });
  }
}
