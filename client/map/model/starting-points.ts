import type { CommunitySummary } from "../../../graph/contract/entities.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";

interface NamedConcept {
  readonly id: string;
  readonly label: string;
}

/** Two well-connected concepts of different communities, of names of several words: single words are often too general to begin with. */
export function startingConcepts(map: ConceptMap): NamedConcept[] {
  const { nodes } = map;
  const words = ({ i }: { i: number }) => Number((nodes.label[i] ?? "").includes(" "));
  const order = nodes.id
    .map((id, i) => ({ id, i, weight: (nodes.papers[i] ?? 0) * (0.3 + (nodes.participation[i] ?? 0)) }))
    .sort((a, b) => words(b) - words(a) || b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const first = order[0];
  const second = order.find(({ i }) => first && nodes.community[i] !== nodes.community[first.i]);
  return [first, second].filter((one) => one !== undefined).map(({ id, i }) => ({ id, label: nodes.label[i] ?? id }));
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
