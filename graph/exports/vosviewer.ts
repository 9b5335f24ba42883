import type { ConceptMap } from "../contract/map.ts";
import type { GraphExporter } from "./exporter.ts";
import { linkRows, type NodeRow, nodeRows } from "./graph-rows.ts";

/** One file that VOSviewer and VOSviewer Online open: items, links and clusters. */
export const vosviewer: GraphExporter = {
  of: "graph",
  name: "vosviewer",
  label: "VOSviewer (JSON)",
  extension: ".json",
  mediaType: "application/json",
  *write(graph) {
    const strengths = linkStrengths(graph);
    yield '{"network":{"items":[\n';
    for (const node of nodeRows(graph)) {
      const { position, community, meanYear } = node;
      yield `${position > 0 ? ",\n" : ""}${JSON.stringify({
        ...{ id: position + 1, label: node.label, x: node.x, y: node.y },
        ...(community > 0 ? { cluster: community } : {}),
        weights: {
          Links: strengths.links[position] ?? 0,
          "Total link strength": strengths.total[position] ?? 0,
          Documents: node.papers,
        },
        ...(meanYear === null ? {} : { scores: { "Avg. pub. year": meanYear } }),
      })}`;
    }
    yield '\n],"links":[\n';
    let before = "";
    for (const { source, target, papers } of linkRows(graph)) {
      yield `${before}${JSON.stringify({ source_id: source + 1, target_id: target + 1, strength: papers })}`;
      before = ",\n";
    }
    const clusters = graph.communities.map(({ id, label }) => ({ cluster: id, label }));
    yield `\n],"clusters":${JSON.stringify(clusters)}}}\n`;
  },
};

/** The map file of VOSviewer: tab-separated items. */
export const vosviewerMap: GraphExporter = {
  of: "graph",
  name: "vosviewer-map",
  label: "VOSviewer map file",
  extension: ".txt",
  mediaType: "text/tab-separated-values",
  *write(graph) {
    yield "id\tlabel\tx\ty\tcluster\tweight<Documents>\tscore<Avg. pub. year>\n";
    for (const node of nodeRows(graph)) yield `${mapRow(node).join("\t")}\n`;
  },
};

/** The network file of VOSviewer: pairs of items with their strength. */
export const vosviewerNetwork: GraphExporter = {
  of: "graph",
  name: "vosviewer-network",
  label: "VOSviewer network file",
  extension: ".txt",
  mediaType: "text/tab-separated-values",
  *write(graph) {
    for (const { source, target, papers } of linkRows(graph)) yield `${source + 1}\t${target + 1}\t${papers}\n`;
  },
};

function mapRow({ position, label, x, y, community, papers, meanYear }: NodeRow): (string | number)[] {
  const text = label.replace(/\s+/g, " ").replaceAll('"', "'");
  return [position + 1, text, x, y, community > 0 ? community : "", papers, meanYear ?? ""];
}

function linkStrengths({ nodes, links }: ConceptMap): { links: Uint32Array; total: Float64Array } {
  const count = new Uint32Array(nodes.id.length);
  const total = new Float64Array(nodes.id.length);
  for (let i = 0; i < links.source.length; i++) {
    for (const end of [links.source[i] ?? 0, links.target[i] ?? 0]) {
      count[end] = (count[end] ?? 0) + 1;
      total[end] = (total[end] ?? 0) + (links.papers[i] ?? 0);
    }
  }
  return { links: count, total };
}
