import { compareIds } from "./text.ts";

/** Number of an id in a sorted list, or undefined: a binary search, so that no map of all ids is kept. */
export function findId(count: number, idAt: (n: number) => string, id: string): number | undefined {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareIds(idAt(middle), id);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
