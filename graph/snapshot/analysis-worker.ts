import type { MessagePort } from "node:worker_threads";
import { workerData } from "piscina";
import type { Incidence } from "../incidence/incidence.ts";
import { type Report, type TaskInput, type TaskName, tasks } from "./tasks.ts";

const incidence = workerData as Incidence;

/** Runs one analysis in this thread. */
export default function runTask<T extends TaskName>(work: { task: T; input: TaskInput<T>; progress: MessagePort }) {
  const report: Report = (progress) => work.progress.postMessage(progress);
  return tasks[work.task](incidence, work.input, report);
}
