import type { GraphExporter } from "./exporter.ts";
import { linkRows, nodeRows } from "./graph-rows.ts";

/** Pajek's .net: numbered vertices with labels and places, edges with the number of joint papers. */
export const pajek: GraphExporter = {
  of: "graph",
  name: "pajek",
  label: "Pajek (.net)",
  extension: ".net",
  mediaType: "text/plain",
  *write(graph) {
    yield `*Vertices ${graph.nodes.id.length}\r\n`;
    const box = bounds(graph.nodes.x, graph.nodes.y);
    for (const { position, label, x, y } of nodeRows(graph)) {
      const text = label.replace(/\s+/g, " ").replaceAll('"', "'");
      yield `${position + 1} "${text}" ${box.x(x).toFixed(4)} ${box.y(y).toFixed(4)} 0.5000\r\n`;
    }
    yield "*Edges\r\n";
    for (const { source, target, papers } of linkRows(graph)) yield `${source + 1} ${target + 1} ${papers}\r\n`;
  },
};

/** Pajek draws in the unit square. */
function bounds(xs: readonly number[], ys: readonly number[]) {
  const scale = (values: readonly number[]) => {
    const [low, high] = values.reduce(([min, max], v) => [Math.min(min, v), Math.max(max, v)], [Infinity, -Infinity]);
    return (value: number) => (high > low ? (value - low) / (high - low) : 0.5);
  };
  return { x: scale(xs), y: scale(ys) };
}
