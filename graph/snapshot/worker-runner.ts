import { MessageChannel } from "node:worker_threads";
import type { Incidence } from "../incidence/incidence.ts";
import { workerPool } from "../node/worker-pool.ts";
import { GraphError } from "../shared/errors.ts";
import type { RunOptions, TaskRunner } from "./task-runner.ts";
import type { TaskInput, TaskName, TaskOutput } from "./tasks.ts";

/** Threads at most: two, so that a layout does not keep the bridges waiting. */
const THREADS = 2;
const IDLE_MS = 300_000;

/** Runs analyses in worker threads that share one copy of the index: right for a server, whose loop must stay free. */
export function workerRunner(incidence: Incidence): TaskRunner {
  const { pool, loaded, end } = workerPool(import.meta.url, "analysis-worker", {
    workerData: shared(incidence),
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
  });
  let closed = false;
  return {
    async run<T extends TaskName>(task: T, input: TaskInput<T>, { onProgress, signal }: RunOptions = {}) {
      const { port1, port2 } = new MessageChannel();
      if (onProgress) port1.on("message", onProgress);
      // Stopping ends the thread, and a thread may only be ended when it has loaded; see workerPool.
      const stop = new AbortController();
      signal?.addEventListener("abort", () => void loaded().then(() => stop.abort()));
      try {
        signal?.throwIfAborted();
        const work = { task, input, progress: port2 };
        return (await pool.run(work, { transferList: [port2], signal: stop.signal })) as TaskOutput<T>;
      } catch (error) {
        // The index of a former revision is closed some time after a change; whoever still asks it asks the next one.
        throw closed
          ? new GraphError("UNAVAILABLE", "The corpus has changed meanwhile.", { hint: "Ask again." })
          : error;
      } finally {
        port1.close();
      }
    },
    close: () => {
      closed = true;
      return end();
    },
  };
}

/** The index in memory that all threads see. */
function shared(incidence: Incidence): Incidence {
  const copy = (array: Uint32Array) => {
    const common = new Uint32Array(new SharedArrayBuffer(array.byteLength));
    common.set(array);
    return common;
  };
  return {
    papers: incidence.papers,
    concepts: incidence.concepts,
    paperOffsets: copy(incidence.paperOffsets),
    paperConcepts: copy(incidence.paperConcepts),
    conceptOffsets: copy(incidence.conceptOffsets),
    conceptPapers: copy(incidence.conceptPapers),
  };
}
