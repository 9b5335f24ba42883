import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";

/**
 * Ingests a file in a process of its own, and stands still at a given moment, so that it can be killed exactly there:
 * `ingest-child.ts STORE FILE WORKERS PHASE DONE` stops when DONE papers or more of PHASE are reported.
 */
const [path = "", file = "", workers = "1", phase = "", done = "0"] = process.argv.slice(2);
const store = await openStore(path);
await ingest(store, [file], {
  workers: Number(workers),
  onProgress(progress) {
    if (progress.phase !== phase || progress.done < Number(done)) return;
    process.stdout.write("here\n");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
await store.close();
