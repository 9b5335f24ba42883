import type { KnowledgeAmong } from "../contract/knowledge/knowledge.ts";
import type { ConceptMap } from "../contract/map.ts";
import type { GraphExporter } from "./exporter.ts";
import { kindsById, linkRows, nodeRows, relationRows } from "./graph-rows.ts";
import { xmlText } from "./xml-text.ts";

const KEYS = [
  ["label", "node", "string"],
  ["papers", "node", "int"],
  ["community", "node", "int"],
  ["communityLabel", "node", "string"],
  ["x", "node", "double"],
  ["y", "node", "double"],
  ["meanYear", "node", "double"],
  ["participation", "node", "double"],
  ["kind", "node", "string"],
  ["relation", "edge", "string"],
  ["confidence", "edge", "double"],
  ["weight", "edge", "double"],
  ["npmi", "edge", "double"],
  ["associationStrength", "edge", "double"],
] as const;

/** GraphML: Gephi, networkx, igraph, Cytoscape, yEd. */
export const graphml: GraphExporter = {
  of: "graph",
  name: "graphml",
  label: "GraphML (Gephi, networkx, igraph, Cytoscape, yEd)",
  extension: ".graphml",
  mediaType: "application/graphml+xml",
  writesKnowledge: true,
  *write(graph, knowledge) {
    yield* headAndNodes("undirected", graph, knowledge);
    for (const { source, target, papers, ...values } of linkRows(graph)) {
      const from = xmlText(graph.nodes.id[source] ?? "");
      const to = xmlText(graph.nodes.id[target] ?? "");
      yield `<edge source="${from}" target="${to}">${data({ weight: papers, ...values })}</edge>\n`;
    }
    yield "</graph>\n</graphml>\n";
  },
};

/** The same with directed edges for what is broader and how concepts are related. */
export const graphmlRelations: GraphExporter = {
  ...graphml,
  name: "graphml-relations",
  label: "GraphML with typed relations (Gephi, networkx, igraph, Cytoscape, yEd)",
  *write(graph, knowledge) {
    yield* headAndNodes("directed", graph, knowledge);
    for (const { from, to, relation, papers, confidence } of relationRows(knowledge)) {
      const values = data({ weight: Math.max(1, papers), relation, confidence });
      yield `<edge source="${xmlText(from)}" target="${xmlText(to)}">${values}</edge>\n`;
    }
    yield "</graph>\n</graphml>\n";
  },
};

function* headAndNodes(edges: string, graph: ConceptMap, knowledge: KnowledgeAmong | undefined): Generator<string> {
  const kinds = kindsById(knowledge);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const [name, of, type] of KEYS) {
    yield `<key id="${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`;
  }
  yield `<graph edgedefault="${edges}">\n`;
  for (const { position: _, id, ...values } of nodeRows(graph)) {
    yield `<node id="${xmlText(id)}">${data({ ...values, kind: kinds.get(id) ?? null })}</node>\n`;
  }
}

function data(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .map(([key, value]) => (value === null ? "" : `<data key="${key}">${xmlText(String(value))}</data>`))
    .join("");
}
