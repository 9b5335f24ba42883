import type Sigma from "sigma";
import type { MapModel } from "../model/model.ts";

const duration = 320;

/** Animates added concepts out of the one that was expanded; nothing else moves. Returns a function that stops it. */
export function grow(sigma: Sigma, before: MapModel, after: MapModel): () => void {
  const isReducedMotion = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const grown = isReducedMotion ? [] : grownFrom(before, after);
  if (grown.length === 0) return () => {};
  const graph = sigma.getGraph();
  const began = performance.now();
  let frame = 0;
  const step = (now: number) => {
    const part = Math.min(1, Math.max(0, (now - began) / duration));
    const eased = 1 - (1 - part) ** 3;
    for (const { id, parent, i } of grown) {
      if (!graph.hasNode(id)) continue;
      const [x, y] = [after.x[i] ?? 0, after.y[i] ?? 0];
      const [fromX, fromY] = [after.x[parent] ?? 0, after.y[parent] ?? 0];
      graph.mergeNodeAttributes(id, { x: fromX + (x - fromX) * eased, y: -(fromY + (y - fromY) * eased) });
    }
    if (part < 1) frame = requestAnimationFrame(step);
  };
  step(began);
  return () => cancelAnimationFrame(frame);
}

/** Concepts that were not there before, with the one that was expanded or opened to bring them in. */
function grownFrom(before: MapModel, after: MapModel): { id: string; i: number; parent: number }[] {
  const ids = after.map.nodes.id;
  return [...after.map.expanded, ...after.map.opened].flatMap(({ concept, added }) =>
    added.map((i) => ({ id: ids[i] ?? "", i, parent: concept })).filter(({ id }) => !before.position.has(id)),
  );
}
