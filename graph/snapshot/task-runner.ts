import type { Incidence } from "../incidence/incidence.ts";
import type { Report, TaskInput, TaskName, TaskOutput } from "./tasks.ts";
import { tasks } from "./tasks.ts";

export interface RunOptions {
  readonly onProgress?: Report;
  readonly signal?: AbortSignal;
}

/** Where long analyses run. */
export interface TaskRunner {
  run<T extends TaskName>(task: T, input: TaskInput<T>, options?: RunOptions): Promise<TaskOutput<T>>;
  close(): Promise<void>;
}

/** Runs analyses where they are asked for: right for a command that waits anyway. */
export function inlineRunner(incidence: Incidence): TaskRunner {
  return {
    run: async (task, input, { onProgress = () => undefined, signal } = {}) => {
      signal?.throwIfAborted();
      return tasks[task](incidence, input, onProgress);
    },
    close: async () => undefined,
  };
}
