import type { NameLabel } from "../labels/labels.ts";
import { bendOf, controlOf, type Frame, type Point, radiusOf, screenOf } from "../model/frame.ts";
import { inside, type Ring } from "../model/lands.ts";
import { boundsOf, type MapModel } from "../model/model.ts";

const cell = 16;
const step = 8;

/** Finds the link nearest to a point of the plane by looking only at its neighbourhood. */
export interface LinkFinder {
  linkNear(x: number, y: number, maxDistance: number): number | undefined;
}

interface Sample {
  readonly link: number;
  readonly x: number;
  readonly y: number;
}

/** Samples every link along its curve into grid cells. O(total length of links) once, O(1) per question. */
export function linkFinder(model: MapModel): LinkFinder {
  const cells = new Map<number, Sample[]>();
  for (let link = 0; link < model.map.links.source.length; link++) {
    for (const sample of samplesOf(model, link)) {
      const key = keyOf(Math.floor(sample.x / cell), Math.floor(sample.y / cell));
      const list = cells.get(key);
      if (list) list.push(sample);
      else cells.set(key, [sample]);
    }
  }
  return {
    linkNear(x, y, maxDistance) {
      const samples = candidatesNear(x, y, maxDistance).flatMap((key) => cells.get(key) ?? []);
      let best: { link: number; distance: number } | undefined;
      for (const sample of samples) {
        const distance = Math.hypot(sample.x - x, sample.y - y);
        if (!best || distance < best.distance) best = { link: sample.link, distance };
      }
      return best && best.distance <= maxDistance + step / 2 ? best.link : undefined;
    },
  };
}

function keyOf(u: number, v: number): number {
  return (v + 4096) * 16384 + u + 4096;
}

/** The cells within reach of a point. */
function candidatesNear(x: number, y: number, maxDistance: number): number[] {
  const reach = Math.min(4, Math.ceil((maxDistance + step) / cell));
  const [u, v] = [Math.floor(x / cell), Math.floor(y / cell)];
  const steps = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  return steps.flatMap((dv) => steps.map((du) => keyOf(u + du, v + dv)));
}

function samplesOf(model: MapModel, link: number): Sample[] {
  const a = model.map.links.source[link] ?? 0;
  const b = model.map.links.target[link] ?? 0;
  const from = { x: model.x[a] ?? 0, y: model.y[a] ?? 0 };
  const to = { x: model.x[b] ?? 0, y: model.y[b] ?? 0 };
  const control = controlOf(from, to, bendOf(model, a, b));
  const count = Math.max(2, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / step));
  return Array.from({ length: count + 1 }, (_, n) => {
    const t = n / count;
    const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
    return { link, x: p * from.x + q * control.x + r * to.x, y: p * from.y + q * control.y + r * to.y };
  });
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
