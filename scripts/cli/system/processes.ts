import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

/** One that ends by itself is replaced after this time, so that one that cannot start does not keep a processor busy. */
const REPLACE_AFTER_MS = 1000;

/** Where a process listens. */
export interface Address {
  readonly url: string;
  readonly port: number;
}

/** What a process that answers tells the one that started it. */
type Message = { readonly listens: Address } | { readonly computed: true };

/** True in a process that another one started to answer beside it. */
export const answersBeside = cluster.isWorker;

/** True in such a process but the first. */
export const joinsOthers = (cluster.worker?.id ?? 1) > 1;

/** Tells the process that started this one, if there is one. */
export function tell(message: Message): void {
  if (answersBeside) process.send?.(message);
}

/** Lets a process that another one started end when it has nothing left to do: the channel between them would keep it running. */
export function mayEnd(): void {
  process.channel?.unref();
}

/**
 * Runs this command in several processes that take turns with the connections to one port, until `signal` stops them. The first one starts
 * alone, and the others join when it has stored what is computed in advance, so that nothing is computed several times. One that ends by itself
 * is replaced. Gives the exit code: not 0 when the first one could not start, which it has explained.
 */
export async function runProcesses(
  count: number,
  signal: AbortSignal,
  onListen: (address: Address) => Promise<void>,
): Promise<number> {
  const first = cluster.fork();
  const address = await said(first, (message) => ("listens" in message ? message.listens : undefined));
  if (!address) return first.process.exitCode ?? 1;
  cluster.on("exit", async () => {
    await wait(REPLACE_AFTER_MS, undefined, { ref: false });
    if (!signal.aborted) cluster.fork();
  });
  void said(first, (message) => ("computed" in message ? message : undefined)).then(() => {
    for (let others = count - 1; others > 0 && !signal.aborted; others--) cluster.fork();
  });
  await onListen(address);
  if (!signal.aborted) await once(signal, "abort");
  await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && end(worker)));
  return 0;
}

/** What a process says that is wanted; undefined when it ends before. */
function said<T>(worker: Worker, wanted: (message: Message) => T | undefined): Promise<T | undefined> {
  return new Promise((resolve) => {
    worker.on("message", (message: Message) => {
      const found = wanted(message);
      if (found !== undefined) resolve(found);
    });
    worker.once("exit", () => resolve(undefined));
  });
}

async function end(worker: Worker): Promise<void> {
  const ended = once(worker, "exit");
  worker.process.kill("SIGINT");
  await ended;
}
