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
