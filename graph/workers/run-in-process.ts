import { Worker } from "node:worker_threads";
import { GraphError } from "../shared/errors.ts";
import type { ProcessSignal } from "./separate-process.ts";

/** How often a process reports that it is alive. */
const ALIVE_MS = 1000;
/** How often a process checks its memory and its parent. */
const WATCH_MS = 200;

/** What the work of a separate process may use. */
export interface ProcessContext<Message> {
  readonly post: (message: Message) => void;
  /** Signals that work should stop. */
  readonly signal: AbortSignal;
  /** Signals that work should finish with the results so far. */
  readonly finish: AbortSignal;
}

/** Does the task that `startProcess` gives to this process. Errors lose their class on the way, so they are sent as data. */
export function runInProcess<Task, Result, Message = never>(
  work: (task: Task, context: ProcessContext<Message>) => Promise<Result>,
): void {
  const say = (signal: ProcessSignal<Result, Message>) => void process.send?.(signal, () => undefined);
  const [stop, finish] = [new AbortController(), new AbortController()];
  // Ctrl-C reaches all processes of a terminal; the one that started this one decides what becomes of it.
  process.on("SIGINT", () => undefined);
  process.once("disconnect", () => process.exit());
  // What started this process may be gone before the line above was reached, and then "disconnect" never comes.
  setInterval(() => (process.connected ? say({ kind: "alive" }) : process.exit()), ALIVE_MS);
  process.once(
    "message",
    ({ task, totalMegabytes, parent }: { task: Task; totalMegabytes: number; parent: number }) => {
      process.on("message", (wish) => (wish === "finish" ? finish : stop).abort());
      exitWithParent(parent, totalMegabytes);
      say({ kind: "ready" });
      work(task, {
        post: (message) => say({ kind: "message", message }),
        signal: stop.signal,
        finish: finish.signal,
      }).then(
        (result) => say({ kind: "result", result }),
        (error: unknown) => say(error instanceof GraphError ? problemOf(error) : { kind: "fault", error }),
      );
    },
  );
}

function problemOf({ code, message, hint }: GraphError): ProcessSignal<never, never> {
  return { kind: "problem", code, message, hint };
}

/**
 * Ends this process when the one that started it is gone, or when it takes too much memory. A thread does that, because it goes on
 * while this one computes without a pause.
 */
function exitWithParent(parent: number, totalMegabytes: number): void {
  const code = `
    setInterval(() => {
      if (process.ppid !== ${parent}) process.kill(process.pid, "SIGKILL");
      if (process.memoryUsage.rss() > ${totalMegabytes * 1024 ** 2}) process.kill(process.pid, "SIGKILL");
    }, ${WATCH_MS});`;
  new Worker(code, { eval: true, execArgv: [] }).unref();
}
