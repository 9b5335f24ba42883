/**
 * Positions of the `limit` largest values, largest first, ties by position; O(n log limit), without sorting all.
 * The positions of the best so far are in a binary heap, the worst of them on top.
 */
export function strongest(values: Float64Array, limit: number): Uint32Array {
  const size = Math.min(limit, values.length);
  const heap = new Uint32Array(size);
  let filled = 0;
  const worse = (a: number, b: number) => {
    const difference = values[a]! - values[b]!;
    return difference < 0 || (difference === 0 && a > b);
  };
  const sink = (from: number) => {
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= filled) return;
      if (child + 1 < filled && worse(heap[child + 1]!, heap[child]!)) child++;
      if (!worse(heap[child]!, heap[at]!)) return;
      [heap[at], heap[child]] = [heap[child]!, heap[at]!];
      at = child;
    }
  };
  for (let k = 0; k < values.length && size > 0; k++) {
    if (filled < size) {
      heap[filled++] = k;
      if (filled === size) for (let at = (size >>> 1) - 1; at >= 0; at--) sink(at);
    } else if (worse(heap[0]!, k)) {
      heap[0] = k;
      sink(0);
    }
  }
  return heap.sort((a, b) => values[b]! - values[a]! || a - b);
}
