import { openStore } from "../store/open/open-store.ts";
import { runInProcess } from "../workers/run-in-process.ts";
import { type IngestReport, ingest } from "./ingest.ts";
import type { IngestTask } from "./ingest-apart.ts";
import type { IngestProgress } from "./ingest-options.ts";

runInProcess<IngestTask, IngestReport, IngestProgress>(
  async ({ store: url, credentials, sources, options }, { post, signal, finish }) => {
    const store = await openStore(url, { create: true, credentials });
    try {
      return await ingest(store, sources, { ...options, onProgress: post, signal, stopReading: finish });
    } finally {
      await store.close();
    }
  },
);
