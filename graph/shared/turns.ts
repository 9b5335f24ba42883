/** Begins the next turn of the thread. Browsers have no setImmediate. */
const later: (begin: () => void) => void = globalThis.setImmediate ?? globalThis.setTimeout;

/** How long one piece of work may block this thread. */
const SLICE_MS = 10;

/**
 * Makes a function to be called often in long work: it gives others their turn when the work has lasted long enough. What
 * waits may change what the work is about, so it is called where that does no harm.
 */
export function turns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await new Promise<void>((begin) => later(begin));
    since = performance.now();
  };
}

/** Runs work to its end that is written as a generator: others get their turn where it yields. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  const pause = turns();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** Runs the same work without pauses, where nobody else waits for this thread. */
export function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
