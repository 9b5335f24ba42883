import type { BaseLayout } from "./base-layout.ts";

/** Steps from the mean, in pixels: room for one disc beside another. */
const NEAREST_STEP = 8;
const STEPS = 6;

/**
 * Where a concept without a place of its own sits: the weighted mean of its placed neighbours, or undefined when none has
 * a place. Ties between equal neighbours are spread by a step on a spiral that `index` names, so that no two coincide.
 */
export function barycentre(
  layout: BaseLayout,
  neighbours: { readonly concepts: Uint32Array; readonly weight: Float64Array },
  index: number,
): { x: number; y: number } | undefined {
  let [x, y, weight] = [0, 0, 0];
  let at = 0;
  for (let k = 0; k < neighbours.concepts.length; k++) {
    const concept = neighbours.concepts[k]!;
    // Both lists ascend.
    while (at < layout.placed.length && layout.placed[at]! < concept) at++;
    if (layout.placed[at] !== concept) continue;
    const own = neighbours.weight[k]!;
    x += own * layout.x[at]!;
    y += own * layout.y[at]!;
    weight += own;
  }
  if (weight === 0) return undefined;
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  const step = NEAREST_STEP * Math.sqrt(1 + (index % STEPS));
  return { x: x / weight + step * Math.cos(angle), y: y / weight + step * Math.sin(angle) };
}
