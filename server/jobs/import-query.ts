import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../config.ts";
import type { ImportReport } from "../../graph/contract/jobs.ts";
import type { SourceQuery } from "../../graph/contract/sources.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { fetchPapers } from "../../graph/sources/fetch-papers.ts";
import { liveSources } from "../../graph/sources/registry.ts";
import type { LiveSource } from "../../graph/sources/source.ts";
import { importFile } from "./import-file.ts";
import type { Work } from "./jobs.ts";

/** The name of a query is shown in lists. */
const MAX_NAME = 120;

/** The source that a question to a live source is: the same question is the same source. */
export function querySource(query: SourceQuery) {
  const name = `${liveSource(query).label}: ${query.query}`.slice(0, MAX_NAME);
  return { key: `query:${query.service}:${query.query}`, name, kind: "query", query } as const;
}

function liveSource({ service }: SourceQuery): LiveSource {
  const source = liveSources[service];
  if (source) return source;
  throw new GraphError("UNSUPPORTED", `There is no live source “${service}”.`);
}

/** Asks a live source and brings what it gives into a store; what the source gave before stays. */
export async function importQuery(
  source: ReturnType<typeof querySource>,
  store: string,
  report: Parameters<Work>[0],
  signal: AbortSignal,
): Promise<ImportReport> {
  const folder = await mkdtemp(join(tmpdir(), "isthmus-query-"));
  const file = join(folder, `${source.query.service}.jsonl`);
  try {
    await fetchInto(file, source.query, report, signal);
    return await importFile({ store, file, reading: {}, source, replace: false }, report, signal);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchInto(
  output: string,
  { service, query, max }: SourceQuery,
  report: Parameters<Work>[0],
  signal: AbortSignal,
): Promise<void> {
  const source = liveSource({ service, query, max });
  const { contact, sourceUrls, sourceKeys } = readConfig();
  const phase = `Asking ${source.label}`;
  report({ phase, done: 0, total: null });
  try {
    const { papers } = await fetchPapers({
      ...{ source, query, output, limit: max, contact, signal, base: sourceUrls[service], apiKey: sourceKeys[service] },
      onPage: (done, total) => report({ phase, done, total: total === null ? null : Math.min(total, max) }),
    });
    if (papers > 0) return;
  } catch (error) {
    // Stopped by someone who wants what came so far.
    if (signal.reason === "keep" && (await stat(output).catch(() => null))) return;
    throw error;
  }
  throw new GraphError("NOT_FOUND", `${source.label} has no paper for this query.`, {
    hint: "Use fewer or more general words.",
  });
}
