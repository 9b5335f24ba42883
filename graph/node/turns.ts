import { setImmediate as nextTurn } from "node:timers/promises";

/** So long one piece of work may keep everything else on this thread waiting. */
const SLICE_MS = 10;

/** Makes a function to be called often in long work: it gives others their turn when the work has lasted long enough. */
export function turns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await nextTurn();
    since = performance.now();
  };
}
