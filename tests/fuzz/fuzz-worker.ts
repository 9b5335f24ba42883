import { seededRandom } from "../../graph/shared/random.ts";
import { runInProcess } from "../../graph/workers/run-in-process.ts";
import { problemOf } from "../../server/dispatch/problem.ts";
import { type Subject, subjects } from "./subjects.ts";

export interface FuzzTask {
  readonly subject: string;
  readonly seed: number;
  /** Number of the first input. */
  readonly from: number;
  readonly milliseconds: number;
  /** Says so before every input, which finds the one that has no end. */
  readonly slowly: boolean;
}

export interface FuzzProgress {
  /** Number of the next input. */
  readonly next: number;
  readonly megabytes: number;
  readonly failure?: { readonly input: string; readonly error: string };
}

/** Inputs between two reports. */
const STEP = 50;

/** The input with this number, the same for the same seed. */
async function run(
  { subject: name, seed, from, milliseconds, slowly }: FuzzTask,
  post: (progress: FuzzProgress) => void,
) {
  const subject = await subjects[name]!();
  const end = performance.now() + milliseconds;
  let next = from;
  const report = (failure?: FuzzProgress["failure"]) =>
    post({ next, megabytes: process.memoryUsage.rss() / 1e6, ...(failure && { failure }) });
  for (; performance.now() < end; next++) {
    if (slowly || next % STEP === 0) report();
    const input = subject.input(seededRandom((seed * 7919 + next) >>> 0));
    const error = await faultOf(subject, input);
    if (error !== undefined) report({ input, error });
    // The process that watches must hear of this one.
    if (next % STEP === 0) await new Promise(setImmediate);
  }
  report();
}

/** What went wrong with the input that is nothing a user is told; undefined when all is well. */
async function faultOf(subject: Subject, input: string): Promise<string | undefined> {
  try {
    await subject.take(input);
    return undefined;
  } catch (error) {
    if (!problemOf(error).isFault) return undefined;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

runInProcess<FuzzTask, void, FuzzProgress>((task, { post }) => run(task, post));
