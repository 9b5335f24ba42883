import { randomUUID } from "node:crypto";
import { EventEmitter, on } from "node:events";
import type { Progress } from "../../graph/contract/entities.ts";
import { type ImportReport, isUnderWay, type Job } from "../../graph/contract/jobs.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import { type AnalysisRun, StoppedError } from "../../graph/snapshot/runs.ts";

/** The work of a job: reports progress, and stops when the signal says so. What was queued says when it begins. */
export type Work = (
  report: (progress: Progress) => void,
  signal: AbortSignal,
  begin: () => void,
) => Promise<ImportReport | null>;

interface Entry {
  job: Job;
  startTime: number;
  readonly stop: AbortController;
  readonly changes: EventEmitter;
}

/** Ended jobs that are remembered. */
const MAX_JOBS = 50;
/** Kinds of jobs that change the papers of a store. */
const FILLS: ReadonlySet<Job["kind"]> = new Set(["import", "removal"]);
const HEARTBEAT_MS = 15_000;

/** Long pieces of work that go on while the server answers. */
export class Jobs {
  readonly #entries = new Map<string, Entry>();
  readonly #jobOfRun = new WeakMap<AnalysisRun, string>();
  readonly #onFault: (error: unknown) => void;

  /** `onFault` gets the errors that are our fault; clients only learn that the job failed. */
  constructor(onFault: (error: unknown) => void = () => undefined) {
    this.#onFault = onFault;
  }

  /** Begins an import; the answer tells its id. */
  import(label: string, work: Work, kind: "import" | "removal" = "import"): Job {
    return this.#start({ kind, analysis: null, label }, work);
  }

  /** Begins to pack a web page, at once or after others. */
  site(label: string, queued: boolean, work: Work): Job {
    return this.#start({ kind: "site", analysis: null, label }, work, queued);
  }

  /** Makes a job of a running analysis, unless it has one already. */
  trackRun(run: AnalysisRun): Job {
    const known = this.#jobOfRun.get(run);
    if (known !== undefined) return this.get(known);
    const work: Work = async (report, signal, begin) => {
      signal.addEventListener("abort", () => run.stop());
      report(run.progress());
      run.onStart(begin);
      run.onProgress(report);
      await run.settled;
      return null;
    };
    const job = this.#start({ kind: "analysis", analysis: run.task, label: run.phase }, work, run.isQueued());
    this.#jobOfRun.set(run, job.id);
    return job;
  }

  /** The job of an analysis whose result was at hand. */
  done(analysis: string): Job {
    return this.#start({ kind: "analysis", analysis, label: analysis }, async () => null);
  }

  #start(description: Pick<Job, "kind" | "analysis" | "label">, work: Work, queued = false): Job {
    const id = randomUUID();
    const job: Job = {
      id,
      ...description,
      state: queued ? "queued" : "running",
      progress: null,
      seconds: 0,
      problem: null,
      hint: null,
      report: null,
    };
    const entry = { job, startTime: performance.now(), stop: new AbortController(), changes: new EventEmitter() };
    this.#entries.set(id, entry);
    this.#forgetOld();
    const report = (progress: Progress) => change(entry, { progress });
    const begin = () => {
      entry.startTime = performance.now();
      change(entry, { state: "running" });
    };
    work(report, entry.stop.signal, begin).then(
      (result) => change(entry, { state: "done", progress: null, report: result }),
      (error) => change(entry, { progress: null, ...this.#endOf(error, entry.stop.signal) }),
    );
    return job;
  }

  /** True while papers are being added or removed. */
  isImporting(): boolean {
    return [...this.#entries.values()].some(({ job }) => FILLS.has(job.kind) && isUnderWay(job));
  }

  /** All that are remembered: those that run or wait, the oldest first, then those that ended, the youngest first. */
  list(): Job[] {
    const all = [...this.#entries.keys()].map((id) => this.get(id));
    return [...all.filter(isUnderWay), ...all.filter((job) => !isUnderWay(job)).reverse()];
  }

  get(id: string): Job {
    const entry = this.#entry(id);
    return isUnderWay(entry.job) ? { ...entry.job, seconds: secondsOf(entry) } : entry.job;
  }

  /** `papers` is the reason that the work is given. */
  cancel(id: string, papers: "keep" | "discard"): Job {
    const entry = this.#entry(id);
    entry.stop.abort(papers);
    return this.get(id);
  }

  /** The job as server-sent events: now, at every change, and a keep-alive in between; ends with the job. */
  async *events(id: string, signal: AbortSignal): AsyncGenerator<string> {
    const entry = this.#entry(id);
    yield eventOf(this.get(id));
    if (!isUnderWay(entry.job)) return;
    const heartbeat = setInterval(() => entry.changes.emit("change", true), HEARTBEAT_MS);
    try {
      for await (const [isHeartbeat] of on(entry.changes, "change", { signal })) {
        yield isHeartbeat ? ":\n\n" : eventOf(this.get(id));
        if (!isUnderWay(entry.job)) return;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** Stops everything that runs. */
  close(): void {
    for (const { stop } of this.#entries.values()) stop.abort();
  }

  #endOf(error: unknown, signal: AbortSignal): Pick<Job, "state" | "problem" | "hint"> {
    if (signal.aborted || error instanceof StoppedError) return { state: "cancelled", problem: null, hint: null };
    if (error instanceof GraphError) return { state: "failed", problem: error.message, hint: error.hint ?? null };
    this.#onFault(error);
    return { state: "failed", problem: "It failed because of a fault of the server; its log says more.", hint: null };
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id);
    if (entry) return entry;
    throw new GraphError("NOT_FOUND", `There is no job “${id}”.`, { hint: "Jobs are forgotten when the server ends." });
  }

  #forgetOld(): void {
    const ended = [...this.#entries.values()].filter(({ job }) => !isUnderWay(job));
    for (const { job } of ended.slice(0, Math.max(0, ended.length - MAX_JOBS))) this.#entries.delete(job.id);
  }
}

function change(entry: Entry, changes: Partial<Job>): void {
  entry.job = { ...entry.job, ...changes, seconds: secondsOf(entry) };
  entry.changes.emit("change", false);
}

function secondsOf({ startTime: begun }: Entry): number {
  return (performance.now() - begun) / 1000;
}

function eventOf(job: Job): string {
  return `data: ${JSON.stringify(job)}\n\n`;
}
