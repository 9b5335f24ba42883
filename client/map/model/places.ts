import { type Frame, type Point, radiusOf, screenOf } from "./frame.ts";
import { inside, type Ring } from "./lands.ts";
import { boundsOf, type MapModel } from "./model.ts";

/** The concepts inside a loop on the canvas. */
export function conceptsWithin(model: MapModel, frame: Frame, loop: Ring): string[] {
  return model.map.nodes.id.filter((_, i) => {
    const { x, y } = screenOf(frame, model, i);
    return i < model.concepts && inside(loop, x, y);
  });
}

/** The node nearest to a point of the canvas, no further from its rim than that. */
export function nodeAt(model: MapModel, frame: Frame, at: Point, within: number): string | undefined {
  let best: string | undefined;
  let least = within;
  model.map.nodes.id.forEach((id, i) => {
    const { x, y } = screenOf(frame, model, i);
    const away = Math.hypot(x - at.x, y - at.y) - radiusOf(frame, model, i);
    if (away <= least) [best, least] = [id, away];
  });
  return best;
}

/** Pixels of the plane by which a node may stand outside the corpus's first map before the camera looks wider. */
const slack = 20;

/** True when a reader added what lies outside the corpus's first map. */
export function reachesBeyond(model: MapModel): boolean {
  const { x, y } = boundsOf(model);
  const out = (value: number, [low, high]: [number, number]) => value < low - slack || value > high + slack;
  return model.x.some((value) => out(value, x)) || model.y.some((value) => out(-value, y));
}
