import type { ConceptMap } from "../../graph/contract/map.ts";
import type { Args } from "../../graph/contract/operations/endpoints.ts";
import type { MapParams, View } from "../state/view.ts";

/** Level of the disparity filter below which a link belongs to the backbone. */
export const backboneLevel = 0.05;

/** The arguments for the map of a view, with some further concepts to include. */
export function mapArgs(view: View, extraConcepts: readonly string[] = []): Args<"getMap"> {
  return {
    ...conceptArgs(view, extraConcepts),
    ...(view.minStrength === null ? {} : { minStrength: view.minStrength }),
    ...(view.maxLinks === null ? {} : { links: view.maxLinks }),
    ...(view.map.relation === "" ? {} : { relation: view.map.relation }),
    ...(view.map.backbone ? { backbone: backboneLevel } : {}),
  };
}

/** Which concepts the map of a view shows, without its links. */
export function conceptArgs(view: View, extraConcepts: readonly string[] = []) {
  const { pinned, hidden, expanded, path, communities, specific, kinds, rolledUp, opened } = view.map;
  const q = papersQuery(view.map);
  const include = [...new Set([...pinned, ...path, ...extraConcepts])];
  return {
    measure: view.measure,
    ...(q === "" ? {} : { q }),
    ...(view.size === null ? {} : { concepts: view.size }),
    ...(view.minPapers === null ? {} : { minPapers: view.minPapers }),
    ...(view.minJoint === null ? {} : { minJoint: view.minJoint }),
    ...(specific === null ? {} : { minSpecificity: specific }),
    ...(communities.length === 0 ? {} : { communities: [...communities] }),
    ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
    ...(rolledUp ? { rolledUp: "true" as const } : {}),
    ...(rolledUp && opened.length > 0 ? { open: [...opened] } : {}),
    ...(include.length === 0 ? {} : { include }),
    ...(hidden.length === 0 ? {} : { hide: [...hidden] }),
    ...(expanded.length === 0 ? {} : { expand: [...expanded] }),
  };
}

/** The open concepts that are neither on the map nor hidden by the reader; the map is asked again with them, so that they can be ringed. */
export function openOutside({ open, map }: View, currentMap: ConceptMap | undefined): string[] {
  if (!currentMap || (open?.kind !== "concept" && open?.kind !== "link")) return [];
  const ends = open.kind === "concept" ? [open.id] : [open.a, open.b];
  const known = new Set([...currentMap.nodes.id, ...map.hidden]);
  return ends.filter((id) => !known.has(id));
}

/** The papers that the map counts, in the query language; empty = all. */
export function papersQuery({ years, venue, within }: MapParams): string {
  return [
    within.trim() === "" ? "" : `(${within.trim()})`,
    years === null ? "" : `year:${years[0]}..${years[1]}`,
    venue === "" ? "" : `venue:"${venue.replaceAll('"', "")}"`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
