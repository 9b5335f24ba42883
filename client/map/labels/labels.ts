import { hasLetter } from "../../ui/concept/community.ts";
import type { Focus } from "../model/focus.ts";
import { type Frame, radiusOf, screenOf } from "../model/frame.ts";
import type { Lands } from "../model/lands.ts";
import type { MapModel } from "../model/model.ts";
import type { Box } from "./boxes.ts";
import { DiscGrid, type LabelObstacle } from "./disc-grid.ts";
import { type LabelRequest, type PlacedLabel, placeLabels } from "./place-labels.ts";
import { placeNames } from "./place-names.ts";

/** Measures text: a canvas, or a substitute in a test. */
export interface Pen {
  font: string;
  letterSpacing: string;
  measureText(text: string): { readonly width: number };
}

export const family = '"Inter Variable", Inter, system-ui, sans-serif';
/** Titles are the papers' words. */
export const serif = '"Source Serif 4 Variable", "Source Serif 4", Georgia, serif';
/** From this width on everything except the map is a quarter larger, and so are its words. */
const WIDE_MAP = 2700;
export const wordScale = ({ width }: Pick<Frame, "width">): number => (width >= WIDE_MAP ? 1.25 : 1);
export const nameSize = (frame: Frame): number => 12.5 * wordScale(frame);
export const nameFont = (frame: Frame): string => `650 ${nameSize(frame)}px ${family}`;
export const chipSize = (frame: Frame): number => 15 * wordScale(frame);

export interface DiscLabel extends PlacedLabel {
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
  readonly labels: readonly DiscLabel[];
  readonly names: readonly NameLabel[];
  readonly k: number;
}

/** Everything that label placement depends on except the selection; computed once per camera position. */
export interface LabelScene {
  readonly frame: Frame;
  readonly model: MapModel;
  /** Nodes on the canvas, most important first. */
  readonly visible: readonly number[];
  readonly discs: DiscGrid<LabelObstacle>;
  readonly names: readonly NameLabel[];
  readonly obstacles: readonly Box[];
  landAt(x: number, y: number): number;
}

interface Style {
  readonly font: string;
  readonly size: number;
  readonly ghost: boolean;
}

/** Looks at every node once: which are on the canvas, what they cover, and where the names of the communities go. */
export function labelSceneOf(
  ctx: Pen,
  scenery: { frame: Frame; model: MapModel; lands: Lands; obstacles: readonly Box[] },
): LabelScene {
  const { frame, model, lands, obstacles } = scenery;
  const { k, tx, ty, width, height } = frame;
  const visible = Array.from(
    model.rank.filter((i) => {
      const [x, y] = [(model.x[i] ?? 0) * k + tx, (model.y[i] ?? 0) * k + ty];
      return x > -20 && y > -20 && x < width + 20 && y < height + 20;
    }),
  );
  const discs = new DiscGrid(
    visible.map((i) => ({
      id: i,
      ...screenOf(frame, model, i),
      r: radiusOf(frame, model, i),
      community: model.map.nodes.community[i] ?? 0,
    })),
  );
  const landAt = (x: number, y: number) => lands.landAt((x - frame.tx) / frame.k, (y - frame.ty) / frame.k);
  const names = nameLabels(ctx, scenery, {
    width: frame.width,
    height: frame.height,
    discs,
    landAt,
    obstacles,
  });
  return { frame, model, visible, discs, names, obstacles, landAt };
}

/** A selection shows at most this many labels. */
const maxLit = 400;

/** Places concepts by rank, what is in focus first; no two boxes overlap. O(what is in focus), without a focus O(labels). */
export function placeForFocus(ctx: Pen, ground: LabelScene, focus: Focus | null, before: Placement | null): Placement {
  const { frame, model, names } = ground;
  const styles = new Map<number, Style>();
  const wishes = wishesOf(ctx, ground, focus, styles);
  const sameZoom = before !== null && Math.abs(before.k - frame.k) < 1e-6;
  const placed = placeLabels(wishes, {
    width: frame.width,
    height: frame.height,
    discs: ground.discs,
    landAt: ground.landAt,
    isHighlighted: (id) => focus?.lit.has(id) ?? false,
    obstacles: [...ground.obstacles, ...names.map((name) => name.box)],
    maxLabels: Math.max(8, Math.floor((frame.width * frame.height) / 9000)),
    before: sameZoom ? new Map(before.labels.map((label) => [label.id, label])) : new Map(),
  });
  const labels = placed.map((label) => ({
    ...label,
    text: textOf(model, label.id),
    ...(styles.get(label.id) as Style),
  }));
  return { labels, names, k: frame.k };
}

/** Side of the sign of a kind before a label. */
export const signSize = 12;

/** Room for the sign of its kind before the label of a concept; 0 for a kind that is unsure. */
export function signRoom({ kinds }: MapModel, i: number): number {
  return (kinds[i] ?? "other") === "other" ? 0 : signSize + 4;
}

/** The label of a concept, with the number of kinds for which it stands, or as much of a title as fits. */
function textOf(model: MapModel, i: number): string {
  const label = model.map.nodes.label[i] ?? "";
  const folded = model.map.nodes.folded[i] ?? 0;
  if (folded > 0) return `${label} +${folded}`;
  if (i < model.concepts || label.length <= 38) return label;
  return `${label.slice(0, label.lastIndexOf(" ", 36)).replace(/[\s,:;.–-]+$/, "")} …`;
}

function nameLabels(
  ctx: Pen,
  { frame, model, lands }: { frame: Frame; model: MapModel; lands: Lands },
  ground: Parameters<typeof placeNames>[1],
): NameLabel[] {
  // A narrow canvas has room for the first half of "latent space & diffusion models" only.
  const shown = (label: string) => (frame.width < 600 ? (label.split(" & ")[0] ?? label) : label).toUpperCase();
  const titles = new Map(model.map.communities.map(({ id, label }) => [id, shown(label)]));
  ctx.font = nameFont(frame);
  ctx.letterSpacing = "0.94px";
  const wishes = lands.lands.map((land) => ({
    community: land.community,
    coast: (land.rings[0] ?? []).map(([x, y]) => [x * frame.k + frame.tx, y * frame.k + frame.ty] as const),
    width: ctx.measureText(titles.get(land.community) ?? "").width + chipRoom(frame, land.community),
    height: 18 * wordScale(frame),
    maxCost: hasLetter(land.community) ? Number.POSITIVE_INFINITY : 7,
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

/** Room for the letter chip before a name. */
export function chipRoom(frame: Frame, community: number): number {
  return hasLetter(community) ? chipSize(frame) + 6 : 0;
}

function wishesOf(
  ctx: Pen,
  { frame, model, visible }: LabelScene,
  focus: Focus | null,
  styles: Map<number, Style>,
): LabelRequest[] {
  const strong = Math.max(4, Math.round(visible.length * 0.08));
  return orderOf(model, visible, focus).map(({ i, rank, importance }) => {
    const hasRing = importance === 2;
    const lit = focus === null || importance > 0;
    const style = styleOf(model, i, {
      scale: wordScale(frame),
      hasRing,
      lit,
      strong: rank < strong && i < model.concepts,
    });
    styles.set(i, style);
    ctx.font = style.font;
    return {
      id: i,
      ...screenOf(frame, model, i),
      r: radiusOf(frame, model, i),
      width: ctx.measureText(textOf(model, i)).width + 2 + signRoom(model, i),
      height: style.size * 1.24,
      gap: hasRing ? 9 : 3,
      community: model.map.nodes.community[i] ?? 0,
      isRequired: focus ? lit : rank < 26,
    };
  });
}

function styleOf(
  model: MapModel,
  i: number,
  label: { scale: number; hasRing: boolean; lit: boolean; strong: boolean },
): Style {
  const size = label.scale * (label.hasRing ? 14 : sizeOf(model, i));
  const weight = label.hasRing ? 650 : label.lit && label.strong ? 600 : 500;
  return { font: `${weight} ${size.toFixed(1)}px ${i < model.concepts ? family : serif}`, size, ghost: !label.lit };
}

interface LabelCandidate {
  readonly i: number;
  readonly rank: number;
  /** 2 = ringed, 1 = in focus. */
  readonly importance: number;
}

/** All that are on the canvas by rank; with a focus, what is in it and the eight most important others. */
function orderOf(model: MapModel, visible: readonly number[], focus: Focus | null): LabelCandidate[] {
  if (!focus) return visible.slice(0, maxLit).map((i, rank) => ({ i, rank, importance: 0 }));
  const rings = new Set(focus.rings);
  const known = new Set([...rings, ...focus.lit, ...visible.slice(0, 8)]);
  return [...known]
    .map((i) => ({
      i,
      rank: model.rankOf[i] ?? 0,
      importance: Number(focus.lit.has(i) || rings.has(i)) + Number(rings.has(i)),
    }))
    .sort((a, b) => b.importance - a.importance || a.rank - b.rank)
    .slice(0, maxLit);
}

/** From 10.8 to 14.5 pixels, by papers. */
function sizeOf(model: MapModel, i: number): number {
  if (i >= model.concepts) return 11.5;
  const maxPapers = model.map.nodes.papers[model.rank[0] ?? 0] ?? 1;
  return Math.min(14.5, 10.8 + 3.7 * Math.sqrt((model.map.nodes.papers[i] ?? 0) / Math.max(1, maxPapers)));
}
