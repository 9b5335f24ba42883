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
  const mapQuery = papersQuery(map);
  const query = view.page === "pairs" ? view.query.trim() : "";
  const rows: PaperRow[] = [{ of: "all", q: mapQuery }];
  if (query !== "") rows.push({ of: "query", q: query });
  if (map.selected.length > 0) rows.push({ of: "selection", q: allOf(papersOfAny(map.selected), mapQuery) });
  if (open?.kind === "paper") rows.push({ of: "paper", q: papersOfOpen(open) });
  else if (open !== null) rows.push({ of: open.kind, q: allOf(papersOfOpen(open), mapQuery) });
  return rows;
}

/** "Papers of agents with planning, 26"; the concepts as the server reads them. */
export function rowTitle({ of, q }: PaperRow, mapQuery: string, concepts: readonly string[], papers: number): string {
  const ending = `${mapQuery === "" ? "" : `, ${mapQuery}`}, ${count(papers)}`;
  switch (of) {
    case "all":
      return mapQuery === "" ? `All ${pluralize(papers, "paper")}` : `Papers of ${mapQuery}, ${count(papers)}`;
    case "query":
      return `Papers of ${q}, ${count(papers)}`;
    case "community":
      return `Papers of the open community${ending}`;
    case "paper":
      return "The open paper";
    default:
      return `Papers of ${namesOf(concepts, of === "link" ? " with " : " or ")}${ending}`;
  }
}

/** Whether an address means the computer itself, and another one on another computer. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127\./.test(host);
}
