import type { GraphExporter, PaperExporter } from "./exporter.ts";
import { linkRows, nodeRows } from "./graph-rows.ts";

const table = { extension: ".csv", mediaType: "text/csv" } as const;

/** The concepts as a table. */
export const nodeTable: GraphExporter = {
  ...table,
  of: "graph",
  name: "csv-nodes",
  label: "table of concepts (CSV)",
  *write(graph) {
    yield row(["id", "label", "papers", "community", "communityLabel", "x", "y", "meanYear", "participation"]);
    for (const { position: _, ...node } of nodeRows(graph)) yield row(Object.values(node));
  },
};

/** The links as a table; `Source`, `Target`, `Weight` and `Type` are what Gephi looks for. */
export const linkTable: GraphExporter = {
  ...table,
  of: "graph",
  name: "csv-edges",
  label: "table of links (CSV)",
  *write(graph) {
    yield row(["Source", "Target", "Type", "Weight", "npmi", "associationStrength"]);
    for (const { source, target, papers, npmi, associationStrength } of linkRows(graph)) {
      const ends = [graph.nodes.id[source] ?? "", graph.nodes.id[target] ?? ""];
      yield row([...ends, "Undirected", papers, npmi, associationStrength]);
    }
  },
};

/** The papers as a table that the reader of tables takes back. */
export const paperTable: PaperExporter = {
  ...table,
  of: "papers",
  name: "csv-papers",
  label: "table of papers (CSV)",
  async *write(papers) {
    yield row(["id", "title", "abstract", "year", "venue", "authors", "keywords", "doi", "url"]);
    for await (const { id, title, abstract, year, venue, authors, keywords, doi, url } of papers) {
      yield row([id, title, abstract, year, venue, authors.join("; "), keywords.join("; "), doi, url]);
    }
  },
};

function row(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

/**
 * A cell that no spreadsheet takes for a formula: texts that begin with = + - @ or a control character get an apostrophe
 * in front (OWASP, CSV injection). RFC 4180 quoting.
 */
function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n;\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
