/** ln Γ(n + 1) for whole n ≥ 0, exact sums below 256 and Stirling's series above (error < 1e-15 relative). O(1). */
export function logFactorial(n: number): number {
  if (n < small.length) return small[n]!;
  const x = n + 1;
  const inverse = 1 / x;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (x - 0.5) * Math.log(x) - x + halfLogTwoPi + series;
}

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);
const small = new Float64Array(256);
for (let n = 2; n < small.length; n++) small[n] = small[n - 1]! + Math.log(n);
