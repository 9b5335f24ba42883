import { papersQuery } from "../../http/map-args.ts";
import { allOf, namesOf, papersOfAny, papersOfOpen } from "../../http/paper-question.ts";
import type { View } from "../../state/view.ts";
import { count, pluralize } from "../../ui/words/format.ts";

/** A set of papers that can be exported. */
export interface PaperRow {
  readonly of: "all" | "query" | "selection" | "concept" | "link" | "community" | "paper";
  /** In the query language; empty = every paper. */
  readonly q: string;
}

/** The sets of papers a reader may want: all that the map counts, those of the query, of the selection, and of what is open. */
export function paperRows(view: View): PaperRow[] {
  const { open, map } = view;
  const within = papersQuery(map);
  const query = view.page === "pairs" ? view.query.trim() : "";
  const rows: PaperRow[] = [{ of: "all", q: within }];
  if (query !== "") rows.push({ of: "query", q: query });
  if (map.selected.length > 0) rows.push({ of: "selection", q: allOf(papersOfAny(map.selected), within) });
  if (open?.kind === "paper") rows.push({ of: "paper", q: papersOfOpen(open) });
  else if (open !== null) rows.push({ of: open.kind, q: allOf(papersOfOpen(open), within) });
  return rows;
}

/** "Papers of agents with planning, 26"; the concepts as the server reads them. */
export function rowTitle({ of, q }: PaperRow, within: string, concepts: readonly string[], papers: number): string {
  const among = `${within === "" ? "" : `, ${within}`}, ${count(papers)}`;
  switch (of) {
    case "all":
      return within === "" ? `All ${pluralize(papers, "paper")}` : `Papers of ${within}, ${count(papers)}`;
    case "query":
      return `Papers of ${q}, ${count(papers)}`;
    case "community":
      return `Papers of the open community${among}`;
    case "paper":
      return "The open paper";
    default:
      return `Papers of ${namesOf(concepts, of === "link" ? " with " : " or ")}${among}`;
  }
}
