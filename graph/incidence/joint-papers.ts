import { lowerBound } from "../shared/binary-search.ts";
import type { Incidence } from "./incidence.ts";

/** Papers that mention every one of the concepts, ascending; no concept gives no paper. */
export function jointPapers(incidence: Incidence, ...concepts: readonly number[]): Uint32Array {
  const rows = concepts.map((c) =>
    incidence.conceptPapers.subarray(incidence.conceptOffsets[c], incidence.conceptOffsets[c + 1]),
  );
  rows.sort((a, b) => a.length - b.length);
  const [first, ...others] = rows;
  if (first === undefined) return new Uint32Array(0);
  return others.reduce(intersect, first.slice());
}

/** Common elements of two ascending arrays, by galloping through the longer. */
function intersect(short: Uint32Array, long: Uint32Array): Uint32Array {
  const out = new Uint32Array(short.length);
  let n = 0;
  let low = 0;
  for (const wanted of short) {
    let step = 1;
    while (low + step < long.length && long[low + step]! < wanted) step *= 2;
    low = lowerBound(long, wanted, low, Math.min(low + step, long.length - 1));
    if (long[low] === wanted) out[n++] = wanted;
  }
  return out.slice(0, n);
}
