import type { KnowledgeAmong } from "../contract/knowledge/knowledge.ts";
import type { ConceptMap } from "../contract/map.ts";
import type { GraphExporter } from "./exporter.ts";
import { kindsById, linkRows, nodeRows, relationRows } from "./graph-rows.ts";
import { xmlText } from "./xml-text.ts";

/** GEXF 1.2 draft: the newest that Gephi and networkx both read. */
export const gexf: GraphExporter = {
  of: "graph",
  name: "gexf",
  label: "GEXF (Gephi, networkx)",
  extension: ".gexf",
  mediaType: "application/gexf+xml",
  writesKnowledge: true,
  *write(graph, knowledge) {
    yield* head("undirected", EDGE_ATTRIBUTES);
    yield* nodes(graph, knowledge);
    let id = 0;
    for (const link of linkRows(graph)) {
      const ends = `source="${name(graph.nodes.id, link.source)}" target="${name(graph.nodes.id, link.target)}"`;
      const values = attributes([link.npmi, link.associationStrength]);
      yield `<edge id="${id++}" ${ends} weight="${link.papers}"><attvalues>${values}</attvalues></edge>\n`;
    }
    yield END;
  },
};

/** The same with directed edges for what is broader and how concepts are related: networkx reads no file with both sorts. */
export const gexfRelations: GraphExporter = {
  ...gexf,
  name: "gexf-relations",
  label: "GEXF with typed relations (Gephi, networkx)",
  *write(graph, knowledge) {
    yield* head("directed", RELATION_ATTRIBUTES);
    yield* nodes(graph, knowledge);
    let id = 0;
    for (const { from, to, relation, papers, confidence } of relationRows(knowledge)) {
      const ends = `source="${xmlText(from)}" target="${xmlText(to)}" label="${relation}"`;
      const values = attributes([relation, confidence]);
      yield `<edge id="${id++}" ${ends} weight="${Math.max(1, papers)}"><attvalues>${values}</attvalues></edge>\n`;
    }
    yield END;
  },
};

type Attributes = readonly (readonly [string, string])[];

function* head(edges: string, edgeAttributes: Attributes): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n';
  yield `<graph defaultedgetype="${edges}" mode="static">\n<attributes class="node" mode="static">\n`;
  yield NODE_ATTRIBUTES.map(([title, type], i) => `<attribute id="${i}" title="${title}" type="${type}"/>\n`).join("");
  yield '</attributes>\n<attributes class="edge" mode="static">\n';
  yield edgeAttributes.map(([title, type], i) => `<attribute id="${i}" title="${title}" type="${type}"/>\n`).join("");
  yield "</attributes>\n<nodes>\n";
}

function* nodes(graph: ConceptMap, knowledge: KnowledgeAmong | undefined): Generator<string> {
  const kinds = kindsById(knowledge);
  for (const node of nodeRows(graph)) {
    const values = [node.papers, node.community, node.communityLabel, node.meanYear, node.participation];
    const all = attributes([...values, kinds.get(node.id) ?? null]);
    yield `<node id="${xmlText(node.id)}" label="${xmlText(node.label)}"><attvalues>${all}</attvalues>` +
      `<viz:size value="${Math.sqrt(node.papers)}"/><viz:position x="${node.x}" y="${node.y}" z="0.0"/></node>\n`;
  }
  yield "</nodes>\n<edges>\n";
}

const END = "</edges>\n</graph>\n</gexf>\n";

const NODE_ATTRIBUTES = [
  ["papers", "integer"],
  ["community", "integer"],
  ["communityLabel", "string"],
  ["meanYear", "double"],
  ["participation", "double"],
  ["kind", "string"],
] as const;
const EDGE_ATTRIBUTES = [
  ["npmi", "double"],
  ["associationStrength", "double"],
] as const;
const RELATION_ATTRIBUTES = [
  ["relation", "string"],
  ["confidence", "double"],
] as const;

const name = (ids: readonly string[], position: number) => xmlText(ids[position] ?? "");

function attributes(values: readonly (string | number | null)[]): string {
  return values
    .map((value, i) => (value === null ? "" : `<attvalue for="${i}" value="${xmlText(String(value))}"/>`))
    .join("");
}
