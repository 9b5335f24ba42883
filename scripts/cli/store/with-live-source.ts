import { readConfig } from "../../../config.ts";
import type { SourceQuery } from "../../../graph/contract/sources.ts";
import { type IngestReport, ingest } from "../../../graph/ingest/ingest.ts";
import { GraphError } from "../../../graph/shared/errors.ts";
import { type AskOptions, liveSource, querySource, withPapersOf } from "../../../graph/sources/query-source.ts";
import type { LiveSource } from "../../../graph/sources/source.ts";
import type { GraphStore } from "../../../graph/store/store.ts";
import { progressOutput } from "../output/progress.ts";
import { stopSignal } from "../system/stop-signal.ts";

/** Asks a live source with the settings of the user, shows progress, and stops in order when asked to. */
export async function withLiveSource<T>(
  source: LiveSource,
  max: number,
  work: (options: AskOptions) => Promise<T>,
): Promise<T> {
  const progress = progressOutput();
  const { signal, release } = stopSignal();
  const { contact, sourceUrls, sourceKeys } = readConfig();
  try {
    return await work({
      ...{ contact, signal, base: sourceUrls[source.name], apiKey: sourceKeys[source.name] },
      onPage: (papers, total) =>
        progress.report({
          phase: `Fetching from ${source.label}`,
          done: papers,
          total: total === null ? null : Math.min(total, max),
          unit: "papers",
        }),
      onWait: (reason, milliseconds) => {
        progress.end();
        process.stderr.write(`${source.label}: ${reason}; waiting ${Math.ceil(milliseconds / 1000)} s.\n`);
      },
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new GraphError("UNAVAILABLE", "Stopped before the end.", {
      hint: "Nothing is lost: run the same command again to go on.",
      cause: error,
    });
  } finally {
    progress.end();
    release();
  }
}

/** Imports the results of a live query; earlier results are kept. */
export function importFromLiveSource(store: GraphStore, query: SourceQuery): Promise<IngestReport> {
  return withLiveSource(liveSource(query.service), query.max, (options) =>
    withPapersOf(query, options, (file) =>
      ingest(store, [file], { source: querySource(query), signal: options.signal }),
    ),
  );
}
