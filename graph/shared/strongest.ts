/**
 * Positions of the `limit` largest values, largest first, ties by the larger of `ties`, then by position; O(n log limit), without
 * sorting all. The positions of the best so far are in a binary heap, the worst of them on top.
 */
export function strongest(values: Float64Array, limit: number, ties?: ArrayLike<number>): Uint32Array {
  const size = Math.min(limit, values.length);
  const heap = new Uint32Array(size);
  let filled = 0;
  /** Above 0 when `a` comes after `b`. */
  const compare = (a: number, b: number) => values[b]! - values[a]! || (ties ? ties[b]! - ties[a]! : 0) || a - b;
  const sink = (from: number) => {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= filled) return;
      if (child + 1 < filled && compare(heap[child + 1]!, heap[child]!) > 0) child++;
      if (compare(heap[child]!, heap[at]!) < 0) return;
      [heap[at], heap[child]] = [heap[child]!, heap[at]!];
      at = child;
    }
  };
  for (let k = 0; k < values.length && size > 0; k++) {
    if (filled < size) {
      heap[filled++] = k;
      if (filled === size) for (let at = (size >>> 1) - 1; at >= 0; at--) sink(at);
    } else if (compare(heap[0]!, k) > 0) {
      heap[0] = k;
      sink(0);
    }
  }
  return heap.sort(compare);
}
