import type { ChosenLink, Focus } from "../model/focus.ts";
import { bendOf, controlOf, type Frame, type Point, radiusOf, screenOf } from "../model/frame.ts";
import type { MapModel } from "../model/model.ts";
import type { Colours } from "./map-colouring.ts";
import type { Palette } from "./palette.ts";

type Context = CanvasRenderingContext2D;

/** The canvas, how the map is positioned on it, and the colours. */
export interface Brush {
  readonly ctx: Context;
  readonly frame: Frame;
  readonly model: MapModel;
  readonly palette: Palette;
  readonly colours: Colours;
}

/** Draws what is selected above the dimmed rest: its links in ink, its partners in their colour, rings around the ends. */
export function paintFocus(brush: Brush, focus: Focus): void {
  const { ctx, frame, model, palette } = brush;
  ctx.lineCap = "round";
  ctx.strokeStyle = palette.ink;
  ctx.globalAlpha = 0.62;
  for (const link of focus.links) {
    const npmi = Math.max(0, model.map.links.npmi[link] ?? 0);
    strokeLink(brush, model.map.links.source[link] ?? 0, model.map.links.target[link] ?? 0, 0.7 + 2.6 * npmi);
  }
  ctx.globalAlpha = 1;
  for (const link of focus.chosenLinks) paintChosenLink(brush, link);
  const byPapers = [...focus.lit].sort((a, b) => (model.radius[b] ?? 0) - (model.radius[a] ?? 0));
  for (const i of byPapers) paintDisc(brush, i);
  for (const i of focus.rings) ring(ctx, screenOf(frame, model, i), radiusOf(frame, model, i) + 4.5, palette);
}

function paintChosenLink(brush: Brush, { a, b, npmi }: ChosenLink): void {
  const width = 2 + 2.6 * Math.max(0, npmi);
  brush.ctx.strokeStyle = brush.palette.halo;
  strokeLink(brush, a, b, width + 4);
  brush.ctx.strokeStyle = brush.palette.ink;
  strokeLink(brush, a, b, width);
}

/** The links and the ring of a concept under the pointer; nothing else dims. */
export function paintHover(brush: Brush, concept: number, links: Iterable<number>): void {
  const { ctx, frame, model, palette } = brush;
  ctx.globalAlpha = 0.55;
  ctx.strokeStyle = palette.ink;
  for (const link of links) {
    const npmi = Math.max(0, model.map.links.npmi[link] ?? 0);
    strokeLink(brush, model.map.links.source[link] ?? 0, model.map.links.target[link] ?? 0, 0.6 + 1.8 * npmi);
  }
  ctx.globalAlpha = 1;
  paintDisc(brush, concept);
  const at = screenOf(frame, model, concept);
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1.5;
  circle(ctx, at, radiusOf(frame, model, concept) + 2);
  ctx.stroke();
}

/** Draws the link under the pointer in the colour of text. */
export function paintHoveredLink(brush: Brush, link: number): void {
  brush.ctx.strokeStyle = brush.palette.ink;
  const { source, target, npmi } = brush.model.map.links;
  strokeLink(brush, source[link] ?? 0, target[link] ?? 0, 1.2 + 2 * Math.max(0, npmi[link] ?? 0));
}

function strokeLink({ ctx, frame, model }: Brush, a: number, b: number, width: number): void {
  const from = screenOf(frame, model, a);
  const to = screenOf(frame, model, b);
  const control = controlOf(from, to, bendOf(model, a, b));
  ctx.lineWidth = width;
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.quadraticCurveTo(control.x, control.y, to.x, to.y);
  ctx.stroke();
}

function paintDisc({ ctx, frame, model, colours }: Brush, i: number): void {
  const at = screenOf(frame, model, i);
  const r = radiusOf(frame, model, i);
  if (i < model.concepts) circle(ctx, at, r);
  else {
    ctx.beginPath();
    ctx.roundRect(at.x - r, at.y - r, 2 * r, 2 * r, r / 2);
  }
  ctx.fillStyle = colours.fill(i);
  ctx.fill();
  ctx.lineWidth = 1;
  ctx.strokeStyle = colours.rim(i);
  ctx.stroke();
}

/** Room that the head of an arrow takes along its link, and across. */
const head = { length: 8, width: 6 } as const;

/** The head of an arrow at the target of each link, on the rim of its disc; fainter while something is selected. */
export function paintArrows({ ctx, frame, model, palette }: Brush, isDimmed: boolean): void {
  ctx.fillStyle = palette.ink3;
  ctx.globalAlpha = isDimmed ? 0.2 : 0.75;
  for (const [link, source] of model.map.links.source.entries()) {
    const target = model.map.links.target[link] ?? 0;
    if (Math.max(source, target) >= model.concepts) continue;
    const [tip, left, right] = arrowHead(frame, model, source, target);
    ctx.beginPath();
    ctx.moveTo(tip.x, tip.y);
    ctx.lineTo(left.x, left.y);
    ctx.lineTo(right.x, right.y);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

/** The corners of the head of an arrow, the tip first. */
export function arrowHead(frame: Frame, model: MapModel, source: number, target: number): [Point, Point, Point] {
  const to = screenOf(frame, model, target);
  const control = controlOf(screenOf(frame, model, source), to, bendOf(model, source, target));
  const distance = Math.hypot(to.x - control.x, to.y - control.y) || 1;
  const [dx, dy] = [(to.x - control.x) / distance, (to.y - control.y) / distance];
  const rim = radiusOf(frame, model, target) + 1;
  const at = (back: number, offset: number) => ({
    x: to.x - dx * back - dy * offset,
    y: to.y - dy * back + dx * offset,
  });
  return [at(rim, 0), at(rim + head.length, head.width / 2), at(rim + head.length, -head.width / 2)];
}

/** A tick at twelve o'clock of each pinned concept. */
export function paintPins({ ctx, frame, model, palette }: Brush, concepts: readonly number[]): void {
  ctx.lineCap = "round";
  for (const i of concepts) {
    const { x, y } = screenOf(frame, model, i);
    const top = y - radiusOf(frame, model, i);
    for (const [width, colour] of [
      [5, palette.halo],
      [2.5, palette.ink],
    ] as const) {
      ctx.lineWidth = width;
      ctx.strokeStyle = colour;
      ctx.beginPath();
      ctx.moveTo(x, top + 1);
      ctx.lineTo(x, top - 6);
      ctx.stroke();
    }
  }
}

function ring(ctx: Context, at: Point, radius: number, palette: Palette): void {
  for (const [width, colour] of [
    [5, palette.halo],
    [2, palette.ink],
  ] as const) {
    ctx.lineWidth = width;
    ctx.strokeStyle = colour;
    circle(ctx, at, radius);
    ctx.stroke();
  }
}

function circle(ctx: Context, at: Point, radius: number): void {
  ctx.beginPath();
  ctx.arc(at.x, at.y, radius, 0, 2 * Math.PI);
}
