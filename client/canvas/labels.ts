import { colourOf, letterOf } from "../ui/community.ts";
import type { Box } from "./boxes.ts";
import type { Focus } from "./focus.ts";
import { type Frame, radiusOf, screenOf } from "./frame.ts";
import type { Lands } from "./lands.ts";
import type { MapModel } from "./model.ts";
import type { Palette } from "./palette.ts";
import { type LabelWish, type PlacedLabel, placeLabels } from "./place-labels.ts";
import { placeNames } from "./place-names.ts";

type Context = CanvasRenderingContext2D;

const family = '"Inter Variable", Inter, system-ui, sans-serif';
const nameFont = `650 12.5px ${family}`;
const chip = 15;

export interface NodeLabel extends PlacedLabel {
  readonly text: string;
  readonly font: string;
  readonly size: number;
  readonly ghost: boolean;
}

export interface NameLabel {
  readonly community: number;
  readonly text: string;
  /** Centre, in the plane: a name stays by its coast. */
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

/** All labels of the map, for the camera they were placed at. */
export interface Placement {
  readonly labels: readonly NodeLabel[];
  readonly names: readonly NameLabel[];
  readonly k: number;
}

export interface Scenery {
  readonly frame: Frame;
  readonly model: MapModel;
  readonly lands: Lands;
  readonly focus: Focus | null;
  readonly taken: readonly Box[];
  readonly before: Placement | null;
}

interface Style {
  readonly font: string;
  readonly size: number;
  readonly ghost: boolean;
}

/** Places community names first, then concepts by rank; no two boxes meet. */
export function placeAll(ctx: Context, scenery: Scenery): Placement {
  const { frame, model, lands, focus } = scenery;
  const visible = [...model.rank].filter((i) => {
    const { x, y } = screenOf(frame, model, i);
    return x > -20 && y > -20 && x < frame.width + 20 && y < frame.height + 20;
  });
  const discs = visible.map((i) => ({
    id: i,
    ...screenOf(frame, model, i),
    r: radiusOf(frame, model, i),
    lit: focus?.lit.has(i) ?? false,
    community: model.map.nodes.community[i] ?? 0,
  }));
  const landAt = (x: number, y: number) => lands.landAt((x - frame.tx) / frame.k, (y - frame.ty) / frame.k);
  const ground = { width: frame.width, height: frame.height, discs, landAt };
  const names = nameLabels(ctx, scenery, { ...ground, taken: scenery.taken });
  const styles = new Map<number, Style>();
  const wishes = wishesOf(ctx, scenery, visible.slice(0, 400), styles);
  const sameZoom = scenery.before !== null && Math.abs(scenery.before.k - frame.k) < 1e-6;
  const placed = placeLabels(wishes, {
    ...ground,
    taken: [...scenery.taken, ...names.map((name) => name.box)],
    most: Math.max(8, Math.floor((frame.width * frame.height) / 9000)),
    before: sameZoom ? new Map(scenery.before?.labels.map((label) => [label.id, label])) : new Map(),
  });
  const labels = placed.map((label) => ({
    ...label,
    text: model.map.nodes.label[label.id] ?? "",
    ...(styles.get(label.id) as Style),
  }));
  return { labels, names, k: frame.k };
}

function nameLabels(
  ctx: Context,
  { frame, model, lands }: Scenery,
  ground: Parameters<typeof placeNames>[1],
): NameLabel[] {
  // A narrow canvas has room for the first half of "latent space & diffusion models".
  const shown = (label: string) => (frame.width < 600 ? (label.split(" & ")[0] ?? label) : label).toUpperCase();
  const titles = new Map(model.map.communities.map(({ id, label }) => [id, shown(label)]));
  ctx.font = nameFont;
  ctx.letterSpacing = "0.94px";
  const wishes = lands.lands.map((land) => ({
    community: land.community,
    coast: (land.rings[0] ?? []).map(([x, y]) => [x * frame.k + frame.tx, y * frame.k + frame.ty] as const),
    width: ctx.measureText(titles.get(land.community) ?? "").width + chip + 6,
    height: 18,
  }));
  ctx.letterSpacing = "0px";
  return placeNames(wishes, ground).map((name) => ({
    community: name.community,
    text: titles.get(name.community) ?? "",
    x: (name.x - frame.tx) / frame.k,
    y: (name.y - frame.ty) / frame.k,
    box: name.box,
  }));
}

function wishesOf(
  ctx: Context,
  { frame, model, focus }: Scenery,
  visible: readonly number[],
  styles: Map<number, Style>,
): LabelWish[] {
  const importance = (i: number) => Number(focus?.lit.has(i) ?? false) + Number(focus?.rings.includes(i) ?? false);
  const order = visible
    .map((i, rank) => ({ i, rank, importance: importance(i) }))
    .filter(({ importance, rank }) => focus === null || importance > 0 || rank < 8)
    .sort((a, b) => b.importance - a.importance || a.rank - b.rank);
  const strong = Math.max(4, Math.round(visible.length * 0.08));
  return order.map(({ i, rank, importance }) => {
    const ringed = importance === 2;
    const lit = focus === null || importance > 0;
    const size = ringed ? 14 : sizeOf(model, i);
    const weight = ringed ? 650 : lit && rank < strong ? 600 : 500;
    const style = { font: `${weight} ${size.toFixed(1)}px ${family}`, size, ghost: !lit };
    styles.set(i, style);
    ctx.font = style.font;
    return {
      id: i,
      ...screenOf(frame, model, i),
      r: radiusOf(frame, model, i),
      width: ctx.measureText(model.map.nodes.label[i] ?? "").width + 2,
      height: size * 1.24,
      gap: ringed ? 9 : 3,
      community: model.map.nodes.community[i] ?? 0,
      must: focus ? lit : rank < 26,
    };
  });
}

/** From 10.8 to 14.5 pixels, by papers. */
function sizeOf(model: MapModel, i: number): number {
  const most = model.map.nodes.papers[model.rank[0] ?? 0] ?? 1;
  return Math.min(14.5, 10.8 + 3.7 * Math.sqrt((model.map.nodes.papers[i] ?? 0) / Math.max(1, most)));
}

/** Draws the labels where they were placed, moved with the camera; paint order: hairlines, halo, letters. */
export function paintLabels(ctx: Context, frame: Frame, model: MapModel, placement: Placement, palette: Palette): void {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const label of placement.labels) {
    const at = screenOf(frame, model, label.id);
    const [x, y] = [at.x + label.dx, at.y + label.dy];
    if (label.leader) paintLeader(ctx, frame, model, label, palette);
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

function paintLeader(ctx: Context, frame: Frame, model: MapModel, label: NodeLabel, palette: Palette): void {
  const at = screenOf(frame, model, label.id);
  const half = (label.box.x1 - label.box.x0) / 2;
  const rise = (label.box.y1 - label.box.y0) / 2;
  const toX = at.x + Math.max(label.dx - half, Math.min(label.dx + half, 0));
  const toY = at.y + Math.max(label.dy - rise, Math.min(label.dy + rise, 0));
  const away = Math.hypot(toX - at.x, toY - at.y);
  const r = radiusOf(frame, model, label.id) + 1;
  if (away <= r + 2) return;
  ctx.strokeStyle = palette.ink;
  ctx.globalAlpha = 0.7;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(at.x + ((toX - at.x) * r) / away, at.y + ((toY - at.y) * r) / away);
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
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.roundRect(left, y - chip / 2, chip, chip, 3.5);
    ctx.fill();
    ctx.font = `700 10px ${family}`;
    ctx.textAlign = "center";
    ctx.fillStyle = palette.panel;
    ctx.fillText(letterOf(name.community), left + chip / 2, y + 0.5);
    ctx.font = nameFont;
    ctx.letterSpacing = "0.94px";
    ctx.textAlign = "left";
    ctx.strokeStyle = palette.sea;
    ctx.lineWidth = 4;
    ctx.strokeText(name.text, left + chip + 6, y + 0.5);
    ctx.fillStyle = colour;
    ctx.fillText(name.text, left + chip + 6, y + 0.5);
    ctx.letterSpacing = "0px";
  }
}
