import type { Progress } from "./progress.ts";

/** Tells how far a step has come. */
export type Tell = (phase: Progress["phase"], done: number) => void;

/** The same items; after every so many it is told how many there were. */
export function* told<T>(items: Iterable<T>, every: number, tell: (count: number) => void): Generator<T> {
  let count = 0;
  for (const item of items) {
    yield item;
    if (++count % every === 0) tell(count);
  }
}
