/**
 * P(X ≥ c) for X ~ hypergeometric: c or more joint papers when b of n papers are drawn at random and a of them are marked.
 *
 * Σ_{k ≥ c} C(a, k)·C(N − a, b − k)/C(N, b). Fisher 1922, DOI 10.2307/2340521. Exact to about 1e-15 also where p is tiny.
 * O(terms that matter), at most min(a, b) − c + 1 of them.
 */
export function hypergeometricTail(joint: number, a: number, b: number, n: number): number {
  const smallest = Math.max(0, a + b - n);
  return joint <= smallest ? 1 : Math.min(1, tail(joint, a, b, n));
}

/** The upper tail, summed from its largest term outward; below the mode the lower tail is summed and taken from 1. */
function tail(joint: number, a: number, b: number, n: number): number {
  const mode = Math.floor(((a + 1) * (b + 1)) / (n + 2));
  if (joint > mode) return sumUp(joint, a, b, n);
  return Math.max(0, 1 - sumDown(joint - 1, a, b, n));
}

function sumUp(from: number, a: number, b: number, n: number): number {
  const largest = Math.min(a, b);
  if (from > largest) return 0;
  let term = 1;
  let sum = 1;
  for (let k = from; k < largest && term > sum * 1e-17; k++) {
    term *= ((a - k) / (k + 1)) * ((b - k) / (n - a - b + k + 1));
    sum += term;
  }
  return sum * Math.exp(logTerm(from, a, b, n));
}

function sumDown(from: number, a: number, b: number, n: number): number {
  const smallest = Math.max(0, a + b - n);
  if (from < smallest) return 0;
  let term = 1;
  let sum = 1;
  for (let k = from; k > smallest && term > sum * 1e-17; k--) {
    term *= (k / (a - k + 1)) * ((n - a - b + k) / (b - k + 1));
    sum += term;
  }
  return sum * Math.exp(logTerm(from, a, b, n));
}

/** P(X = k) for every possible k from `smallest` up, X as above. O(number of possible k). */
export function hypergeometricChances(a: number, b: number, n: number): { smallest: number; chances: Float64Array } {
  const smallest = Math.max(0, a + b - n);
  const width = Math.min(a, b) - smallest + 1;
  return {
    smallest,
    chances: Float64Array.from({ length: width }, (_, k) => Math.exp(logTerm(smallest + k, a, b, n))),
  };
}

function logTerm(k: number, a: number, b: number, n: number): number {
  return logChoose(a, k) + logChoose(n - a, b - k) - logChoose(n, b);
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}

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
