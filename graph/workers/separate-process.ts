import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type ErrorCode, GraphError } from "../shared/errors.ts";

/** What a separate process says to the one that started it. */
export type ProcessSignal<Result, Message> =
  | { readonly kind: "ready" }
  | { readonly kind: "alive" }
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "result"; readonly result: Result }
  | { readonly kind: "problem"; readonly code: ErrorCode; readonly message: string; readonly hint: string | undefined }
  | { readonly kind: "fault"; readonly error: unknown };

/** A separate process used up its time or its memory; whoever started it knows on what, and says so. */
export class LimitError extends Error {
  readonly limit: "time" | "memory";

  constructor(limit: "time" | "memory") {
    super(`A process used up its ${limit}.`);
    this.limit = limit;
  }
}

export interface ProcessOptions<Message> {
  /** Most memory of its JavaScript objects. */
  readonly heapMegabytes: number;
  /** Most memory altogether. */
  readonly totalMegabytes: number;
  /** Most milliseconds from when the process has loaded to its result. */
  readonly deadlineMs?: number | undefined;
  /** Most milliseconds without a message that the process is alive; a process that computes without a pause sends none. */
  readonly patienceMs?: ((last: Message | undefined) => number) | undefined;
  readonly onMessage?: ((message: Message) => void) | undefined;
  /** Asks the process to stop, and kills it if it does not. */
  readonly signal?: AbortSignal | undefined;
  /** Asks the process to stop collecting and to return what it has. */
  readonly finish?: AbortSignal | undefined;
  /** Gives it the standard input of this process. */
  readonly takesInput?: boolean | undefined;
}

/** A process that was asked to stop gets this long to save what it has. */
const STOP_GRACE_MS = 3000;
/** How much of the process's error output is kept, in characters. */
const MAX_LAST_WORDS = 4000;

/**
 * Has the worker file `name` beside the module `importer` (its import.meta.url) do one task in a process of its own: whatever
 * becomes of it (no end, no memory left, a crash of the machine code in a library), this process goes on. A thread would not do:
 * one that runs out of memory can take the whole process with it. The file calls `runInProcess`.
 */
export async function startProcess<Task, Result, Message = never>(
  importer: string,
  name: string,
  task: Task,
  options: ProcessOptions<Message>,
): Promise<Result> {
  options.signal?.throwIfAborted();
  const child = startChild(importer, name, options);
  const gone = once(child, "exit");
  try {
    child.send({ task, totalMegabytes: options.totalMegabytes, parent: process.pid });
    return await resultOf<Result, Message>(child, options);
  } finally {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await gone;
  }
}

function startChild(importer: string, name: string, options: ProcessOptions<never>): ChildProcess {
  const typescript = importer.endsWith(".ts");
  const loader = typescript ? ["--import", import.meta.resolve("tsx")] : [];
  return fork(fileURLToPath(new URL(`./${name}.${typescript ? "ts" : "js"}`, importer)), {
    execArgv: [`--max-old-space-size=${options.heapMegabytes}`, ...loader],
    serialization: "advanced",
    stdio: [options.takesInput ? "inherit" : "ignore", "ignore", "pipe", "ipc"],
  });
}

/** The result of the task, or why there is none. */
function resultOf<Result, Message>(
  child: ChildProcess,
  { deadlineMs, patienceMs, onMessage, signal, finish }: ProcessOptions<Message>,
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    let last: Message | undefined;
    let patience: NodeJS.Timeout | undefined;
    let deadline: NodeJS.Timeout | undefined;
    let grace: NodeJS.Timeout | undefined;
    const end = (settle: () => void) => {
      for (const timer of [patience, deadline, grace]) clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
      finish?.removeEventListener("abort", askToFinish);
      settle();
    };
    const fail = (error: unknown) => end(() => reject(signal?.aborted ? signal.reason : error));
    const outOfTime = () => fail(new LimitError("time"));
    const stop = () => {
      if (child.connected) child.send("stop");
      grace = setTimeout(() => fail(undefined), STOP_GRACE_MS);
    };
    const askToFinish = () => void (child.connected && child.send("finish"));
    const wait = () => {
      clearTimeout(patience);
      const maxSilenceMs = patienceMs?.(last) ?? Number.POSITIVE_INFINITY;
      if (maxSilenceMs !== Number.POSITIVE_INFINITY) patience = setTimeout(outOfTime, maxSilenceMs);
    };
    const conclude = (report: ProcessSignal<Result, Message>) => {
      if (report.kind === "result") end(() => resolve(report.result));
      if (report.kind === "problem") fail(new GraphError(report.code, report.message, { hint: report.hint }));
      // The engine's own limits: a text that is too long, a recursion that is too deep.
      if (report.kind === "fault") fail(report.error instanceof RangeError ? new LimitError("memory") : report.error);
    };
    child.on("message", (message) => {
      const report = message as ProcessSignal<Result, Message>;
      if (report.kind === "ready" && deadlineMs !== undefined) deadline = setTimeout(outOfTime, deadlineMs);
      if (report.kind === "message") {
        last = report.message;
        onMessage?.(report.message);
      }
      wait();
      conclude(report);
    });
    child.once("error", fail);
    const lastWords = lastWordsOf(child);
    child.once("close", (code, by) => fail(reasonOf(code, by, lastWords())));
    signal?.addEventListener("abort", stop, { once: true });
    finish?.addEventListener("abort", askToFinish, { once: true });
  });
}

/** What the process wrote to its standard error last. */
function lastWordsOf({ stderr }: ChildProcess): () => string {
  let words = "";
  stderr?.setEncoding("utf8").on("data", (text: string) => {
    words = (words + text).slice(-MAX_LAST_WORDS);
  });
  return () => words;
}

/** Why a process ended without a result. Node aborts when it has no memory left; the system kills a process that takes too much. */
function reasonOf(code: number | null, by: NodeJS.Signals | null, lastWords: string): Error {
  const isMemory = by === "SIGKILL" || /heap out of memory|heap limit/i.test(lastWords);
  return isMemory
    ? new LimitError("memory")
    : new Error(`A process ended without a result (${by ?? code}). ${lastWords}`);
}
