import type { MessagePort } from "node:worker_threads";
import { readConfig } from "../../config.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { ImportOutcome, ImportTask } from "./import-file.ts";

/** Brings one file into a store, in a thread of its own: reading and counting would keep the server from answering. */
export default async function run({
  store: url,
  file,
  format,
  progress,
}: ImportTask & { progress: MessagePort }): Promise<ImportOutcome> {
  try {
    const store = await openStore(url, { create: true, credentials: readConfig().neo4j });
    try {
      return { report: await ingest(store, [file], { format, onProgress: (step) => progress.postMessage(step) }) };
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    // Errors lose their class between threads.
    return { problem: { code: error.code, message: error.message, hint: error.hint } };
  }
}
