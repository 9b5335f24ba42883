import Graph from "graphology";
import { colourOf } from "../ui/community.ts";
import { curvature } from "./frame.ts";
import type { MapModel } from "./model.ts";
import { type Palette, premultiplied } from "./palette.ts";

/** The graph that Sigma draws: large discs first, so that small ones lie on top; links weakest first. */
export function sigmaGraph(model: MapModel, palette: Palette): Graph {
  const graph = new Graph({ type: "undirected", multi: false });
  const { nodes, links } = model.map;
  for (const i of model.rank) graph.addNode(nodes.id[i], nodeAttributes(model, palette, i));
  const order = Uint32Array.from(links.npmi.keys()).sort(
    (a, b) => (links.npmi[a] ?? 0) - (links.npmi[b] ?? 0) || a - b,
  );
  for (const link of order) {
    const [a, b] = [links.source[link] ?? 0, links.target[link] ?? 0];
    graph.addUndirectedEdge(nodes.id[a], nodes.id[b], linkAttributes(model, palette, link));
  }
  return graph;
}

function nodeAttributes(model: MapModel, palette: Palette, i: number) {
  const colour = colourOf(model.map.nodes.community[i] ?? 0);
  return {
    x: model.x[i],
    y: -(model.y[i] ?? 0),
    size: model.radius[i],
    color: palette.node[colour],
    borderColor: palette.land[colour],
    type: "border",
  };
}

/** Inside a land a link has the land's colour; between lands it is grey and bends. Many links are fainter. */
function linkAttributes(model: MapModel, palette: Palette, link: number) {
  const { nodes, links } = model.map;
  const a = nodes.community[links.source[link] ?? 0] ?? 0;
  const b = nodes.community[links.target[link] ?? 0] ?? 0;
  const npmi = Math.max(0, links.npmi[link] ?? 0);
  const crowd = Math.min(1, Math.sqrt(10_000 / Math.max(1, links.source.length)));
  const inland = a === b;
  const opacity = Math.max(0.06, (inland ? 0.22 + 0.6 * npmi : 0.18 + 0.5 * npmi) * crowd);
  const colour = inland ? palette.node[colourOf(a)] : palette.edge;
  return {
    size: 0.8 + 2.2 * npmi,
    color: premultiplied(colour ?? "", opacity),
    type: inland ? "straight" : "curved",
    curvature: inland ? 0 : curvature,
  };
}
