/**
 * Numbers by ascending rank, ties by number. Each is packed with its rank into one number, because numbers are sorted ten
 * times as fast without a function that compares them. Ranks are integers from 0 on; the largest rank times the largest
 * number is below 2^53.
 */
export function sortByRank(numbers: Uint32Array, rankOf: (number: number) => number): Uint32Array {
  let size = 1;
  for (const number of numbers) if (number >= size) size = number + 1;
  const packed = new Float64Array(numbers.length);
  for (let k = 0; k < packed.length; k++) packed[k] = rankOf(numbers[k]!) * size + numbers[k]!;
  packed.sort();
  const sorted = new Uint32Array(packed.length);
  for (let k = 0; k < sorted.length; k++) sorted[k] = packed[k]! % size;
  return sorted;
}
