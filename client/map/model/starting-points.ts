import type { CommunitySummary } from "../../../graph/contract/entities.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";

interface NamedConcept {
  readonly id: string;
  readonly label: string;
}

/** Two well-connected concepts of different communities, of names of several words: single words are often too general to begin with. */
export function startingConcepts({ nodes }: ConceptMap): NamedConcept[] {
  const weightOf = (i: number) => (nodes.papers[i] ?? 0) * (0.3 + (nodes.participation[i] ?? 0));
  const isPhrase = (i: number) => (nodes.label[i] ?? "").includes(" ");
  const isBefore = (a: number, b: number) => {
    const order = Number(isPhrase(b)) - Number(isPhrase(a)) || weightOf(b) - weightOf(a);
    return order < 0 || (order === 0 && (nodes.id[a] ?? "") < (nodes.id[b] ?? ""));
  };
  // Asked with every change of the view: one look at each concept, no sorting.
  const best = (isWanted: (i: number) => boolean) => {
    let first: number | undefined;
    for (let i = 0; i < nodes.id.length; i++) {
      if (isWanted(i) && (first === undefined || isBefore(i, first))) first = i;
    }
    return first;
  };
  const first = best(() => true);
  const second = first === undefined ? undefined : best((i) => nodes.community[i] !== nodes.community[first]);
  return [first, second]
    .filter((one) => one !== undefined)
    .map((i) => ({ id: nodes.id[i] ?? "", label: nodes.label[i] ?? nodes.id[i] ?? "" }));
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
