import type { ConceptKind } from "../../../graph/contract/entities.ts";
import { colourOf, hasLetter, letterOf } from "../../ui/concept/community.ts";
import { kindSign } from "../../ui/concept/KindMark.tsx";
import {
  chipRoom,
  chipSize,
  type DiscLabel,
  family,
  nameFont,
  type Placement,
  signRoom,
  signSize,
} from "../labels/labels.ts";
import { type Frame, radiusOf, screenOf } from "../model/frame.ts";
import type { MapModel } from "../model/model.ts";
import type { Palette } from "./palette.ts";

type Context = CanvasRenderingContext2D;

/** Draws the labels where they were placed, moved with the camera; paint order: hairlines, halo, letters. */
export function paintLabels(ctx: Context, frame: Frame, model: MapModel, placement: Placement, palette: Palette): void {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const label of placement.labels) {
    const at = screenOf(frame, model, label.id);
    const room = signRoom(model, label.id);
    const [x, y] = [at.x + label.dx + room / 2, at.y + label.dy];
    if (label.leader) paintLeader(ctx, frame, model, label, palette);
    if (room > 0) {
      ctx.font = label.font;
      const left = x - ctx.measureText(label.text).width / 2 - room;
      paintSign(ctx, left, y, model.kinds[label.id] ?? "other", palette);
    }
    ctx.font = label.font;
    ctx.strokeStyle = palette.halo;
    ctx.globalAlpha = 0.82;
    ctx.lineWidth = 3;
    ctx.strokeText(label.text, x, y + 0.5);
    ctx.globalAlpha = 1;
    ctx.fillStyle = label.ghost ? palette.ink3 : palette.ink;
    ctx.fillText(label.text, x, y + 0.5);
  }
}

/** The sign of a kind as tables have it: a letter in a shape of its own. */
function paintSign(ctx: Context, left: number, y: number, kind: ConceptKind, palette: Palette): void {
  const top = y - signSize / 2;
  const [near, far] = { method: [6, 6], material: [2, 6], task: [2, 2], metric: [2, 2], other: [0, 0] }[kind] as [
    number,
    number,
  ];
  ctx.beginPath();
  ctx.roundRect(left, top, signSize, signSize, [near, far, far, near]);
  ctx.fillStyle = palette.panel;
  ctx.fill();
  ctx.setLineDash(kind === "metric" ? [2, 2] : []);
  ctx.lineWidth = 1;
  ctx.strokeStyle = palette.ink3;
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.font = `600 8.5px ${family}`;
  ctx.fillStyle = palette.ink;
  ctx.fillText(kindSign(kind), left + signSize / 2, y + 0.5);
}

function paintLeader(ctx: Context, frame: Frame, model: MapModel, label: DiscLabel, palette: Palette): void {
  const at = screenOf(frame, model, label.id);
  const half = (label.box.x1 - label.box.x0) / 2;
  const rise = (label.box.y1 - label.box.y0) / 2;
  const toX = at.x + Math.max(label.dx - half, Math.min(label.dx + half, 0));
  const toY = at.y + Math.max(label.dy - rise, Math.min(label.dy + rise, 0));
  const distance = Math.hypot(toX - at.x, toY - at.y);
  const r = radiusOf(frame, model, label.id) + 1;
  if (distance <= r + 2) return;
  ctx.strokeStyle = palette.ink;
  ctx.globalAlpha = 0.7;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(at.x + ((toX - at.x) * r) / distance, at.y + ((toY - at.y) * r) / distance);
  ctx.lineTo(toX, toY);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** Draws the community names: a letter chip and capitals in the community's text colour. */
export function paintNames(ctx: Context, frame: Frame, placement: Placement, palette: Palette): void {
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const name of placement.names) {
    const colour = palette.text[colourOf(name.community)] ?? "";
    const width = name.box.x1 - name.box.x0;
    const left = name.x * frame.k + frame.tx - width / 2;
    const y = name.y * frame.k + frame.ty;
    if (hasLetter(name.community))
      paintChip(ctx, { left, y, size: chipSize(frame) }, letterOf(name.community), [colour, palette.panel]);
    const from = left + chipRoom(frame, name.community);
    ctx.font = nameFont(frame);
    ctx.letterSpacing = "0.94px";
    ctx.textAlign = "left";
    ctx.strokeStyle = palette.sea;
    ctx.lineWidth = 4;
    ctx.strokeText(name.text, from, y + 0.5);
    ctx.fillStyle = colour;
    ctx.fillText(name.text, from, y + 0.5);
    ctx.letterSpacing = "0px";
  }
}

function paintChip(
  ctx: Context,
  { left, y, size }: { left: number; y: number; size: number },
  letter: string,
  [ground, ink]: readonly [string, string],
): void {
  ctx.fillStyle = ground;
  ctx.beginPath();
  ctx.roundRect(left, y - size / 2, size, size, 3.5);
  ctx.fill();
  ctx.font = `700 ${(size * 10) / 15}px ${family}`;
  ctx.textAlign = "center";
  ctx.fillStyle = ink;
  ctx.fillText(letter, left + size / 2, y + 0.5);
}
