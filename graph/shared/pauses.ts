/** Begins the next turn of the thread. Browsers have no setImmediate. */
const nextTurn: (begin: () => void) => void = globalThis.setImmediate ?? globalThis.setTimeout;

/** How long work may block the event loop, in milliseconds. */
const MAX_PIECE = 10;

/**
 * Makes a function to be called often in long work: it yields to the event loop when the work has blocked it long enough. Other code
 * that runs then may change the data of the work, so it is called only where that does no harm.
 */
export function createPause(maxPiece = MAX_PIECE): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < maxPiece) return;
    await new Promise<void>((begin) => nextTurn(begin));
    since = performance.now();
  };
}

/** Items that are mapped before the clock is read, where each takes microseconds. */
const SLICE_ITEMS = 256;

/** As `Array.from(items, map)`, yielding to the event loop between pieces; items that take longer go in smaller slices. */
export async function mapWithPauses<T, U>(
  items: ArrayLike<T>,
  map: (item: T, place: number) => U,
  sliceItems = SLICE_ITEMS,
): Promise<U[]> {
  const pause = createPause();
  const mapped: U[] = [];
  for (let place = 0; place < items.length; place++) {
    if (place % sliceItems === 0) await pause();
    mapped.push(map(items[place]!, place));
  }
  return mapped;
}

/** Runs work that is written as a generator to its end; where it yields, the event loop may run other code. */
export async function runWithPauses<T>(work: Generator<void, T>): Promise<T> {
  const pause = createPause();
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** Runs the same work without pauses, for a thread that does nothing else. */
export function runWithoutPauses<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
