import { colourOf } from "../../ui/concept/community.ts";
import type { Frame } from "../model/frame.ts";
import type { Lands, Ring } from "../model/lands.ts";
import type { Palette } from "./palette.ts";

type Context = CanvasRenderingContext2D;

/** Draws the lands: a shoal, the ground and a thin coast. `isFar` tells which ones are faded. */
export function paintLands(
  ctx: Context,
  frame: Frame,
  lands: Lands,
  palette: Palette,
  isFar: (c: number) => boolean,
): void {
  ctx.lineJoin = "round";
  for (const land of lands.lands) {
    const colour = colourOf(land.community);
    const strength = isFar(land.community) ? 0.42 : 1;
    const path = new Path2D();
    for (const ring of land.rings) trace(path, ring, frame);
    ctx.strokeStyle = palette.land[colour] ?? "";
    ctx.globalAlpha = 0.55 * strength;
    ctx.lineWidth = 13;
    ctx.stroke(path);
    ctx.globalAlpha = strength;
    ctx.fillStyle = palette.land[colour] ?? "";
    ctx.fill(path);
    ctx.globalAlpha = 0.5 * strength;
    ctx.strokeStyle = palette.node[colour] ?? "";
    ctx.lineWidth = 1;
    ctx.stroke(path);
  }
  ctx.globalAlpha = 1;
}

/** Every second point, connected by curves through the midpoints: smooth at any zoom. */
function trace(path: Path2D, ring: Ring, { k, tx, ty }: Frame): void {
  const points = ring.filter((_, i) => i % 2 === 0).map(([x, y]) => [x * k + tx, y * k + ty] as const);
  const at = (i: number) => points[(i + points.length) % points.length] ?? [0, 0];
  const middle = (i: number) => [(at(i)[0] + at(i + 1)[0]) / 2, (at(i)[1] + at(i + 1)[1]) / 2] as const;
  path.moveTo(...middle(-1));
  for (let i = 0; i < points.length; i++) path.quadraticCurveTo(...at(i), ...middle(i));
  path.closePath();
}
