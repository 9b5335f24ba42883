import type { Progress } from "../contract/entities.ts";
import { GraphError } from "../shared/errors.ts";
import type { TaskName } from "./tasks.ts";

/** A run that lasts no longer than this is not worth telling of. */
const WORTH_TELLING_MS = 250;

/** A long analysis under way. */
export interface Run {
  readonly task: TaskName;
  /** For people. */
  readonly phase: string;
  /** Settles with the run; rejects with `Stopped` when it was stopped. */
  readonly ended: Promise<unknown>;
  /** How far it is now. */
  progress(): Progress;
  /** Tells every further step. */
  onProgress(listener: (progress: Progress) => void): void;
  /** Ends the thread it runs in. */
  stop(): void;
}

/** Thrown to all who wait for an analysis that somebody stopped. */
export class Stopped extends GraphError {
  constructor(phase: string) {
    super("CONFLICT", `“${phase}” was stopped.`, { hint: "Ask again to start it anew." });
    this.name = "Stopped";
  }
}

/** The analyses that run, the oldest first. */
export class Runs {
  readonly #running = new Set<Run>();
  readonly #onRun: ((run: Run) => void) | undefined;
  readonly #awaited = new Map<TaskName, ((run: Run) => void)[]>();

  /** `onRun` is told of every run that lasts. */
  constructor(onRun: ((run: Run) => void) | undefined) {
    this.#onRun = onRun;
  }

  /** Runs `work`, which reports its progress and stops when the signal says so. */
  run<T>(
    task: TaskName,
    phase: string,
    work: (report: (progress: { done: number; total: number }) => void, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const control = new AbortController();
    const listeners: ((progress: Progress) => void)[] = [];
    let progress: Progress = { phase, done: 0, total: null };
    const report = (step: { done: number; total: number }) => {
      progress = { phase, ...step };
      for (const listener of listeners) listener(progress);
    };
    const result = work(report, control.signal).catch((error) => {
      throw control.signal.aborted ? new Stopped(phase) : error;
    });
    this.#tell({
      task,
      phase,
      ended: result,
      progress: () => progress,
      onProgress: (listener) => listeners.push(listener),
      stop: () => control.abort(),
    });
    return result;
  }

  /** The run of a task, once it has begun; null when `result` is there without one. */
  async begun(task: TaskName, result: Promise<unknown>): Promise<Run | null> {
    const running = [...this.#running].find((run) => run.task === task);
    if (running) return running;
    const next = new Promise<Run>((resolve) => this.#awaited.set(task, [...(this.#awaited.get(task) ?? []), resolve]));
    return await Promise.race([next, result.then(() => null)]);
  }

  /** What is being computed, the oldest first; null when nothing is. */
  progress(): Progress | null {
    return this.#running.values().next().value?.progress() ?? null;
  }

  stop(): void {
    for (const run of this.#running) run.stop();
  }

  #tell(run: Run): void {
    this.#running.add(run);
    for (const resolve of this.#awaited.get(run.task) ?? []) resolve(run);
    this.#awaited.delete(run.task);
    const worthTelling = setTimeout(() => this.#onRun?.(run), WORTH_TELLING_MS);
    const end = () => {
      clearTimeout(worthTelling);
      this.#running.delete(run);
    };
    run.ended.then(end, end);
  }
}
