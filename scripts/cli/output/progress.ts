import { count } from "./table.ts";

/** How far a long step has come. */
export interface ProgressStep {
  /** "Reading", "Extracting", … */
  readonly phase: string;
  readonly done: number;
  /** Null while nobody knows. */
  readonly total: number | null;
  /** What is counted: "papers"; empty when only the phase is of interest. */
  readonly unit: string;
}

export interface ProgressOutput {
  report(step: ProgressStep): void;
  /** Closes the last line; the next message starts on a new one. */
  end(): void;
}

interface Screen {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const REWRITE_EVERY = 100;
const LINE_EVERY = 3000;

/**
 * Tells how a long step goes on: phase, done and total, rate, time left. On a terminal one line is rewritten;
 * elsewhere (logs, pipes) a plain line comes at most every three seconds, and one when a phase ends.
 */
export function progressOutput(screen: Screen = process.stderr, clock: () => number = () => performance.now()) {
  let phase: { step: ProgressStep; from: number; since: number } | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let written = "";
  const terminal = screen.isTTY === true;

  function show(line: string, now: number): void {
    if (line === written) return;
    screen.write(terminal ? `\r\u001b[K${line.slice(0, (screen.columns ?? 80) - 1)}` : `${line}\n`);
    written = line;
    last = now;
  }
  function end(): void {
    if (!phase) return;
    const now = clock();
    show(summaryLine(phase.step, now - phase.since), now);
    if (terminal) screen.write("\n");
    phase = undefined;
    written = "";
    last = Number.NEGATIVE_INFINITY;
  }
  function report(step: ProgressStep): void {
    const now = clock();
    if (phase && phase.step.phase !== step.phase) end();
    if (!phase) {
      phase = { step, from: step.done, since: now };
      // A log need not hear of a phase that is over at once.
      if (!terminal) last = now;
    }
    phase.step = step;
    if (now - last >= (terminal ? REWRITE_EVERY : LINE_EVERY)) show(underWay(phase, now), now);
  }
  return { report, end } satisfies ProgressOutput;
}

function underWay({ step, from, since }: { step: ProgressStep; from: number; since: number }, now: number): string {
  const seconds = (now - since) / 1000;
  const rate = seconds > 0.5 ? (step.done - from) / seconds : 0;
  const parts = [`${step.phase}: ${amount(step)}`];
  if (step.total && step.unit !== "") parts.push(`${Math.floor((100 * step.done) / step.total)} %`);
  if (rate > 0 && step.unit !== "")
    parts.push(`${count(Math.round(rate * (rate < 10 ? 10 : 1)) / (rate < 10 ? 10 : 1))}/s`);
  if (rate > 0 && step.total !== null && step.total > step.done) {
    parts.push(`${duration((step.total - step.done) / rate)} left`);
  }
  return parts.join(", ");
}

function summaryLine(step: ProgressStep, milliseconds: number): string {
  return `${step.phase}: ${step.unit === "" ? "" : `${amount(step)}, `}done in ${duration(milliseconds / 1000)}`;
}

function amount({ done, total, unit }: ProgressStep): string {
  if (unit === "") return total ? `${Math.floor((100 * done) / total)} %` : "under way";
  return total === null || total === done ? `${count(done)} ${unit}` : `${count(done)} of ${count(total)} ${unit}`;
}

/** 0.42 → "0.4 s", 95 → "1 min 35 s", 7300 → "2 h 2 min". */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
