import { UndirectedGraph } from "graphology";
import type { EdgeDisplayData } from "sigma/types";
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

/** A model as it is drawn. */
export interface Drawing {
  readonly model: MapModel;
  readonly look: Look;
}

/** The nodes that Sigma draws: large discs first, so that small ones lie on top. `LinkLayer` adds the links. */
export function sigmaGraph({ model, look }: Drawing): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (const i of model.rank) graph.addNode(model.map.nodes.id[i], nodeAttributes(model, look, i));
  return graph;
}

/** Whether all nodes are drawn alike, so that only links change. */
export function hasSameConcepts(a: Drawing, b: Drawing): boolean {
  const [p, q] = [a.model, b.model];
  if (p.projection !== q.projection || p.size !== q.size || p.concepts !== q.concepts) return false;
  for (let i = 0; i < p.size; i++) {
    const isSamePlace = p.x[i] === q.x[i] && p.y[i] === q.y[i] && p.radius[i] === q.radius[i];
    if (!isSamePlace || p.rank[i] !== q.rank[i] || p.map.nodes.id[i] !== q.map.nodes.id[i]) return false;
    const [colours, others] = [a.look.colours, b.look.colours];
    if (colours.fill(i) !== others.fill(i) || colours.rim(i) !== others.rim(i)) return false;
  }
  return true;
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
  let between = 0;
  for (let k = 0; k < links.source.length; k++) {
    if (nodes.community[links.source[k] ?? 0] !== nodes.community[links.target[k] ?? 0]) between++;
  }
  const fade = (few: number, many: number) => Math.min(1, Math.sqrt(few / Math.max(1, many)));
  const all = fade(fullInkLinks.all, links.source.length);
  return { all, between: Math.min(all, fade(fullInkLinks.between, between)) };
}

/** How a link is drawn. */
export interface LinkAttributes extends EdgeDisplayData {
  readonly type: "straight" | "curved";
  readonly curvature: number;
}

const always = { label: null, hidden: false, forceLabel: false, zIndex: 0 } as const;

/** The look of each link: inside a land it has the land's colour; between lands it is grey and bends. Many links are fainter. */
export function linkLook({ model, look: { palette, colours, ink } }: Drawing) {
  const { nodes, links } = model.map;
  const paleness = palenessOf(model);
  // What sentences say is few and sure, however often the two are together.
  const least = isDirected(model) ? 0.6 * paleness.all : 0.06;
  const colourAt = paintedColours();
  return (_: unknown, link: number): LinkAttributes => {
    const [source, target] = [links.source[link] ?? 0, links.target[link] ?? 0];
    const npmi = Math.max(0, links.npmi[link] ?? 0);
    const inland = nodes.community[source] === nodes.community[target];
    const ofStrength = inland ? (0.22 + 0.6 * npmi) * paleness.all : (0.18 + 0.5 * npmi) * paleness.between;
    const colour = inland && colours.communities ? colours.fill(source) : palette.edge;
    return {
      ...always,
      size: 0.8 + 2.2 * npmi,
      color: colourAt(colour, Math.min(1, Math.max(least, ofStrength) * ink)),
      type: inland ? "straight" : "curved",
      curvature: inland ? 0 : curvature,
    };
  };
}

/** Colours with an opacity, each of a thousand steps written once. */
function paintedColours(): (colour: string, opacity: number) => string {
  const known = new Map<string, string[]>();
  return (colour, opacity) => {
    let steps = known.get(colour);
    if (!steps) {
      steps = [];
      known.set(colour, steps);
    }
    const step = Math.round(1000 * opacity);
    steps[step] ??= premultiply(colour, step / 1000);
    return steps[step];
  };
}
