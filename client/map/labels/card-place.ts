import type { Point } from "../model/frame.ts";
import type { Box } from "./boxes.ts";

interface Room {
  readonly width: number;
  readonly height: number;
  /** Where controls lie over the map. */
  readonly obstacles: readonly Box[];
}

/** Distances of a card from the disc, in the order tried. */
const gaps = [12, 40, 80];

/** Upper left corner of a card beside a disc: on the canvas, off the disc, and off controls wherever there is such a place. */
export function cardPlace(card: { width: number; height: number }, disc: Point & { r: number }, room: Room): Point {
  const { x, y, r } = disc;
  const clampToMap = (at: number, size: number, of: number) => Math.max(8, Math.min(of - size - 8, at));
  const places = gaps
    .flatMap((gap) => placesAround(card, { x, y, r: r + gap }))
    .map((at) => ({ x: clampToMap(at.x, card.width, room.width), y: clampToMap(at.y, card.height, room.height) }));
  const own = { x0: x - r, y0: y - r, x1: x + r, y1: y + r };
  const free = (at: Point, of: readonly Box[]) => !of.some((box) => overlaps(at, card, box));
  const [first = disc] = places;
  return places.find((at) => free(at, [own, ...room.obstacles])) ?? places.find((at) => free(at, [own])) ?? first;
}

/** Right, left, each below, above and level; then above and below. */
function placesAround(
  { width, height }: { width: number; height: number },
  { x, y, r }: Point & { r: number },
): Point[] {
  const level = [y + 14, y - 14 - height, y - height / 2];
  const sides = [x + r, x - r - width].flatMap((at) => level.map((top) => ({ x: at, y: top })));
  return [...sides, { x: x - width / 2, y: y - r - height }, { x: x - width / 2, y: y + r }];
}

function overlaps({ x, y }: Point, { width, height }: { width: number; height: number }, box: Box): boolean {
  return x < box.x1 && x + width > box.x0 && y < box.y1 && y + height > box.y0;
}
