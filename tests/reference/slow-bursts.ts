/** Kleinberg's two-state bursts by trying all sequences of states; of equally cheap ones the one with least raised states. */
export function slowBursts(relevant: readonly number[], total: readonly number[]) {
  const n = total.length;
  const all = total.reduce((sum, d) => sum + d, 0);
  const hits = relevant.reduce((sum, r) => sum + r, 0);
  if (hits === 0 || hits === all) return [];
  const p0 = hits / all;
  const rates = [p0, Math.min(2 * p0, (1 + p0) / 2)] as const;
  const emission = (t: number, state: 0 | 1) => {
    const [r, d, p] = [relevant[t]!, total[t]!, rates[state]];
    return -(r * Math.log(p) + (d - r) * Math.log(1 - p));
  };
  let best = { cost: Number.POSITIVE_INFINITY, states: [] as (0 | 1)[] };
  for (let code = 0; code < 2 ** n; code++) {
    const states = Array.from({ length: n }, (_, t) => ((code >> t) & 1) as 0 | 1);
    const cost = states.reduce<number>((sum, state, t) => {
      const rise = state === 1 && (t === 0 || states[t - 1] === 0) ? Math.log(n) : 0;
      return sum + emission(t, state) + rise;
    }, 0);
    if (cost < best.cost - 1e-9) best = { cost, states };
  }
  const found: { start: number; end: number; weight: number }[] = [];
  for (const [t, state] of best.states.entries()) {
    if (state === 0) continue;
    const gain = emission(t, 0) - emission(t, 1);
    const last = found.at(-1);
    if (last !== undefined && last.end === t - 1) {
      last.end = t;
      last.weight += gain;
    } else found.push({ start: t, end: t, weight: gain });
  }
  return found;
}
