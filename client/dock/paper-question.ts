import { papersQuery } from "../api/map-args.ts";
import type { View } from "../state/view.ts";

/** Which papers the table lists, in the query language: those of what is open or selected, within the lens. */
export function paperQuestion(view: View): string {
  const within = papersQuery(view.map);
  const sort =
    view.sort?.by === "year" && !view.sort.down ? "sort:oldest" : view.sort?.by === "bridge" ? "sort:bridge" : "";
  return [concepts(view), within, sort].filter((part) => part !== "").join(" ");
}

/** What the question is about; null = all papers of the lens. */
export function paperSubject({ open, map }: View): "selection" | "concept" | "link" | null {
  if (map.selected.length > 0) return "selection";
  return open?.kind === "concept" || open?.kind === "link" ? open.kind : null;
}

function concepts(view: View): string {
  const { open, map } = view;
  const named = (id: string) => `concept:"${id.replaceAll('"', "")}"`;
  switch (paperSubject(view)) {
    case "selection":
      return `(${map.selected.map(named).join(" OR ")})`;
    case "concept":
      return open?.kind === "concept" ? named(open.id) : "";
    case "link":
      return open?.kind === "link" ? `${named(open.a)} ${named(open.b)}` : "";
    default:
      return "";
  }
}
