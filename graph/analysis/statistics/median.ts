/** The middle value, or the mean of the two in the middle; 0 for an empty list. O(n log n). */
export function median(values: readonly number[]): number {
  const ascending = Float64Array.from(values).sort();
  const half = ascending.length >>> 1;
  if (ascending.length === 0) return 0;
  return ascending.length % 2 === 1 ? ascending[half]! : (ascending[half - 1]! + ascending[half]!) / 2;
}
