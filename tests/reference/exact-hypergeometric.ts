/** P(X ≥ joint) in whole numbers throughout, divided once at the end. */
export function exactHypergeometric(joint: number, a: number, b: number, n: number): number {
  let sum = 0n;
  for (let k = joint; k <= Math.min(a, b); k++) sum += choose(a, k) * choose(n - a, b - k);
  return ratio(sum, choose(n, b));
}

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let value = 1n;
  for (let i = 1; i <= k; i++) value = (value * BigInt(n - k + i)) / BigInt(i);
  return value;
}

/** A quotient of whole numbers as a double, precise also when it is tiny. */
function ratio(top: bigint, bottom: bigint): number {
  const shift = 400n;
  const scaled = (top << shift) / bottom;
  let bits = 0;
  let rest = scaled;
  while (rest > 1n << 60n) {
    rest >>= 1n;
    bits++;
  }
  return Number(rest) * 2 ** (bits - Number(shift));
}
