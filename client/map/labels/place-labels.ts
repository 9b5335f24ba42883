import { type Box, BoxGrid } from "./boxes.ts";
import type { DiscGrid, LabelObstacle } from "./disc-grid.ts";

/** A label to place; the order of the list is its rank. */
export interface LabelRequest {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly width: number;
  readonly height: number;
  /** Further from its node, for the ring around a selected one. */
  readonly gap: number;
  readonly community: number;
  /** May cover small discs rather than be left out. */
  readonly isRequired: boolean;
}

export interface PlacedLabel {
  readonly id: number;
  /** Centre, relative to its node. */
  readonly dx: number;
  readonly dy: number;
  readonly box: Box;
  /** True when it is apart from its node and needs a hairline. */
  readonly leader: boolean;
}

export interface LabelContext {
  readonly width: number;
  readonly height: number;
  readonly discs: DiscGrid<LabelObstacle>;
  /** True for highlighted discs, which no label covers. */
  isHighlighted(id: number): boolean;
  /** Controls and names that are placed already. */
  readonly obstacles: readonly Box[];
  landAt(x: number, y: number): number;
  readonly maxLabels: number;
  /** Previous positions of labels, tried first so that panning does not shuffle them. */
  readonly before: ReadonlyMap<number, { readonly dx: number; readonly dy: number }>;
}

/** What a label may cover in each pass, from nothing to discs of this radius. */
const strict = { cover: 0, foreign: false };
const loose = { cover: 1.2, foreign: false };
const lastResort = { cover: 6.5, foreign: true };

/** Greedy by rank: each label takes the first of 24 places around its node that is free; some are left out. */
export function placeLabels(requests: readonly LabelRequest[], context: LabelContext): PlacedLabel[] {
  const labels = new BoxGrid<number>();
  for (const box of context.obstacles) labels.add(box, -1);
  const placed: PlacedLabel[] = [];
  for (const request of requests) {
    if (placed.length >= context.maxLabels) break;
    const label = placeOne(request, context, labels);
    if (!label) continue;
    labels.add(label.box, request.id);
    placed.push(label);
  }
  return placed;
}

function placeOne(request: LabelRequest, context: LabelContext, labels: BoxGrid<number>): PlacedLabel | undefined {
  const spots = spotsOf(request, context.before.get(request.id));
  for (const pass of request.isRequired ? [strict, loose, lastResort] : [strict, loose]) {
    for (const { dx, dy, leader } of spots) {
      if (leader && pass === strict) continue;
      const box = boxAt(request, dx, dy);
      const free = isInGround(box, context) && !labels.some(box, 2, () => true) && !covers(box, request, pass, context);
      if (free && (pass.foreign || !onForeignLand(request, box, context)))
        return { id: request.id, dx, dy, box, leader };
    }
  }
  return undefined;
}

function isInGround(box: Box, context: LabelContext): boolean {
  return box.x0 >= 4 && box.y0 >= 4 && box.x1 <= context.width - 4 && box.y1 <= context.height - 4;
}

/** Lit discs are never covered beyond a few pixels, whatever the pass. */
function covers(box: Box, request: LabelRequest, pass: { cover: number }, context: LabelContext): boolean {
  const allowed = (disc: LabelObstacle) => (context.isHighlighted(disc.id) ? Math.min(pass.cover, 4) : pass.cover);
  return context.discs.some(box, -0.5, (disc) => disc.id !== request.id && disc.r > allowed(disc));
}

function boxAt(request: LabelRequest, dx: number, dy: number): Box {
  const [x, y] = [request.x + dx, request.y + dy];
  return {
    x0: x - request.width / 2,
    x1: x + request.width / 2,
    y0: y - request.height / 2,
    y1: y + request.height / 2,
  };
}

function onForeignLand(request: LabelRequest, box: Box, context: LabelContext): boolean {
  const y = (box.y0 + box.y1) / 2;
  for (const x of [box.x0, (box.x0 + box.x1) / 2, box.x1]) {
    const land = context.landAt(x, y);
    if (land !== 0 && land !== request.community) return true;
  }
  return false;
}

interface Spot {
  readonly dx: number;
  readonly dy: number;
  readonly leader: boolean;
}

/** Right, left, above, below, the diagonals; then the same 12 and 22 pixels further out. */
function spotsOf(request: LabelRequest, before: { dx: number; dy: number } | undefined): Spot[] {
  const half = request.width / 2;
  const rise = request.height / 2;
  const distance = request.r + request.gap;
  const spots: Spot[] = [];
  const spotsAround = (d: number, slant: number, leader: boolean) => {
    spots.push({ dx: d + half, dy: 0, leader }, { dx: -d - half, dy: 0, leader });
    spots.push({ dx: 0, dy: -d - rise, leader }, { dx: 0, dy: d + rise, leader });
    const [u, v] = [d * slant + half, d * slant + rise * 0.6];
    spots.push(
      { dx: u, dy: -v, leader },
      { dx: u, dy: v, leader },
      { dx: -u, dy: -v, leader },
      { dx: -u, dy: v, leader },
    );
  };
  spotsAround(distance, 0.7, false);
  spotsAround(distance + 12, 0.75, true);
  spotsAround(distance + 22, 0.75, true);
  if (!before) return spots;
  const previousSpot = spots.find((spot) => Math.abs(spot.dx - before.dx) < 1.5 && Math.abs(spot.dy - before.dy) < 1.5);
  return previousSpot ? [previousSpot, ...spots] : spots;
}
