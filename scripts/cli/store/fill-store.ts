import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { readConfig } from "../../../config.ts";
import type { IngestReport } from "../../../graph/ingest/ingest.ts";
import { ingestApart } from "../../../graph/ingest/ingest-apart.ts";
import type { IngestOptions } from "../../../graph/ingest/ingest-options.ts";
import { CURRENT_EXTRACTOR, isUnfinished, READ_FACT } from "../../../graph/ingest/unfinished.ts";
import { GraphError } from "../../../graph/shared/errors.ts";
import type { GraphStore } from "../../../graph/store/store.ts";
import { progressOutput } from "../output/progress.ts";
import { stopSignal } from "../system/stop-signal.ts";
import { absolute, FILES_FACT } from "./store-name.ts";

type FillOptions = Pick<
  IngestOptions,
  "format" | "map" | "workers" | "allLanguages" | "keepClosingLines" | "keywordConcepts"
>;

const phases = {
  read: "Reading",
  extract: "Extracting",
  concepts: "Choosing concepts",
  save: "Saving mentions",
} as const;

/** Reads files into a store and shows progress; Ctrl-C stops after the current batch and loses nothing. */
export async function fillStore(
  store: GraphStore,
  files: readonly string[],
  options: FillOptions,
): Promise<IngestReport> {
  const progress = progressOutput();
  const { signal, release } = stopSignal();
  try {
    if (files.length > 0) await store.setFact(FILES_FACT, JSON.stringify(absolute(files)));
    const read = await fingerprint(files, options);
    const task = { store: store.url, credentials: readConfig().neo4j, sources: files, options };
    const report = await ingestApart(task, {
      signal,
      onProgress: ({ phase, ...amount }) => progress.report({ phase: phases[phase], ...amount }),
    });
    if (files.length > 0) await store.setFact(READ_FACT, read ?? "");
    return report;
  } catch (error) {
    throw signal.aborted ? interruption(error) : error;
  } finally {
    progress.end();
    release();
  }
}

/** Makes sure that a store contains the papers of these files (or only that it is complete); nothing is done twice. */
export async function fillIfNeeded(store: GraphStore, files: readonly string[], options: FillOptions) {
  const summary = await store.summary(CURRENT_EXTRACTOR);
  const read = await fingerprint(files, options);
  const known = files.length === 0 || (read !== undefined && summary.facts[READ_FACT] === read);
  if (known && !isUnfinished(summary)) return undefined;
  return fillStore(store, known ? [] : files, options);
}

function interruption(cause: unknown): GraphError {
  return new GraphError("UNAVAILABLE", "Stopped before the end.", {
    hint: "Nothing is lost: run the same command again to go on.",
    cause,
  });
}

/** Hash of the files' names and bytes; undefined when they cannot be read twice (a folder, standard input, absent). */
async function fingerprint(files: readonly string[], { format, map }: FillOptions): Promise<string | undefined> {
  const hash = createHash("sha256").update(JSON.stringify({ format, map, files: absolute(files) }));
  for (const file of absolute(files)) {
    if (file === "-" || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
    for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer);
  }
  return hash.digest("hex");
}
