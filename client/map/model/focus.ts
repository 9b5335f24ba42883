import type { Open } from "../../state/open-panel.ts";
import type { Diamond } from "./diamonds.ts";
import { linksOf, type MapModel, otherEnd } from "./model.ts";

/** A link that is open or on a path, whether or not the map shows it. */
export interface ChosenLink {
  readonly a: number;
  readonly b: number;
  readonly npmi: number;
}

/** What is highlighted on the map; everything else is dimmed. Numbers are positions in the model. */
export interface Focus {
  readonly rings: readonly number[];
  readonly lit: ReadonlySet<number>;
  readonly links: readonly number[];
  readonly chosenLinks: readonly ChosenLink[];
}

/** The parts of the view that decide the focus. */
export interface Attention {
  readonly open: Open | null;
  /** Concepts of the paper that is open. */
  readonly concepts: readonly string[];
  readonly selected: readonly string[];
  /** Concepts of a path, in order. */
  readonly path: readonly string[];
  /** Number of links from an open concept up to which concepts are highlighted. */
  readonly depth: number;
}

/** The focus: a path before a selection before what is open; null when none of it is on the map. O(neighbours). */
export function focusOf(model: MapModel, { open, concepts, selected, path, depth }: Attention): Focus | null {
  const at = (id: string) => model.position.get(id);
  if (path.length > 1) return pathFocus(model, path.map(at));
  if (selected.length > 0)
    return selectionFocus(model, selected.map(at), open?.kind === "concept" ? at(open.id) : undefined);
  if (!open) return null;
  if (open.kind === "concept") return conceptFocus(model, at(open.id), depth);
  if (open.kind === "link") return linkFocus(model, at(open.a), at(open.b));
  if (open.kind === "community") return communityFocus(model, open.id);
  return paperFocus(model, at(`paper:${open.id}`), concepts.map(at));
}

function onlyKnown(places: readonly (number | undefined)[]): number[] {
  return places.filter((i) => i !== undefined);
}

function pathFocus(model: MapModel, places: readonly (number | undefined)[]): Focus | null {
  const rings = onlyKnown(places);
  if (rings.length === 0) return null;
  const chosenLinks = places.slice(1).flatMap((b, k) => {
    const a = places[k];
    return a === undefined || b === undefined ? [] : [chosenLink(model, a, b)];
  });
  return { rings, lit: new Set(rings), links: [], chosenLinks };
}

function selectionFocus(
  model: MapModel,
  places: readonly (number | undefined)[],
  open: number | undefined,
): Focus | null {
  const rings = onlyKnown(places);
  if (rings.length === 0) return null;
  const lit = new Set(open === undefined ? rings : [...rings, open]);
  return { rings, lit, links: linksWithin(model, lit), chosenLinks: [] };
}

/** The concept and everything within this many links, with the links that were followed. */
function conceptFocus(model: MapModel, centre: number | undefined, depth: number): Focus | null {
  if (centre === undefined) return null;
  const lit = new Set([centre]);
  const links = new Set<number>();
  let edge = [centre];
  for (let step = 0; step < depth; step++) {
    const next: number[] = [];
    for (const i of edge) {
      for (const link of linksOf(model, i)) {
        links.add(link);
        const other = otherEnd(model, link, i);
        if (!lit.has(other)) next.push(other);
        lit.add(other);
      }
    }
    edge = next;
  }
  return { rings: [centre], lit, links: [...links], chosenLinks: [] };
}

function linkFocus(model: MapModel, a: number | undefined, b: number | undefined): Focus | null {
  if (a === undefined || b === undefined) return null;
  const ofA = new Map([...linksOf(model, a)].map((link) => [otherEnd(model, link, a), link]));
  const lit = new Set([a, b]);
  const links: number[] = [];
  for (const link of linksOf(model, b)) {
    const partner = otherEnd(model, link, b);
    const first = ofA.get(partner);
    if (first === undefined) continue;
    lit.add(partner);
    links.push(first, link);
  }
  return { rings: [a, b], lit, links, chosenLinks: [chosenLink(model, a, b)] };
}

function chosenLink(model: MapModel, a: number, b: number): ChosenLink {
  const link = linksOf(model, a).find((one) => otherEnd(model, one, a) === b);
  return { a, b, npmi: link === undefined ? 0 : (model.map.links.npmi[link] ?? 0) };
}

/** A paper by itself when it is on the map, and its concepts. */
function paperFocus(model: MapModel, own: number | undefined, concepts: readonly (number | undefined)[]): Focus | null {
  const onMap = onlyKnown(concepts);
  if (own !== undefined) {
    const links = [...linksOf(model, own)];
    const lit = new Set([own, ...links.map((link) => otherEnd(model, link, own))]);
    return { rings: [own], lit, links, chosenLinks: [] };
  }
  const lit = new Set(onMap);
  return onMap.length > 0 ? { rings: [], lit, links: linksWithin(model, lit), chosenLinks: [] } : null;
}

/** The concepts of a community that are on the map. */
function communityFocus(model: MapModel, community: number): Focus | null {
  const lit = new Set(model.rank.filter((i) => i < model.concepts && model.map.nodes.community[i] === community));
  return lit.size > 0 ? { rings: [], lit, links: linksWithin(model, lit), chosenLinks: [] } : null;
}

function linksWithin(model: MapModel, nodes: ReadonlySet<number>): number[] {
  const links: number[] = [];
  for (const i of nodes) {
    for (const link of linksOf(model, i)) {
      const other = otherEnd(model, link, i);
      if (other > i && nodes.has(other)) links.push(link);
    }
  }
  return links;
}

/** The concepts of the bridge papers shown; rings around those of the open one. */
export function bridgeFocus(diamonds: readonly Diamond[], openPaper: string | null): Focus | null {
  if (diamonds.length === 0) return null;
  const own = diamonds.find((diamond) => diamond.paper === openPaper);
  const lit = new Set((own ? [own] : diamonds).flatMap((diamond) => diamond.strands.map(({ concept }) => concept)));
  return { rings: own ? [...lit] : [], lit, links: [], chosenLinks: [] };
}
