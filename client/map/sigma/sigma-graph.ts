import { UndirectedGraph } from "graphology";
import { curvature } from "../model/frame.ts";
import { isDirected, type MapModel } from "../model/model.ts";
import type { Colours } from "../paint/map-colouring.ts";
import { type Palette, premultiply } from "../paint/palette.ts";

/** Palette, colours and ink that a model is drawn with. */
export interface Look {
  readonly palette: Palette;
  readonly colours: Colours;
  /** Factor on the strength with which links are drawn; 1 suits their number. */
  readonly ink: number;
}

/** The graph that Sigma draws: large discs first, so that small ones lie on top; links weakest first. */
export function sigmaGraph(model: MapModel, look: Look): UndirectedGraph {
  const graph = new UndirectedGraph();
  const { nodes, links } = model.map;
  for (const i of model.rank) graph.addNode(nodes.id[i], nodeAttributes(model, look, i));
  const order = Uint32Array.from(links.npmi.keys()).sort(
    (a, b) => (links.npmi[a] ?? 0) - (links.npmi[b] ?? 0) || a - b,
  );
  const paleness = palenessOf(model);
  for (const link of order) {
    const [a, b] = [links.source[link] ?? 0, links.target[link] ?? 0];
    graph.addUndirectedEdge(nodes.id[a], nodes.id[b], linkAttributes(model, look, link, paleness));
  }
  return graph;
}

function nodeAttributes(model: MapModel, { colours }: Look, i: number) {
  return {
    x: model.x[i],
    y: -(model.y[i] ?? 0),
    size: model.radius[i],
    color: colours.fill(i),
    borderColor: colours.rim(i),
    type: i < model.concepts ? "border" : "square",
  };
}

/** Up to this many links of a kind are drawn at full strength; more are fainter by the root. */
const fullInkLinks = { all: 10_000, between: 600 } as const;

interface Paleness {
  readonly all: number;
  /** Of links between lands, which run over everything. */
  readonly between: number;
}

function palenessOf({ map: { nodes, links } }: MapModel): Paleness {
  const between = links.source.filter((a, k) => nodes.community[a] !== nodes.community[links.target[k] ?? 0]).length;
  const fade = (few: number, many: number) => Math.min(1, Math.sqrt(few / Math.max(1, many)));
  const all = fade(fullInkLinks.all, links.source.length);
  return { all, between: Math.min(all, fade(fullInkLinks.between, between)) };
}

/** Inside a land a link has the land's colour; between lands it is grey and bends. Many links are fainter. */
function linkAttributes(model: MapModel, { palette, colours, ink }: Look, link: number, paleness: Paleness) {
  const { nodes, links } = model.map;
  const [source, target] = [links.source[link] ?? 0, links.target[link] ?? 0];
  const npmi = Math.max(0, links.npmi[link] ?? 0);
  const inland = nodes.community[source] === nodes.community[target];
  const ofStrength = inland ? (0.22 + 0.6 * npmi) * paleness.all : (0.18 + 0.5 * npmi) * paleness.between;
  // What sentences say is few and sure, however often the two are together.
  const opacity = Math.max(isDirected(model) ? 0.6 * paleness.all : 0.06, ofStrength);
  const colour = inland && colours.communities ? colours.fill(source) : palette.edge;
  return {
    size: 0.8 + 2.2 * npmi,
    color: premultiply(colour, Math.min(1, opacity * ink)),
    type: inland ? "straight" : "curved",
    curvature: inland ? 0 : curvature,
  };
}
