import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { Analysis, OnProgress } from "../../analysis/define-analysis.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { GraphError } from "../../shared/errors.ts";
import { workerPool } from "../../workers/worker-pool.ts";
import type { ExplanationName, ExplanationTask } from "./explanations.ts";
import { questions } from "./questions.ts";
import { registry } from "./registry.ts";

/** Threads at most: two, so that a layout does not keep the bridges waiting. */
export const MAX_THREADS = 2;

/**
 * What takes minutes at a million papers and only adds certainty: of these one runs at a time, so that a thread is left for what somebody
 * waits for.
 */
const repeats = new Set<string>(
  registry.filter(({ precompute }: Analysis) => precompute === "repeats").map(({ name }) => name),
);
const IDLE_MS = 300_000;

/** Input and output are plain data, which can be sent to a thread; the caller knows their types. */
type Task = (incidence: Incidence, input: never) => unknown;

/** Everything that can be computed from an index by name: the analyses, and the questions of readers. */
const tasks: Readonly<Record<string, Task>> = {
  ...Object.fromEntries(registry.map(({ name, run }: Analysis) => [name, run])),
  ...questions,
};

/** Runs a task in this thread. */
export function runTask(incidence: Incidence, task: string, input: object, onProgress: OnProgress): unknown {
  return tasks[task]!(incidence, { ...input, onProgress } as never);
}

export interface RunOptions {
  /** Called when it begins: before, it waits for a thread. */
  readonly onStart?: () => void;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Where analyses run. */
export interface Runner {
  run(task: string, input: object, options?: RunOptions): Promise<unknown>;
  explain(explanation: ExplanationName, input: object): Promise<unknown>;
  close(): Promise<void>;
}

/** Runs analyses in the calling thread: right for a command that waits anyway. */
export function inlineRunner(incidence: Incidence): Runner {
  return {
    run: async (task, input, { onProgress = () => undefined, signal, onStart } = {}) => {
      signal?.throwIfAborted();
      onStart?.();
      return runTask(incidence, task, input, onProgress);
    },
    explain: async (explanation, input) => (await import("./explanations.ts")).explain({ explanation, input }),
    close: async () => undefined,
  };
}

/** What a worker thread says when it begins with a task, before any progress. */
export const START_MESSAGE = "started";

/** What is sent to a worker thread. */
export interface WorkerTask {
  readonly task: string;
  readonly input: object;
  readonly progress: MessagePort;
}

/** Runs analyses in worker threads that share the memory of the index: right for a server, whose loop must stay free. */
export function workerRunner(incidence: Incidence): Runner {
  const { pool, loaded, end } = workerPool<WorkerTask, unknown>(import.meta.url, "analysis-worker", {
    workerData: incidence,
    maxThreads: MAX_THREADS,
    idleTimeout: IDLE_MS,
  });
  const explanations = workerPool<ExplanationTask, unknown>(import.meta.url, "explanation-worker", {
    maxThreads: 1,
    idleTimeout: IDLE_MS,
  });
  let closed = false;
  // The index of a previous revision is closed some time after a change; a late caller gets the runner of the next revision.
  const orChanged = (error: unknown) =>
    closed ? new GraphError("UNAVAILABLE", "The corpus has changed meanwhile.", { hint: "Ask again." }) : error;
  const run = async (task: string, input: object, { onProgress, signal, onStart }: RunOptions) => {
    const { port1, port2 } = new MessageChannel();
    port1.on("message", (message: typeof START_MESSAGE | [number, number]) => {
      if (message === START_MESSAGE) onStart?.();
      else onProgress?.(...message);
    });
    // Stopping ends the thread, and a thread may only be ended when it has loaded; see workerPool.
    const stop = new AbortController();
    signal?.addEventListener("abort", () => void loaded().then(() => stop.abort()));
    try {
      signal?.throwIfAborted();
      return await pool.run({ task, input, progress: port2 }, { transferList: [port2], signal: stop.signal });
    } catch (error) {
      throw orChanged(error);
    } finally {
      port1.close();
    }
  };
  let repeatsBefore: Promise<unknown> = Promise.resolve();
  return {
    run(task, input, options = {}) {
      if (!repeats.has(task)) return run(task, input, options);
      const result = Promise.race([repeatsBefore, untilAborted(options.signal)]).then(() => run(task, input, options));
      repeatsBefore = Promise.allSettled([repeatsBefore, result]);
      return result;
    },
    explain: (explanation, input) =>
      explanations.pool.run({ explanation, input }).catch((error: unknown) => {
        throw orChanged(error);
      }),
    async close() {
      closed = true;
      await Promise.all([end(), explanations.end()]);
    },
  };
}

/** Resolves when somebody stops what waits. */
function untilAborted(signal: AbortSignal | undefined): Promise<unknown> {
  return new Promise((resolve) => signal?.addEventListener("abort", resolve, { once: true }));
}
