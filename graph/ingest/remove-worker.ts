import { openStore } from "../store/open/open-store.ts";
import type { StoredSource } from "../store/store.ts";
import { runInProcess } from "../workers/run-in-process.ts";
import { rereadKey } from "./import-source.ts";
import { removeSource } from "./ingest.ts";
import type { RemovalTask, StoppedImport } from "./ingest-apart.ts";
import type { IngestProgress } from "./ingest-options.ts";

runInProcess<RemovalTask, null, IngestProgress>(async ({ store: url, credentials, source }, { post, signal }) => {
  const store = await openStore(url, { create: false, credentials });
  try {
    const id = "id" in source ? source.id : broughtBy(source, await store.sources.list())?.id;
    if (id !== undefined) await removeSource(store, id, { onProgress: post, signal });
    return null;
  } finally {
    await store.close();
  }
});

/** The source of a stopped import: a re-read, or a source that was never complete. */
function broughtBy({ key, since }: StoppedImport, list: readonly StoredSource[]): StoredSource | undefined {
  const isNew = ({ state, firstAt = "" }: StoredSource) => state === "stopped" || firstAt >= since;
  return list.find((one) => one.key === rereadKey(key)) ?? list.find((one) => one.key === key && isNew(one));
}
