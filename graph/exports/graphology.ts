import type { GraphExporter } from "./exporter.ts";
import { linkRows, nodeRows } from "./graph-rows.ts";

/** The serialised form of graphology, which `Graph.from` takes. */
export const graphology: GraphExporter = {
  of: "graph",
  name: "graphology",
  label: "graphology (JSON)",
  extension: ".json",
  mediaType: "application/json",
  *write(graph) {
    const { revision, seed, measure, minPapers, minJoint } = graph;
    yield `{"attributes":${JSON.stringify({ revision, seed, measure, minPapers, minJoint })},`;
    yield '"options":{"type":"undirected","multi":false,"allowSelfLoops":false},"nodes":[\n';
    for (const { position, id, ...attributes } of nodeRows(graph)) {
      yield `${position > 0 ? ",\n" : ""}${JSON.stringify({ key: id, attributes })}`;
    }
    yield '\n],"edges":[\n';
    let before = "";
    for (const { source, target, papers, ...others } of linkRows(graph)) {
      const ends = { source: graph.nodes.id[source], target: graph.nodes.id[target], undirected: true };
      yield `${before}${JSON.stringify({ ...ends, attributes: { weight: papers, papers, ...others } })}`;
      before = ",\n";
    }
    yield "\n]}\n";
  },
};
