import type { Open } from "../state/open-panel.ts";
import type { View } from "../state/view.ts";
import { papersQuery } from "./map-args.ts";

/** Which papers the table lists, in the query language: those of what is open or selected, within the lens. */
export function paperQuestion(view: View): string {
  const sort =
    view.sort?.by === "year" && !view.sort.down ? "sort:oldest" : view.sort?.by === "bridge" ? "sort:bridge" : "";
  return allOf(concepts(view), papersQuery(view.map), sort);
}

/** What the listed papers belong to; null = all papers of the lens. */
export function paperSubject({ open, map }: View): "selection" | "concept" | "link" | "community" | null {
  if (map.selected.length > 0) return "selection";
  return open === null || open.kind === "paper" ? null : open.kind;
}

/** Combines conditions of a query that must all be true. */
export function allOf(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

/** The papers of what the panel shows: of a concept, a community, both ends of a link, or the paper itself; empty = of nothing. */
export function papersOfOpen(open: Open | null): string {
  if (open === null) return "";
  if (open.kind === "link") return papersOfBoth(open.a, open.b);
  return open.kind === "community" ? `community:${open.id}` : fieldQuery(open.kind, open.id);
}

/** The papers that mention both concepts, whatever their labels. */
export function papersOfBoth(a: string, b: string): string {
  return allOf(fieldQuery("concept", a), fieldQuery("concept", b));
}

/** The papers of any of the concepts. */
export function papersOfAny(concepts: readonly string[]): string {
  return concepts.length === 0 ? "" : `(${concepts.map((id) => fieldQuery("concept", id)).join(" OR ")})`;
}

/** Up to four names of concepts, then the number of the others. */
export function namesOf(names: readonly string[], between: " with " | " or "): string {
  const left = names.length - 4;
  return left <= 0 ? names.join(between) : `${names.slice(0, 4).join(between)}${between}${left} more`;
}

function fieldQuery(kind: "concept" | "paper", id: string): string {
  return `${kind}:"${id.replaceAll('"', "")}"`;
}

function concepts(view: View): string {
  const subject = paperSubject(view);
  if (subject === null) return "";
  return subject === "selection" ? papersOfAny(view.map.selected) : papersOfOpen(view.open);
}
