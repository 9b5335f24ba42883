import Flatbush from "flatbush";
import type { NameLabel } from "../labels/labels.ts";
import { bendOf, controlOf, type Frame, type Point, radiusOf, screenOf } from "../model/frame.ts";
import { inside, type Ring } from "../model/lands.ts";
import { boundsOf, type MapModel } from "../model/model.ts";

/** Pieces that a curve is taken for are about this long, in pixels of the plane. */
const PIECE = 8;

/** Finds the link nearest to a point of the plane by looking only at those whose boxes are near it. */
export interface LinkFinder {
  linkNear(x: number, y: number, maxDistance: number): number | undefined;
}

/** A link as it is drawn: a quadratic curve. */
interface Curve {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

/** Puts the boxes of all links into a tree once (Flatbush); a question then measures the few curves near its point. */
export function linkFinder(model: MapModel): LinkFinder {
  const links = model.map.links.source.length;
  if (links === 0) return { linkNear: () => undefined };
  const boxes = new Flatbush(links);
  for (let link = 0; link < links; link++) {
    // A curve lies within the triangle of its ends and its control point.
    const { from, control, to } = curveOf(model, link);
    boxes.add(
      ...([Math.min(from.x, control.x, to.x), Math.min(from.y, control.y, to.y)] as const),
      ...([Math.max(from.x, control.x, to.x), Math.max(from.y, control.y, to.y)] as const),
    );
  }
  boxes.finish();
  return {
    linkNear(x, y, maxDistance) {
      let best: number | undefined;
      let least = maxDistance;
      for (const link of boxes
        .search(x - maxDistance, y - maxDistance, x + maxDistance, y + maxDistance)
        .sort(byNumber)) {
        const distance = distanceTo(curveOf(model, link), x, y);
        if (distance <= least && (best === undefined || distance < least)) [best, least] = [link, distance];
      }
      return best;
    },
  };
}

const byNumber = (a: number, b: number) => a - b;

function curveOf(model: MapModel, link: number): Curve {
  const a = model.map.links.source[link] ?? 0;
  const b = model.map.links.target[link] ?? 0;
  const from = { x: model.x[a] ?? 0, y: model.y[a] ?? 0 };
  const to = { x: model.x[b] ?? 0, y: model.y[b] ?? 0 };
  return { from, control: controlOf(from, to, bendOf(model, a, b)), to };
}

/** The distance of a point from a curve, which is taken for straight pieces. */
function distanceTo({ from, control, to }: Curve, x: number, y: number): number {
  const pieces = Math.max(2, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / PIECE));
  let [x0, y0, least] = [from.x, from.y, Number.POSITIVE_INFINITY];
  for (let n = 1; n <= pieces; n++) {
    const t = n / pieces;
    const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    const [x1, y1] = [p * from.x + q * control.x + r * to.x, p * from.y + q * control.y + r * to.y];
    const [dx, dy] = [x1 - x0, y1 - y0];
    const along = Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x0 + along * dx - x, y0 + along * dy - y));
    [x0, y0] = [x1, y1];
  }
  return least;
}

/** The community whose name is at a point of the canvas; names keep their size and move with their coast. */
export function nameAt(names: readonly NameLabel[], { k, tx, ty }: Frame, at: Point): number | undefined {
  return names.find(({ x, y, box }) => {
    const [dx, dy] = [Math.abs(x * k + tx - at.x), Math.abs(y * k + ty - at.y)];
    return dx <= (box.x1 - box.x0) / 2 && dy <= Math.max(12, (box.y1 - box.y0) / 2);
  })?.community;
}

/** The concepts inside a loop on the canvas. */
export function conceptsWithin(model: MapModel, frame: Frame, loop: Ring): string[] {
  return model.map.nodes.id.filter((_, i) => {
    const { x, y } = screenOf(frame, model, i);
    return i < model.concepts && inside(loop, x, y);
  });
}

/** The node drawn over a point of the canvas; small ones are drawn last, over large ones. */
export function discUnder({ map, rank, x, y, radius }: MapModel, { k, tx, ty }: Frame, at: Point): string | undefined {
  // In pixels the radius is that of the plane times the root of k, as `radiusOf` has it; here it is compared in the plane.
  const [u, v] = [(at.x - tx) / k, (at.y - ty) / k];
  for (let place = rank.length - 1; place >= 0; place--) {
    const i = rank[place]!;
    const [dx, dy, reach] = [x[i]! - u, y[i]! - v, radius[i]!];
    if ((dx * dx + dy * dy) * k <= reach * reach) return map.nodes.id[i];
  }
  return undefined;
}

/** The node nearest to a point of the canvas, no further from its rim than that. */
export function discAt(model: MapModel, frame: Frame, at: Point, maxDistance: number): string | undefined {
  let best: string | undefined;
  let minDistance = maxDistance;
  model.map.nodes.id.forEach((id, i) => {
    const { x, y } = screenOf(frame, model, i);
    const distance = Math.hypot(x - at.x, y - at.y) - radiusOf(frame, model, i);
    if (distance <= minDistance) [best, minDistance] = [id, distance];
  });
  return best;
}

/** Pixels of the plane by which a node may be outside the corpus's first map before the camera looks wider. */
const slack = 20;

/** True when a reader added what lies outside the corpus's first map. */
export function reachesBeyond(model: MapModel): boolean {
  const { x, y } = boundsOf(model);
  const out = (value: number, [low, high]: [number, number]) => value < low - slack || value > high + slack;
  return model.x.some((value) => out(value, x)) || model.y.some((value) => out(-value, y));
}
