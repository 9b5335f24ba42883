import type { Ring } from "../model/lands.ts";
import { type Box, BoxGrid } from "./boxes.ts";
import type { DiscGrid, LabelObstacle } from "./disc-grid.ts";

/** A community name to place by the coast of its land; coordinates in pixels. */
export interface NameWish {
  readonly community: number;
  readonly coast: Ring;
  readonly width: number;
  readonly height: number;
  /** A name is left out where every place costs more: distance from the middle, foreign land, discs. */
  readonly maxCost: number;
}

export interface PlacedName {
  readonly community: number;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

export interface NameGround {
  readonly width: number;
  readonly height: number;
  readonly discs: DiscGrid<LabelObstacle & { readonly community: number }>;
  readonly obstacles: readonly Box[];
  landAt(x: number, y: number): number;
}

/** Each name takes the cheapest point along its coast: at sea, off nodes and foreign land, near the middle, above rather than below. */
export function placeNames(wishes: readonly NameWish[], ground: NameGround): PlacedName[] {
  const occupied = new BoxGrid<number>();
  for (const box of ground.obstacles) occupied.add(box, -1);
  const placed: PlacedName[] = [];
  for (const wish of wishes) {
    const spot = bestSpot(wish, ground, occupied);
    if (!spot) continue;
    occupied.add(spot.box, wish.community);
    placed.push(spot);
  }
  return placed;
}

function bestSpot(wish: NameWish, ground: NameGround, boxes: BoxGrid<number>): PlacedName | undefined {
  const bounds = boundsOf(wish.coast);
  const middle = (bounds.x0 + bounds.x1) / 2;
  const width = Math.max(1, bounds.x1 - bounds.x0);
  let best: (PlacedName & { cost: number }) | undefined;
  for (const { x, y, below } of spotsOf(wish, bounds)) {
    const box = { x0: x - wish.width / 2, x1: x + wish.width / 2, y0: y - wish.height / 2, y1: y + wish.height / 2 };
    if (!isInGround(box, ground) || boxes.some(box, 5, () => true)) continue;
    const place = (3 * Math.abs(x - middle)) / width + (below ? 0.5 : 0);
    const limit = Math.min(wish.maxCost, best?.cost ?? Number.POSITIVE_INFINITY);
    const coastal = place + landCost(box, wish.community, ground);
    if (coastal > limit) continue;
    const cost = coastal + discCost(box, wish.community, ground, limit - coastal);
    if (cost <= wish.maxCost && (!best || cost < best.cost)) best = { community: wish.community, x, y, box, cost };
  }
  return best;
}

/** Points off the coast: above its upper part and below its lower part. */
function spotsOf(wish: NameWish, bounds: Box): { x: number; y: number; below: boolean }[] {
  const step = Math.max(1, Math.floor(wish.coast.length / 60));
  const coast = wish.coast.filter((_, i) => i % step === 0);
  return coast.flatMap(([x, y]) =>
    [-13, 13, -20, 20]
      .filter((lift) => facesOut(lift, y, bounds))
      .flatMap((lift) =>
        [0, -0.25, 0.25].map((slide) => ({ x: x + slide * wish.width, y: y + lift, below: lift > 0 })),
      ),
  );
}

function isInGround(box: Box, ground: NameGround): boolean {
  return box.x0 >= 8 && box.x1 <= ground.width - 8 && box.y0 >= 6 && box.y1 <= ground.height - 6;
}

/** A name above belongs to the upper half of the coast, one below to the lower. */
function facesOut(lift: number, y: number, bounds: Box): boolean {
  const part = (y - bounds.y0) / Math.max(1, bounds.y1 - bounds.y0);
  return lift < 0 ? part <= 0.45 : part >= 0.6;
}

function landCost(box: Box, community: number, ground: NameGround): number {
  const middle = (box.x0 + box.x1) / 2;
  let cost = 0;
  for (const x of [box.x0, (box.x0 + middle) / 2, middle, box.x1]) {
    for (const y of [box.y0, box.y1]) {
      const land = ground.landAt(x, y);
      if (land !== 0) cost += land === community ? 0.35 : 2.2;
    }
  }
  return cost;
}

/** What the discs cost that a name would cover; counting stops beyond the limit. */
function discCost(box: Box, community: number, ground: NameGround, limit: number): number {
  let cost = 0;
  ground.discs.some(box, 1, (disc) => {
    cost += disc.community === community ? 1.5 : 6;
    return cost > limit;
  });
  return cost;
}

function boundsOf(ring: Ring): Box {
  let [x0, y0, x1, y1] = [1e9, 1e9, -1e9, -1e9];
  for (const [x, y] of ring) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return { x0, y0, x1, y1 };
}
