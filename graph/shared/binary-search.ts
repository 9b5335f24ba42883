import { compareIds } from "./text.ts";

/** Position of the first value ≥ limit in an ascending list, between `low` and `high`; `high` when there is none. */
export function lowerBound(values: ArrayLike<number>, limit: number, low = 0, high = values.length): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (values[middle]! < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Position of the first value > limit in an ascending list: how many values are ≤ limit. */
export function upperBound(values: ArrayLike<number>, limit: number): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (values[middle]! <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** How many of the positions below `count` fulfil a condition that none after the first failing one does. */
export function countLeading(count: number, holds: (position: number) => boolean): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Number of an id in a sorted list, or undefined: no map of all ids has to be kept. */
export function findId(count: number, idAt: (n: number) => string, id: string): number | undefined {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const order = compareIds(idAt(middle), id);
    if (order === 0) return middle;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return undefined;
}
