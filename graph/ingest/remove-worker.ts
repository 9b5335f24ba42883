import { runInProcess } from "../node/run-in-process.ts";
import { openStore } from "../store/open/open-store.ts";
import { removeSource } from "./ingest.ts";
import type { RemovalTask } from "./ingest-apart.ts";
import type { Progress } from "./progress.ts";

runInProcess<RemovalTask, null, Progress>(async ({ store: url, credentials, source }, { post, signal }) => {
  const store = await openStore(url, { create: false, credentials });
  try {
    const stopped = "key" in source ? (await store.sources.list()).find(({ key }) => key === source.key) : undefined;
    const id = "id" in source ? source.id : stopped?.state === "stopped" ? stopped.id : undefined;
    if (id !== undefined) await removeSource(store, id, { onProgress: post, signal });
    return null;
  } finally {
    await store.close();
  }
});
