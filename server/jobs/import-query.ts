import { readConfig } from "../../config.ts";
import type { ImportReport } from "../../graph/contract/jobs.ts";
import { liveSource, type querySource, withPapersOf } from "../../graph/sources/query-source.ts";
import { importFile } from "./import-file.ts";
import type { Work } from "./jobs.ts";

/** Asks a live source and brings what it gives into a store; what the source gave before stays. */
export function importQuery(
  source: ReturnType<typeof querySource>,
  store: string,
  report: Parameters<Work>[0],
  signal: AbortSignal,
): Promise<ImportReport> {
  const { service, max } = source.query;
  const { contact, sourceUrls, sourceKeys } = readConfig();
  const phase = `Asking ${liveSource(service).label}`;
  report({ phase, done: 0, total: null });
  const onPage = (done: number, total: number | null) =>
    report({ phase, done, total: total === null ? null : Math.min(total, max) });
  return withPapersOf(
    source.query,
    { contact, signal, base: sourceUrls[service], apiKey: sourceKeys[service], onPage },
    (file) => importFile({ store, file, reading: {}, source, replace: false }, report, signal),
  );
}
