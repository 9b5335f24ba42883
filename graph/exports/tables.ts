import { csvRow } from "../shared/csv.ts";
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
    yield csvRow(["id", "label", "papers", "community", "communityLabel", "x", "y", "meanYear", "participation"]);
    for (const { position: _, ...node } of nodeRows(graph)) yield csvRow(Object.values(node));
  },
};

/** The links as a table; `Source`, `Target`, `Weight` and `Type` are what Gephi looks for. */
export const linkTable: GraphExporter = {
  ...table,
  of: "graph",
  name: "csv-edges",
  label: "table of links (CSV)",
  *write(graph) {
    yield csvRow(["Source", "Target", "Type", "Weight", "npmi", "associationStrength"]);
    for (const { source, target, papers, npmi, associationStrength } of linkRows(graph)) {
      const ends = [graph.nodes.id[source] ?? "", graph.nodes.id[target] ?? ""];
      yield csvRow([...ends, "Undirected", papers, npmi, associationStrength]);
    }
  },
};

/** The papers as a table that the reader of tables takes back; of a list with reasons, these last. */
export const paperTable: PaperExporter = {
  ...table,
  of: "papers",
  name: "csv-papers",
  label: "table of papers (CSV)",
  async *write(papers, columns = []) {
    const more = columns.length === 0 ? [] : [...columns, "reason"];
    yield csvRow(["id", "title", "abstract", "year", "venue", "authors", "keywords", "doi", "url", ...more]);
    for await (const { id, title, abstract, year, venue, authors, keywords, doi, url, listed } of papers) {
      const why = listed ? [...columns.map((name) => listed.columns[name] ?? null), listed.reason] : [];
      yield csvRow([id, title, abstract, year, venue, authors.join("; "), keywords.join("; "), doi, url, ...why]);
    }
  },
};
