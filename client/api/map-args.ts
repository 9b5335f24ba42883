import type { Args } from "../../graph/contract/endpoints.ts";
import type { OnMap } from "../state/on-map.ts";
import type { View } from "../state/view.ts";

/** Level of the disparity filter below which a link belongs to the backbone. */
export const backboneLevel = 0.05;
/** Links asked for when a reader says how strong they must be. */
const plenty = 20_000;

/** What the server is asked for the map of a view. */
export function mapArgs(view: View): Args<"getMap"> {
  return {
    ...conceptArgs(view),
    ...(view.minStrength === null ? {} : { minStrength: view.minStrength, links: plenty }),
    ...(view.map.backbone ? { backbone: backboneLevel } : {}),
  };
}

/** Which concepts the map of a view shows, without its links. */
export function conceptArgs(view: View) {
  const { pinned, hidden, expanded, path, communities } = view.map;
  const q = papersQuery(view.map);
  const include = [...new Set([...pinned, ...path])];
  return {
    measure: view.measure,
    ...(q === "" ? {} : { q }),
    ...(view.size === null ? {} : { concepts: view.size }),
    ...(view.minPapers === null ? {} : { minPapers: view.minPapers }),
    ...(view.minJoint === null ? {} : { minJoint: view.minJoint }),
    ...(communities.length === 0 ? {} : { communities: [...communities] }),
    ...(include.length === 0 ? {} : { include }),
    ...(hidden.length === 0 ? {} : { hide: [...hidden] }),
    ...(expanded.length === 0 ? {} : { expand: [...expanded] }),
  };
}

/** The papers that the map counts, in the query language; empty = all. */
export function papersQuery({ years, venue, within }: OnMap): string {
  return [
    within.trim() === "" ? "" : `(${within.trim()})`,
    years === null ? "" : `year:${years[0]}..${years[1]}`,
    venue === "" ? "" : `venue:"${venue.replaceAll('"', "")}"`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
