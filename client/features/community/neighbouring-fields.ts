import type { CommunitySummary } from "../../../graph/contract/entities.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";

const maxFields = 6;

/** The communities with the most links to one community on the map, ties by number. */
export function neighbouringFields(
  { nodes, links, communities }: ConceptMap,
  id: number,
): { field: CommunitySummary; links: number }[] {
  const counts = new Map<number, number>();
  links.source.forEach((source, k) => {
    const ends = [nodes.community[source] ?? 0, nodes.community[links.target[k] ?? 0] ?? 0];
    if (!ends.includes(id) || ends[0] === ends[1]) return;
    const other = ends[0] === id ? ends[1] : ends[0];
    counts.set(other ?? 0, (counts.get(other ?? 0) ?? 0) + 1);
  });
  return communities
    .flatMap((field) => {
      const found = counts.get(field.id);
      return found === undefined ? [] : [{ field, links: found }];
    })
    .sort((a, b) => b.links - a.links || a.field.id - b.field.id)
    .slice(0, maxFields);
}
