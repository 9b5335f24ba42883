import { colourOf, letterOf } from "../../ui/concept/community.ts";
import { nameSize, type Placement } from "../labels/labels.ts";
import { bendOf, controlOf, type Frame, radiusOf, screenOf } from "../model/frame.ts";
import type { Lands } from "../model/lands.ts";
import { isDirected, type MapModel } from "../model/model.ts";
import { arrowHead } from "../paint/paint-focus.ts";
import type { Look } from "../sigma/sigma-graph.ts";

/** A map with its camera and its labels. */
export interface Picture {
  readonly frame: Frame;
  readonly model: MapModel;
  readonly lands: Lands;
  readonly placement: Placement;
  readonly look: Look;
}

const n = (value: number) => value.toFixed(1);
export const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The map on the screen as an SVG drawing. */
export function svgOf(picture: Picture): string {
  const { width, height } = picture.frame;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, sans-serif">`,
    `<rect width="100%" height="100%" fill="${picture.look.palette.sea}"/>`,
    ...landPaths(picture),
    ...linkPaths(picture),
    ...discs(picture),
    ...texts(picture),
    "</svg>",
  ].join("\n");
}

function landPaths({ frame: { k, tx, ty }, lands, look: { palette } }: Picture): string[] {
  return lands.lands.map((land) => {
    const path = land.rings
      .map((ring) => `M${ring.map(([x, y]) => `${n(x * k + tx)} ${n(y * k + ty)}`).join("L")}Z`)
      .join("");
    const colour = colourOf(land.community);
    return `<path d="${path}" fill="${palette.land[colour]}" stroke="${palette.node[colour]}" stroke-opacity="0.5"/>`;
  });
}

function linkPaths({ frame, model, look: { palette, colours } }: Picture): string[] {
  const { source, target, npmi } = model.map.links;
  return source.map((a, link) => {
    const b = target[link] ?? 0;
    const [from, to] = [screenOf(frame, model, a), screenOf(frame, model, b)];
    const control = controlOf(from, to, bendOf(model, a, b));
    const inland = bendOf(model, a, b) === 0;
    const colour = inland && colours.communities ? colours.fill(a) : palette.edge;
    const strength = Math.max(0, npmi[link] ?? 0);
    const head = isDirected(model)
      ? `<path d="M${arrowHead(frame, model, a, b)
          .map(({ x, y }) => `${n(x)} ${n(y)}`)
          .join("L")}Z" fill="${palette.ink3}"/>`
      : "";
    return `${head}<path d="M${n(from.x)} ${n(from.y)}Q${n(control.x)} ${n(control.y)} ${n(to.x)} ${n(to.y)}" fill="none" stroke="${colour}" stroke-opacity="${(0.2 + 0.55 * strength).toFixed(2)}" stroke-width="${(0.5 + 1.8 * strength).toFixed(2)}"/>`;
  });
}

function discs({ frame, model, look: { colours } }: Picture): string[] {
  return [...model.rank].map((i) => {
    const { x, y } = screenOf(frame, model, i);
    const r = radiusOf(frame, model, i);
    const drawn = `fill="${colours.fill(i)}" stroke="${colours.rim(i)}"`;
    const title = `<title>${escapeXml(model.map.nodes.label[i] ?? "")}</title>`;
    return i < model.concepts
      ? `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" ${drawn}>${title}</circle>`
      : `<rect x="${n(x - r)}" y="${n(y - r)}" width="${n(2 * r)}" height="${n(2 * r)}" rx="${n(r / 2)}" ${drawn}>${title}</rect>`;
  });
}

function texts({ frame, model, placement, look: { palette } }: Picture): string[] {
  const halo = `paint-order="stroke" stroke-linejoin="round"`;
  const labels = placement.labels.map((label) => {
    const at = screenOf(frame, model, label.id);
    return `<text x="${n(at.x + label.dx)}" y="${n(at.y + label.dy + label.size * 0.35)}" font-size="${n(label.size)}" text-anchor="middle" fill="${palette.ink}" stroke="${palette.halo}" stroke-width="3" ${halo}>${escapeXml(label.text)}</text>`;
  });
  const names = placement.names.map((name) => {
    const colour = palette.text[colourOf(name.community)];
    const text = `${letterOf(name.community)} ${name.text}`.trim();
    return `<text x="${n(name.x * frame.k + frame.tx)}" y="${n(name.y * frame.k + frame.ty + 4)}" font-size="${n(nameSize(frame))}" font-weight="650" letter-spacing="0.94" text-anchor="middle" fill="${colour}" stroke="${palette.sea}" stroke-width="4" ${halo}>${escapeXml(text)}</text>`;
  });
  return [...labels, ...names];
}

const layers = ["lands", "edges", "nodes", "overlay"] as const;

/** One picture of the layers of the map, at the pixels of the screen. */
export function pictureOf(canvases: Record<string, HTMLCanvasElement>, sea: string): Promise<Blob | null> {
  const whole = document.createElement("canvas");
  whole.width = canvases.nodes?.width ?? 1;
  whole.height = canvases.nodes?.height ?? 1;
  const ctx = whole.getContext("2d");
  if (!ctx) return Promise.resolve(null);
  ctx.fillStyle = sea;
  ctx.fillRect(0, 0, whole.width, whole.height);
  for (const layer of layers) {
    const canvas = canvases[layer];
    if (!canvas) continue;
    ctx.globalAlpha = Number(canvas.style.opacity || 1);
    ctx.drawImage(canvas, 0, 0);
  }
  return new Promise((done) => whole.toBlob(done, "image/png"));
}
