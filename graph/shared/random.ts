/** A source of numbers in [0, 1); always passed in, never global, so that the same seed gives the same bytes. */
export type Random = () => number;

/**
 * Seeded pseudo-random numbers: xoshiro128** seeded by splitmix32 (Blackman & Vigna 2021, DOI 10.1145/3460772).
 * Not for secrets.
 */
export function seededRandom(seed: number): Random {
  let mix = seed | 0;
  const next = () => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
  let a = next();
  let b = next();
  let c = next();
  let d = next();
  const rotate = (x: number, k: number) => (x << k) | (x >>> (32 - k));
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotate(d, 11);
    return (result >>> 0) / 4294967296;
  };
}

/** A uniformly random order of 0 … n−1 (Fisher–Yates). */
export function shuffledRange(n: number, random: Random): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const swap = order[i]!;
    order[i] = order[j]!;
    order[j] = swap;
  }
  return order;
}
