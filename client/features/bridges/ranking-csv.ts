import type { BridgePaper } from "../../../graph/contract/papers.ts";
import { csvOf } from "../../ui/csv.ts";

/** The ranking as a table for a spreadsheet: every part of the score, and the concepts of both fields. */
export function rankingCsv(rows: readonly BridgePaper[]): string {
  const head = ["rank", "id", "title", "authors", "venue", "year", "doi", "field", "its concepts", "other field"];
  const numbers = [
    "its concepts",
    "score",
    "raw score",
    "diversity",
    "separateness",
    "concepts",
    "p",
    "q",
    "stability",
  ];
  return csvOf([[...head, ...numbers], ...rows.map(cells)]);
}

function cells({ rank, paper, joins, sides, score, parts, p, q, stability }: BridgePaper): (string | number | null)[] {
  const fields = [joins.a, joins.b].flatMap((id) => {
    const side = sides.find(({ community }) => community === id);
    return [side?.label ?? null, side?.concepts.map(({ label }) => label).join("; ") ?? null];
  });
  return [
    ...[rank, paper.id, paper.title, paper.authors.join("; "), paper.venue, paper.year, paper.doi],
    ...fields,
    ...[score, parts.raw, parts.diversity, parts.separateness, parts.length, p, q, stability],
  ];
}
