import type { CommunitySummary } from "../../../graph/contract/entities.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";

interface NamedConcept {
  readonly id: string;
  readonly label: string;
}

/** Two well-connected concepts of different communities, those whose partners lie in the most fields. */
export function startingConcepts(map: ConceptMap): NamedConcept[] {
  const { nodes } = map;
  const order = nodes.id
    .map((id, i) => ({ id, i, weight: (nodes.papers[i] ?? 0) * (0.3 + (nodes.participation[i] ?? 0)) }))
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const first = order[0];
  const second = order.find(({ i }) => first && nodes.community[i] !== nodes.community[first.i]);
  return [first, second].filter((one) => one !== undefined).map(({ id, i }) => ({ id, label: nodes.label[i] ?? id }));
}

interface Link {
  readonly a: string;
  readonly b: string;
  readonly labelA: string;
  readonly labelB: string;
}

/** The two best-supported links between communities whose ends share no word ("diffusion" and "diffusion model" would be trivial). */
export function startingLinks(map: ConceptMap): Link[] {
  const { nodes, links } = map;
  return links.source
    .map((a, i) => ({
      a,
      b: links.target[i] ?? 0,
      weight: (links.papers[i] ?? 0) * Math.max(0, links.npmi[i] ?? 0),
      i,
    }))
    .filter(({ a, b }) => nodes.community[a] !== nodes.community[b] && !shareWord(nodes.id[a] ?? "", nodes.id[b] ?? ""))
    .sort((p, q) => q.weight - p.weight || p.i - q.i)
    .slice(0, 2)
    .map(({ a, b }) => ({
      a: nodes.id[a] ?? "",
      b: nodes.id[b] ?? "",
      labelA: nodes.label[a] ?? "",
      labelB: nodes.label[b] ?? "",
    }));
}

function shareWord(a: string, b: string): boolean {
  const words = new Set(a.split("-"));
  return b.split("-").some((word) => words.has(word));
}

/** The two pairs of large communities with the most links between them on the map. */
export function fieldPairs(map: ConceptMap): { a: CommunitySummary; b: CommunitySummary }[] {
  const counts = new Map<string, number>();
  map.links.source.forEach((source, i) => {
    const [p, q] = [map.nodes.community[source] ?? 0, map.nodes.community[map.links.target[i] ?? 0] ?? 0];
    if (p === q || p === 0 || q === 0) return;
    const key = `${Math.min(p, q)} ${Math.max(p, q)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const byId = new Map(map.communities.map((community) => [community.id, community]));
  return [...counts]
    .sort(([k, n], [l, m]) => m - n || (k < l ? -1 : 1))
    .slice(0, 2)
    .flatMap(([key]) => {
      const [a, b] = key.split(" ").map((id) => byId.get(Number(id)));
      return a && b ? [{ a, b }] : [];
    });
}
