import type { Frame } from "../model/frame.ts";
import { cell, type Density } from "./density.ts";
import type { Palette } from "./palette.ts";

/** The grid as a picture, one pixel a cell: the sequence of colours, rising out of the sea. */
export function densityPicture(density: Density, palette: Palette): HTMLCanvasElement {
  const picture = document.createElement("canvas");
  picture.width = density.columns;
  picture.height = density.rows;
  const ctx = picture.getContext("2d");
  if (!ctx) return picture;
  const stops = palette.sequence.map(channels);
  const pixels = ctx.createImageData(density.columns, density.rows);
  density.values.forEach((value, i) => {
    const level = value ** 0.7;
    const at = level * (stops.length - 1);
    const [from, to] = [stops[Math.floor(at)] ?? [0, 0, 0], stops[Math.ceil(at)] ?? [0, 0, 0]];
    const part = at - Math.floor(at);
    for (let c = 0; c < 3; c++) pixels.data[4 * i + c] = (from[c] ?? 0) * (1 - part) + (to[c] ?? 0) * part;
    pixels.data[4 * i + 3] = 255 * Math.min(1, level * 6);
  });
  ctx.putImageData(pixels, 0, 0);
  return picture;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16));
}

/** Draws the picture in its place on the canvas. */
export function paintDensity(
  ctx: CanvasRenderingContext2D,
  frame: Frame,
  density: Density,
  picture: HTMLCanvasElement,
): void {
  ctx.imageSmoothingEnabled = true;
  ctx.imageSmoothingQuality = "high";
  const [x, y] = [(density.x0 - cell / 2) * frame.k + frame.tx, (density.y0 - cell / 2) * frame.k + frame.ty];
  ctx.drawImage(picture, x, y, density.columns * cell * frame.k, density.rows * cell * frame.k);
}
