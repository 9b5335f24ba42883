import { colourOf } from "../../ui/concept/community.ts";
import type { Box } from "../labels/boxes.ts";
import type { Diamond } from "../model/diamonds.ts";
import { controlOf, type Frame, type Point, screenOf } from "../model/frame.ts";
import type { Brush } from "./paint-focus.ts";

type Context = CanvasRenderingContext2D;

function at(frame: Frame, diamond: Diamond): Point {
  return { x: diamond.x * frame.k + frame.tx, y: diamond.y * frame.k + frame.ty };
}

/** Half the width of a diamond; the chosen one is larger. */
function half(isChosen: boolean): number {
  return isChosen ? 18 : 14;
}

/** The boxes of the diamonds, so that no label goes under them. */
export function diamondBoxes(frame: Frame, diamonds: readonly Diamond[]): Box[] {
  return diamonds.map((diamond) => {
    const { x, y } = at(frame, diamond);
    const h = half(true);
    return { x0: x - h, x1: x + h, y0: y - h, y1: y + h };
  });
}

/** The diamond at a point of the canvas. */
export function diamondAt(frame: Frame, diamonds: readonly Diamond[], point: Point): Diamond | undefined {
  return diamonds.find((diamond) => {
    const { x, y } = at(frame, diamond);
    return Math.abs(point.x - x) + Math.abs(point.y - y) <= half(true) + 2;
  });
}

/** Strands first, faint, then those of the chosen paper. */
export function paintStrands(brush: Brush, diamonds: readonly Diamond[], openPaper: string | null): void {
  const { ctx, frame, model, palette } = brush;
  ctx.lineCap = "round";
  const order = [...diamonds].sort((a, b) => Number(a.paper === openPaper) - Number(b.paper === openPaper));
  for (const diamond of order) {
    const lit = diamond.paper === openPaper;
    ctx.globalAlpha = lit ? 1 : openPaper === null ? 0.5 : 0.28;
    ctx.lineWidth = lit ? 3 : 1.3;
    const from = at(frame, diamond);
    for (const { concept, community } of diamond.strands) {
      const to = screenOf(frame, model, concept);
      const control = controlOf(from, to, to.x < from.x ? -0.12 : 0.12);
      ctx.strokeStyle = palette.node[colourOf(community)] ?? "";
      ctx.beginPath();
      ctx.moveTo(from.x, from.y);
      ctx.quadraticCurveTo(control.x, control.y, to.x, to.y);
      ctx.stroke();
    }
  }
  ctx.globalAlpha = 1;
}

/** A diamond split in the two colours, its rank in a disc. */
export function paintDiamonds(brush: Brush, diamonds: readonly Diamond[], openPaper: string | null): void {
  for (const diamond of [...diamonds].reverse()) paintDiamond(brush, diamond, diamond.paper === openPaper);
}

function paintDiamond({ ctx, frame, palette }: Brush, diamond: Diamond, isChosen: boolean): void {
  const { x, y } = at(frame, diamond);
  const h = half(isChosen);
  if (isChosen) {
    outline(ctx, x, y, h + 5);
    ctx.fillStyle = palette.halo;
    ctx.fill();
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
  diamond.sides.forEach((community, side) => {
    ctx.beginPath();
    ctx.moveTo(x, y - h);
    ctx.lineTo(x + (side === 0 ? -h : h), y);
    ctx.lineTo(x, y + h);
    ctx.closePath();
    ctx.fillStyle = palette.node[colourOf(community)] ?? "";
    ctx.fill();
  });
  outline(ctx, x, y, h);
  ctx.strokeStyle = palette.halo;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(x, y, isChosen ? 8 : 6.8, 0, 2 * Math.PI);
  ctx.fillStyle = palette.panel;
  ctx.fill();
  ctx.fillStyle = palette.ink;
  ctx.font = `700 ${isChosen ? 11 : 10}px "Inter Variable", Inter, sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(String(diamond.rank), x, y + 0.5);
}

function outline(ctx: Context, x: number, y: number, h: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y - h);
  ctx.lineTo(x + h, y);
  ctx.lineTo(x, y + h);
  ctx.lineTo(x - h, y);
  ctx.closePath();
}
