import type { ConceptKind } from "../../../graph/contract/entities.ts";
import type { ConceptMap } from "../../../graph/contract/map.ts";

/** The plane in which the map is drawn before the camera: about the pixels of a desktop canvas, y downwards. */
export const plane = { width: 1040, height: 560 } as const;

/** The concept map with what drawing needs: positions in the plane, radii, and the links of each concept. */
export interface MapModel {
  readonly map: ConceptMap;
  readonly projection: Projection;
  readonly size: number;
  /** This many nodes, the first ones, are concepts; the others are papers. */
  readonly concepts: number;
  readonly position: ReadonlyMap<string, number>;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
  /** Links of concept i: linkOf[linkStart[i] … linkStart[i + 1]]. */
  readonly linkStart: Uint32Array;
  readonly linkOf: Uint32Array;
  /** Nodes in the order in which they are labelled: concepts of most papers first. */
  readonly rank: Uint32Array;
  /** Place of each node in that order. */
  readonly rankOf: Uint32Array;
  /** The kind of each concept, where labels show it. */
  readonly kinds: readonly ConceptKind[];
}

/** From the base layout to the plane; fixed for a revision, so that no filter moves a node. */
export interface Projection {
  readonly scale: number;
  readonly stretch: number;
  readonly centreX: number;
  readonly centreY: number;
  /** The part of the plane that the corpus's first map takes. */
  readonly width: number;
  readonly height: number;
}

/** Fills a canvas of this aspect (width : height) by stretching the layout within limits. */
export function projectionOf({ extent }: ConceptMap, aspect: number): Projection {
  const [x0, y0, x1, y1] = extent;
  const stretch = Math.min(1.6, Math.max(0.5, (aspect * (y1 - y0 || 1)) / (x1 - x0 || 1)));
  const scale = Math.min(plane.width / ((x1 - x0) * stretch || 1), plane.height / (y1 - y0 || 1));
  const [width, height] = [(x1 - x0) * scale * stretch, (y1 - y0) * scale];
  return { scale, stretch, centreX: (x0 + x1) / 2, centreY: (y0 + y1) / 2, width, height };
}

/** `papers`: how many of the nodes, at their end, are papers. */
export function buildModel(
  map: ConceptMap,
  projection: Projection,
  papers = 0,
  pinned: readonly string[] = [],
  kindOf?: (concept: string) => ConceptKind,
): MapModel {
  const { nodes, links } = map;
  const size = nodes.id.length;
  const concepts = size - papers;
  const { scale, stretch, centreX, centreY } = projection;
  const linkStart = new Uint32Array(size + 1);
  for (const end of links.source) linkStart[end + 1] = (linkStart[end + 1] ?? 0) + 1;
  for (const end of links.target) linkStart[end + 1] = (linkStart[end + 1] ?? 0) + 1;
  for (let i = 0; i < size; i++) linkStart[i + 1] = (linkStart[i + 1] ?? 0) + (linkStart[i] ?? 0);
  const next = linkStart.slice();
  const linkOf = new Uint32Array(links.source.length * 2);
  for (let link = 0; link < links.source.length; link++) {
    for (const end of [links.source[link], links.target[link]] as number[]) {
      linkOf[next[end] ?? 0] = link;
      next[end] = (next[end] ?? 0) + 1;
    }
  }
  const rank = rankOf(map, concepts, new Set(pinned));
  const places = new Uint32Array(size);
  rank.forEach((i, place) => {
    places[i] = place;
  });
  return {
    map,
    projection,
    size,
    concepts,
    position: new Map(nodes.id.map((id, i) => [id, i])),
    x: Float64Array.from(nodes.x, (x) => (x - centreX) * scale * stretch + plane.width / 2),
    y: Float64Array.from(nodes.y, (y) => (y - centreY) * scale + plane.height / 2),
    radius: radii(map, concepts),
    linkStart,
    linkOf,
    rank,
    rankOf: places,
    kinds: kindOf ? nodes.id.slice(0, concepts).map(kindOf) : [],
  };
}

/** Concepts before papers, those whose labels are pinned before others. */
function rankOf({ nodes }: ConceptMap, concepts: number, pinned: ReadonlySet<string>): Uint32Array {
  const kind = (i: number) => (i >= concepts ? 2 : Number(!pinned.has(nodes.id[i] ?? "")));
  return Uint32Array.from(nodes.id.keys()).sort(
    (a, b) => kind(a) - kind(b) || (nodes.papers[b] ?? 0) - (nodes.papers[a] ?? 0) || a - b,
  );
}

/** Half the side of a paper's square. */
export const paperRadius = 4;

/**
 * 1.3 + 0.86·√papers, scaled together so that the discs cover a twenty-fifth of the plane, then kept between 2.5 and 22. What a
 * reader added counts nothing towards that: neither expanding nor opening shrinks a disc.
 */
function radii({ nodes, expanded, opened }: ConceptMap, concepts: number): Float64Array {
  const radius = Float64Array.from(nodes.papers, (n) => 1.3 + 0.86 * Math.sqrt(n));
  const added = new Set([...expanded, ...opened].flatMap((one) => one.added));
  let covered = 0;
  radius.forEach((r, i) => {
    if (i < concepts && !added.has(i)) covered += Math.PI * r * r;
  });
  const factor = Math.min(1.9, Math.sqrt((0.04 * plane.width * plane.height) / Math.max(1, covered)));
  return radius.map((r, i) => (i < concepts ? Math.min(22, Math.max(2.5, r * factor)) : paperRadius));
}

/** Whether links have a direction, from source to target. */
export function isDirected({ map: { relation } }: MapModel): boolean {
  return relation !== null && relation !== "compared-with";
}

/** The other end of a link. */
export function otherEnd(model: MapModel, link: number, end: number): number {
  const source = model.map.links.source[link] ?? 0;
  return source === end ? (model.map.links.target[link] ?? 0) : source;
}

/** Links of one concept, as positions. */
export function linksOf(model: MapModel, concept: number): Uint32Array {
  return model.linkOf.subarray(model.linkStart[concept], model.linkStart[concept + 1]);
}

/** The rectangle of the corpus's first map, as Sigma wants it: y upwards. No filter changes it. */
export function boundsOf({ projection: { width, height } }: MapModel): { x: [number, number]; y: [number, number] } {
  const [x, y] = [plane.width / 2, plane.height / 2];
  return { x: [x - width / 2, x + width / 2], y: [-y - height / 2, -y + height / 2] };
}
