import { linksOf, type MapModel, otherEnd } from "./model.ts";

const directions: Record<string, readonly [number, number]> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The concept that a key leads to: arrows to the nearest that way, [ and ] round the neighbours by strength. */
export function moveFocus(key: string, model: MapModel, from: number | null): number | undefined {
  const direction = directions[key];
  if (from === null || from >= model.size) return direction ? model.rank[0] : undefined;
  if (direction) return nearest(model, from, direction) ?? from;
  if (key === "[" || key === "]") return neighbour(model, from, key === "]" ? 1 : -1);
  return undefined;
}

/** Distance along the way counts once, distance aside twice; nothing behind. */
function nearest(model: MapModel, from: number, [ux, uy]: readonly [number, number]): number | undefined {
  let best: number | undefined;
  let minCost = Number.POSITIVE_INFINITY;
  for (let i = 0; i < model.size; i++) {
    const dx = (model.x[i] ?? 0) - (model.x[from] ?? 0);
    const dy = (model.y[i] ?? 0) - (model.y[from] ?? 0);
    const forwardDistance = dx * ux + dy * uy;
    if (i === from || forwardDistance <= 0.5) continue;
    const sidewaysDistance = Math.abs(dx * uy) + Math.abs(dy * ux);
    const cost = forwardDistance + 2 * sidewaysDistance;
    if (cost < minCost) {
      minCost = cost;
      best = i;
    }
  }
  return best;
}

let circle: { model: MapModel; centre: number; at: number } | null = null;

/** Steps around the neighbours of the concept where the stepping began, strongest first. */
function neighbour(model: MapModel, from: number, step: number): number {
  const going = circle?.model === model && neighboursOf(model, circle.centre)[circle.at] === from;
  const centre = going && circle ? circle.centre : from;
  const neighbours = neighboursOf(model, centre);
  if (neighbours.length === 0) return from;
  const at = going && circle ? circle.at + step : step > 0 ? 0 : -1;
  circle = { model, centre, at: (at + neighbours.length) % neighbours.length };
  return neighbours[circle.at] ?? from;
}

function neighboursOf(model: MapModel, centre: number): number[] {
  const npmi = model.map.links.npmi;
  return [...linksOf(model, centre)]
    .sort((a, b) => (npmi[b] ?? 0) - (npmi[a] ?? 0) || a - b)
    .map((link) => otherEnd(model, link, centre));
}
