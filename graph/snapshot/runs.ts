import type { OnProgress } from "../analysis/define-analysis.ts";
import type { Progress } from "../contract/entities.ts";
import { GraphError } from "../shared/errors.ts";

/** A run that ends sooner is not reported. */
const REPORT_AFTER_MS = 250;

/** A long analysis that is running. */
export interface AnalysisRun {
  /** Name of the analysis or question. */
  readonly task: string;
  /** Display text: what is being computed. */
  readonly phase: string;
  /** Settles with the run; rejects with StoppedError when it was stopped. */
  readonly settled: Promise<unknown>;
  /** How far it is now. */
  progress(): Progress;
  /** True until a thread has begun with it. */
  isQueued(): boolean;
  /** Calls the listener when a thread begins with it. */
  onStart(listener: () => void): void;
  /** Calls the listener at every further step. */
  onProgress(listener: (progress: Progress) => void): void;
  /** Ends the thread it runs in. */
  stop(): void;
}

/** Rejects the promises of all who wait for an analysis that somebody stopped. (Inside the analysis it is a CancelledError.) */
export class StoppedError extends GraphError {
  constructor(phase: string) {
    super("CONFLICT", `“${phase}” was stopped.`, { hint: "Ask again to start it again." });
    this.name = "StoppedError";
  }
}

/** The analyses that run, the oldest first. */
export class Runs {
  readonly #running = new Set<AnalysisRun>();
  readonly #onRun: ((run: AnalysisRun) => void) | undefined;
  readonly #waitingFor = new Map<string, ((run: AnalysisRun) => void)[]>();

  /** `onRun` is called for every run that takes long. */
  constructor(onRun: ((run: AnalysisRun) => void) | undefined) {
    this.#onRun = onRun;
  }

  /** Runs `work`, which says when it begins, reports its progress and stops when the signal says so. */
  run<T>(
    task: string,
    phase: string,
    work: (onProgress: OnProgress, signal: AbortSignal, onStart: () => void) => Promise<T>,
  ): Promise<T> {
    const control = new AbortController();
    const listeners: ((progress: Progress) => void)[] = [];
    let progress: Progress = { phase, done: 0, total: null };
    const onProgress: OnProgress = (done, total) => {
      progress = { phase, done, total };
      for (const listener of listeners) listener(progress);
    };
    let queued = true;
    const startListeners: (() => void)[] = [];
    const onStart = () => {
      queued = false;
      for (const listener of startListeners) listener();
    };
    const result = work(onProgress, control.signal, onStart).catch((error) => {
      throw control.signal.aborted ? new StoppedError(phase) : error;
    });
    this.#add({
      task,
      phase,
      settled: result,
      progress: () => progress,
      isQueued: () => queued,
      onStart: (listener) => startListeners.push(listener),
      onProgress: (listener) => listeners.push(listener),
      stop: () => control.abort(),
    });
    return result;
  }

  /** The run of a task, as soon as it begins; null when `result` comes without one. */
  async begin(task: string, result: Promise<unknown>): Promise<AnalysisRun | null> {
    const running = [...this.#running].find((run) => run.task === task);
    if (running) return running;
    const next = new Promise<AnalysisRun>((resolve) =>
      this.#waitingFor.set(task, [...(this.#waitingFor.get(task) ?? []), resolve]),
    );
    return await Promise.race([next, result.then(() => null)]);
  }

  /** What is being computed, the oldest first, and what waits only when nothing is; null when there is neither. */
  progress(): Progress | null {
    const all = [...this.#running];
    return (all.find((run) => !run.isQueued()) ?? all[0])?.progress() ?? null;
  }

  stop(): void {
    for (const run of this.#running) run.stop();
  }

  #add(run: AnalysisRun): void {
    this.#running.add(run);
    for (const resolve of this.#waitingFor.get(run.task) ?? []) resolve(run);
    this.#waitingFor.delete(run.task);
    const reporting = setTimeout(() => this.#onRun?.(run), REPORT_AFTER_MS);
    const end = () => {
      clearTimeout(reporting);
      this.#running.delete(run);
    };
    run.settled.then(end, end);
  }
}
