import { workerData } from "piscina";
import type { Incidence } from "../../incidence/incidence.ts";
import { runTask, START_MESSAGE, type WorkerTask } from "./runner.ts";

const incidence = workerData as Incidence;

/** Runs one task in this thread. */
export default function work({ task, input, progress }: WorkerTask): unknown {
  progress.postMessage(START_MESSAGE);
  return runTask(incidence, task, input, (done, total) => progress.postMessage([done, total]));
}
