/** A run of batches in which something is more frequent than in the other batches. */
export interface Burst {
  /** Positions of the first and the last batch. */
  readonly start: number;
  readonly end: number;
  /** Cost saved by the raised state: how much better the burst explains the counts than the usual rate. */
  readonly weight: number;
}

/** Options of `bursts`: the two states of Kleinberg's automaton. */
export interface BurstOptions {
  /** Rate of the raised state over the usual one, above 1. */
  readonly s?: number;
  /** Cost of rising, times ln of the number of batches. */
  readonly gamma?: number;
}

/**
 * Bursts of a stream that comes in batches (the papers of each year, and how many of them mention the concept).
 *
 * Two-state automaton with rates p0 = Σr/Σd and p1 = s·p0; emission cost −ln[C(d, r)·p^r·(1 − p)^(d − r)], rising costs γ·ln n; the
 * cheapest sequence of states by dynamic programming. Kleinberg 2002, DOI 10.1145/775047.775061, section 4 (batched arrivals).
 * O(batches). Ties stay in the lower state.
 */
export function bursts(relevant: readonly number[], total: readonly number[], options: BurstOptions = {}): Burst[] {
  const { s = 2, gamma = 1 } = options;
  const n = total.length;
  const all = total.reduce((sum, d) => sum + d, 0);
  const hits = relevant.reduce((sum, r) => sum + r, 0);
  if (hits === 0 || all === hits) return [];
  const base = hits / all;
  // A rate must stay below one.
  const raised = Math.min(s * base, (1 + base) / 2);
  const saving = total.map((d, t) => cost(d, relevant[t]!, base) - cost(d, relevant[t]!, raised));
  const states = cheapestStates(saving, gamma * Math.log(n));
  const found: Burst[] = [];
  for (let t = 0; t < n; t++) {
    if (states[t] === 0) continue;
    const start = t;
    while (t + 1 < n && states[t + 1] === 1) t++;
    found.push({ start, end: t, weight: saving.slice(start, t + 1).reduce((sum, x) => sum + x, 0) });
  }
  return found;
}

/** −ln of the binomial probability without its coefficient, which is the same in either state. */
function cost(d: number, r: number, p: number): number {
  return -(r * Math.log(p) + (d - r) * Math.log(1 - p));
}

/** Batches without papers cost the same in either state: rounding must not decide. */
const tolerance = 1e-9;

/** 0 or 1 for each batch: the sequence that saves most, each rise paid for. Begins in the lower state. */
function cheapestStates(saving: readonly number[], rise: number): Uint8Array {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  const cameFromHigh = saving.map((gain) => {
    const lowFromHigh = high < low - tolerance;
    const highFromHigh = high < low + rise - tolerance;
    const nextLow = Math.min(low, high);
    const nextHigh = Math.min(high, low + rise) - gain;
    low = nextLow;
    high = nextHigh;
    return { low: lowFromHigh, high: highFromHigh };
  });
  const states = new Uint8Array(saving.length);
  let state = high < low - tolerance ? 1 : 0;
  for (let t = saving.length - 1; t >= 0; t--) {
    states[t] = state;
    const from = cameFromHigh[t] as { low: boolean; high: boolean };
    state = (state === 1 ? from.high : from.low) ? 1 : 0;
  }
  return states;
}
