import type { EdgeList } from "./random-graph.ts";

/** Every simple path between two nodes with its cost. */
export function allPaths(list: EdgeList, from: number, to: number, stepCost: number) {
  const found: { nodes: number[]; cost: number }[] = [];
  const walk = (nodes: number[], cost: number) => {
    const last = nodes.at(-1)!;
    if (last === to) {
      found.push({ nodes, cost });
      return;
    }
    for (const [a, b, w] of list.edges) {
      const next = a === last ? b : b === last ? a : -1;
      if (next >= 0 && !nodes.includes(next)) walk([...nodes, next], cost + stepCost - Math.log(w));
    }
  };
  walk([from], 0);
  return found;
}

/** Burt's constraint of one node, from matrices. */
export function slowConstraint({ nodes, edges }: EdgeList, i: number): number {
  const weight = Array.from({ length: nodes }, () => new Array<number>(nodes).fill(0));
  for (const [a, b, w] of edges) {
    weight[a]![b] = w;
    weight[b]![a] = w;
  }
  const at = (a: number, b: number) => weight[a]![b]!;
  const strength = weight.map((row) => row.reduce((sum, w) => sum + w, 0));
  const share = (a: number, b: number) => (strength[a] === 0 ? 0 : at(a, b) / strength[a]!);
  if (strength[i] === 0) return Number.NaN;
  let sum = 0;
  for (let j = 0; j < nodes; j++) {
    if (j === i || at(i, j) === 0) continue;
    let through = share(i, j);
    for (let q = 0; q < nodes; q++) if (q !== i && q !== j) through += share(i, q) * share(q, j);
    sum += through * through;
  }
  return sum;
}

/** Candidates of open discovery for one concept by sets, every link of one paper taken. */
export function slowDiscovery(rows: readonly (readonly number[])[], concepts: number, a: number) {
  const joint = (x: number, y: number) => rows.filter((row) => row.includes(x) && row.includes(y)).length;
  const partners = (x: number) =>
    Array.from({ length: concepts }, (_, y) => y).filter((y) => y !== x && joint(x, y) > 0);
  const known = partners(a);
  const candidates = Array.from({ length: concepts }, (_, c) => c).filter((c) => c !== a && !known.includes(c));
  return candidates
    .map((c) => ({ c, through: known.filter((b) => partners(c).includes(b)) }))
    .filter(({ through }) => through.length > 0)
    .map(({ c, through }) => ({
      c,
      links: through.length,
      minimum: through.reduce((sum, b) => sum + Math.min(joint(a, b), joint(b, c)), 0) / through.length,
      adamicAdar: through.reduce((sum, b) => sum + 1 / Math.log(Math.max(2, partners(b).length)), 0),
    }));
}

/** Every pair of a concept of community 1 and one of community 2 that share no paper, most expected first. */
export function slowMissingPairs(rows: readonly (readonly number[])[], community: Uint32Array) {
  const of = (id: number) => [...community.keys()].filter((c) => community[c] === id);
  const all = of(1).flatMap((a) => of(2).map((b) => ({ a, b })));
  const papersOf = (c: number) => rows.filter((row) => row.includes(c)).length;
  const pairs = all
    .filter(({ a, b }) => !rows.some((row) => row.includes(a) && row.includes(b)))
    .map(({ a, b }) => ({ a, b, expected: (papersOf(a) * papersOf(b)) / rows.length }))
    .sort((p, q) => q.expected - p.expected || p.a - q.a || p.b - q.b);
  return { pairs, possible: all.length };
}
