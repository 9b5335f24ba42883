import { once } from "node:events";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Piscina } from "piscina";

/** Longest wait for a thread to load before it is ended all the same. */
const PATIENCE_MS = 10_000;

/** Threads that run one worker file. */
export interface WorkerPool<Task, Result> {
  readonly pool: Piscina<Task, Result>;
  /** Settles when every thread that was started has loaded its file. */
  loaded(): Promise<void>;
  /** Ends the threads, also those at work. */
  end(): Promise<void>;
}

/**
 * Starts threads for the worker `name` that lies beside the module `importer` (its import.meta.url): as .ts under tsx and
 * vitest, as .js when built.
 *
 * Node 20 aborts the whole process when a thread is ended while it loads a module (v8::Module::IsGraphAsync), so the end
 * waits until all have loaded. Threads start with the first tasks, never before: only then does the pool tell who is ready.
 */
export function workerPool<Task, Result>(
  importer: string,
  name: string,
  options: { readonly maxThreads: number; readonly idleTimeout?: number; readonly workerData?: unknown },
): WorkerPool<Task, Result> {
  const typescript = importer.endsWith(".ts");
  const pool = new Piscina<Task, Result>({
    filename: new URL(`./${name}.${typescript ? "ts" : "js"}`, importer).href,
    minThreads: 0,
    ...options,
    ...(typescript && { execArgv: ["--import", loader()] }),
  });
  let [started, gone] = [0, 0];
  pool.on("workerCreate", () => started++);
  pool.on("workerDestroy", () => gone++);
  const loaded = async () => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    // What never loads is ended after a while: that is the wait's own failure, and no one else's.
    const next = () => once(pool, "workerCreate", { signal }).then(Boolean, () => false);
    while (pool.threads.length > started - gone && (await next()));
  };
  return {
    pool,
    loaded,
    async end() {
      await loaded();
      await pool.destroy();
    },
  };
}

/** The address of the loader of TypeScript: a bare name would be sought from the working folder. */
function loader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
}
