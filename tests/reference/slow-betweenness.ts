import type { EdgeList } from "./random-graph.ts";

/** Betweenness and bridgeness from their definitions: distances and path counts of all pairs, then all triples. */
export function slowBetweenness({ nodes, edges }: EdgeList): { betweenness: number[]; bridgeness: number[] } {
  const near = Array.from({ length: nodes }, () => new Set<number>());
  for (const [a, b] of edges) {
    near[a]?.add(b);
    near[b]?.add(a);
  }
  const from = near.map((_, s) => search(near, s));
  const through = (v: number, s: number, t: number) => {
    const [direct, first, second] = [from[s], from[s], from[v]] as [Search, Search, Search];
    const distance = direct.distance[t]!;
    if (distance === Number.POSITIVE_INFINITY) return 0;
    if (first.distance[v]! + second.distance[t]! !== distance) return 0;
    return (first.paths[v]! * second.paths[t]!) / direct.paths[t]!;
  };
  const sum = (v: number, allowed: (end: number) => boolean) => {
    let total = 0;
    for (let s = 0; s < nodes; s++) {
      for (let t = s + 1; t < nodes; t++) {
        if (s !== v && t !== v && allowed(s) && allowed(t)) total += through(v, s, t);
      }
    }
    return total;
  };
  return {
    betweenness: near.map((_, v) => sum(v, () => true)),
    bridgeness: near.map((neighbours, v) => sum(v, (end) => !neighbours.has(end))),
  };
}

interface Search {
  distance: number[];
  paths: number[];
}

function search(near: readonly Set<number>[], start: number): Search {
  const distance = near.map(() => Number.POSITIVE_INFINITY);
  const paths = near.map(() => 0);
  distance[start] = 0;
  paths[start] = 1;
  let level = [start];
  for (let d = 1; level.length > 0; d++) {
    const next = new Set<number>();
    for (const v of level) {
      for (const u of near[v]!) {
        if (distance[u]! < d) continue;
        distance[u] = d;
        paths[u]! += paths[v]!;
        next.add(u);
      }
    }
    level = [...next];
  }
  return { distance, paths };
}
