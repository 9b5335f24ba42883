import { type Box, meet } from "../../map/labels/boxes.ts";
import type { Disc } from "./disc.ts";

interface Named {
  readonly disc: Disc;
  readonly x: number;
  readonly y: number;
}

const most = 34;

/** Names to the right of their discs (else to the left), what it is about first, then the largest; none on another or over the edge. */
export function namesOf(discs: readonly Disc[], size: number, [left, right]: readonly [number, number]): Named[] {
  const order = discs
    .filter(({ faint }) => !faint)
    .sort((p, q) => Number(q.ringed ?? false) - Number(p.ringed ?? false) || q.r - p.r || (p.id < q.id ? -1 : 1));
  const taken: Box[] = [];
  const named: Named[] = [];
  for (const disc of order) {
    if (named.length >= most) break;
    const width = disc.label.length * size * 0.55;
    for (const x of [disc.x + disc.r + 3, disc.x - disc.r - 3 - width]) {
      const box = { x0: x, y0: disc.y - size / 2, x1: x + width, y1: disc.y + size / 2 };
      if (box.x0 < left || box.x1 > right) continue;
      if (taken.some((other) => meet(box, other, 2))) continue;
      taken.push(box);
      named.push({ disc, x, y: disc.y + size * 0.35 });
      break;
    }
  }
  return named;
}
