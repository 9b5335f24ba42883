import type { GraphExporter } from "./exporter.ts";
import { linkRows, nodeRows } from "./graph-rows.ts";
import { xmlText } from "./xml-text.ts";

/** GEXF 1.2 draft: the newest that Gephi and networkx both read. */
export const gexf: GraphExporter = {
  of: "graph",
  name: "gexf",
  label: "GEXF (Gephi, networkx)",
  extension: ".gexf",
  mediaType: "application/gexf+xml",
  *write(graph) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n';
    yield '<graph defaultedgetype="undirected" mode="static">\n<attributes class="node" mode="static">\n';
    yield NODE_ATTRIBUTES.map(([name, type], i) => `<attribute id="${i}" title="${name}" type="${type}"/>\n`).join("");
    yield '</attributes>\n<attributes class="edge" mode="static">\n';
    yield EDGE_ATTRIBUTES.map(([name, type], i) => `<attribute id="${i}" title="${name}" type="${type}"/>\n`).join("");
    yield "</attributes>\n<nodes>\n";
    for (const node of nodeRows(graph)) {
      const values = [node.papers, node.community, node.communityLabel, node.meanYear, node.participation];
      yield `<node id="${xmlText(node.id)}" label="${xmlText(node.label)}"><attvalues>${attributes(values)}</attvalues>` +
        `<viz:size value="${Math.sqrt(node.papers)}"/><viz:position x="${node.x}" y="${node.y}" z="0.0"/></node>\n`;
    }
    yield "</nodes>\n<edges>\n";
    let id = 0;
    for (const link of linkRows(graph)) {
      const ends = `source="${name(graph.nodes.id, link.source)}" target="${name(graph.nodes.id, link.target)}"`;
      const values = attributes([link.npmi, link.associationStrength]);
      yield `<edge id="${id++}" ${ends} weight="${link.papers}"><attvalues>${values}</attvalues></edge>\n`;
    }
    yield "</edges>\n</graph>\n</gexf>\n";
  },
};

const NODE_ATTRIBUTES = [
  ["papers", "integer"],
  ["community", "integer"],
  ["communityLabel", "string"],
  ["meanYear", "double"],
  ["participation", "double"],
] as const;
const EDGE_ATTRIBUTES = [
  ["npmi", "double"],
  ["associationStrength", "double"],
] as const;

const name = (ids: readonly string[], position: number) => xmlText(ids[position] ?? "");

function attributes(values: readonly (string | number | null)[]): string {
  return values
    .map((value, i) => (value === null ? "" : `<attvalue for="${i}" value="${xmlText(String(value))}"/>`))
    .join("");
}
