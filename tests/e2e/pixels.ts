import { inflateSync } from "node:zlib";

/** A picture as it came from the screen. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of a pixel, as one number. */
  at(x: number, y: number): number;
}

/** Decodes what Chromium's screenshots are: PNG of 8 bits, RGB or RGBA, not interlaced. */
export function decodePng(file: Buffer): Picture {
  const width = file.readUInt32BE(16);
  const height = file.readUInt32BE(20);
  const channels = file[25] === 6 ? 4 : 3;
  const line = width * channels;
  const raw = inflateSync(packedPixels(file));
  const pixels = new Uint8Array(line * (height + 1) + channels);
  // Row y of the picture starts here; a row of zeros above and a pixel of zeros before spare the edges.
  const rowAt = (y: number) => line * (y + 1) + channels;
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)] as number;
    for (let i = 0; i < line; i++) {
      const at = rowAt(y) + i;
      const left = i < channels ? 0 : (pixels[at - channels] as number);
      const corner = i < channels ? 0 : (pixels[at - channels - line] as number);
      const up = pixels[at - line] as number;
      pixels[at] = (raw[y * (line + 1) + 1 + i] as number) + predicted(filter, left, up, corner);
    }
  }
  const bytes = Buffer.from(pixels.buffer);
  return { width, height, at: (x, y) => bytes.readUIntBE(rowAt(y) + x * channels, 3) };
}

function packedPixels(file: Buffer): Buffer {
  const packed: Buffer[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString("latin1", at + 4, at + 8) === "IDAT") packed.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(packed);
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const [p, q, r] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return p <= q && p <= r ? left : q <= r ? up : corner;
}

/** How many pixels have exactly this colour. */
export function countColour(picture: Picture, hex: string): number {
  const colour = Number.parseInt(hex.slice(1), 16);
  let found = 0;
  for (let y = 0; y < picture.height; y++)
    for (let x = 0; x < picture.width; x++) if (picture.at(x, y) === colour) found++;
  return found;
}
