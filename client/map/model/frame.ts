import type { MapModel } from "./model.ts";

/** The position of the plane on the canvas: pixel = plane · k + (tx, ty). */
export interface Frame {
  readonly k: number;
  readonly tx: number;
  readonly ty: number;
  readonly width: number;
  readonly height: number;
}

/** Links between lands bend by this part of their length; inside a land they are straight. */
export const curvature = 0.08;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export function screenOf(frame: Frame, model: MapModel, i: number): Point {
  return { x: (model.x[i] ?? 0) * frame.k + frame.tx, y: (model.y[i] ?? 0) * frame.k + frame.ty };
}

/** Discs grow with the root of the zoom. */
export function radiusOf(frame: Frame, model: MapModel, i: number): number {
  return (model.radius[i] ?? 0) * Math.sqrt(frame.k);
}

/** Discs keep growing with the root of the zoom; links stop at this multiple of their width in the plane. */
const maxLinkGrowth = 1.3;

/** Size ratio for drawing links: limited, so that links do not become thick when zooming in. */
export function linkRatio(sizeRatio: number): number {
  return Math.max(sizeRatio, 1 / maxLinkGrowth);
}

/** The control point of a link, as @sigma/edge-curve bends it. */
export function controlOf(a: Point, b: Point, bend: number): Point {
  return { x: (a.x + b.x) / 2 + (b.y - a.y) * bend, y: (a.y + b.y) / 2 - (b.x - a.x) * bend };
}

export function bendOf(model: MapModel, a: number, b: number): number {
  const { community } = model.map.nodes;
  return community[a] === community[b] ? 0 : curvature;
}
