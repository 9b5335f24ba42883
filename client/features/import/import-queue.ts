import { isUnderWay, type Job } from "../../../graph/contract/jobs.ts";
import { call } from "../../http/call.ts";
import { observable, useObservable } from "../../state/observable.ts";

/** One import of several that run one after another. */
export interface QueueItem {
  /** Unlike that of every other; two files may have one name. */
  readonly id: string;
  readonly name: string;
  readonly state: "waiting" | "running" | "ended" | "left out";
  /** Its job, once the server has begun it. */
  readonly job: string | null;
  /** Why it did not begin. */
  readonly error: Error | null;
}

export interface ImportTask {
  readonly name: string;
  /** Begins it; `isFirst` while nothing of the queue has come in. */
  start(isFirst: boolean): Promise<Job>;
}

const queue = observable<readonly QueueItem[]>([]);
const pollMs = 500;

export const useQueue = () => useObservable(queue);

export const isQueueRunning = () => queue.get().some(({ state }) => state === "waiting" || state === "running");

export function clearQueue(): void {
  if (!isQueueRunning()) queue.set([]);
}

/** Runs imports one after another, also while another page is shown; after one that is cancelled the others are left out. */
export async function runQueue(
  tasks: readonly ImportTask[],
  ask = (id: string) => call("getJob", { id }),
): Promise<void> {
  if (isQueueRunning()) return;
  queue.set(tasks.map(({ name }, i) => ({ id: `${i} ${name}`, name, state: "waiting", job: null, error: null })));
  let isFirst = true;
  for (const [i, task] of tasks.entries()) {
    change(i, { state: "running" });
    try {
      let job = await task.start(isFirst);
      change(i, { job: job.id });
      while (isUnderWay(job)) {
        await new Promise((resolve) => setTimeout(resolve, pollMs));
        job = await ask(job.id);
      }
      change(i, { state: "ended" });
      if (job.state === "done") isFirst = false;
      if (job.state === "cancelled") return leaveOut(i + 1);
    } catch (error) {
      change(i, { state: "ended", error: error as Error });
    }
  }
}

function leaveOut(from: number): void {
  queue.set(queue.get().map((item, i) => (i < from ? item : { ...item, state: "left out" })));
}

function change(at: number, changed: Partial<QueueItem>): void {
  queue.set(queue.get().map((item, i) => (i === at ? { ...item, ...changed } : item)));
}
