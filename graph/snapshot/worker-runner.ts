import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import type { Incidence } from "../incidence/incidence.ts";
import type { RunOptions, TaskRunner } from "./task-runner.ts";
import type { TaskInput, TaskName, TaskOutput } from "./tasks.ts";

/** Threads at most: two, so that a layout does not keep the bridges waiting. */
const THREADS = 2;
const IDLE_MS = 300_000;

/** Runs analyses in worker threads that share one copy of the index: right for a server, whose loop must stay free. */
export function workerRunner(incidence: Incidence): TaskRunner {
  // This file is .ts under tsx and vitest, .js when built; the worker beside it likewise.
  const extension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
  const pool = new Piscina({
    filename: new URL(`./analysis-worker${extension}`, import.meta.url).href,
    workerData: shared(incidence),
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: IDLE_MS,
    ...(extension === ".ts" && { execArgv: ["--import", "tsx"] }),
  });
  return {
    async run<T extends TaskName>(task: T, input: TaskInput<T>, { onProgress, signal }: RunOptions = {}) {
      const { port1, port2 } = new MessageChannel();
      if (onProgress) port1.on("message", onProgress);
      try {
        const work = { task, input, progress: port2 };
        return (await pool.run(work, { transferList: [port2], ...(signal && { signal }) })) as TaskOutput<T>;
      } finally {
        port1.close();
      }
    },
    close: () => pool.destroy(),
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
