import type { BaseLayout } from "./base-layout.ts";

/**
 * Where a concept without a place of its own sits: the weighted mean of its placed neighbours, or undefined when none has
 * a place. Ties between equal neighbours are spread by a step on a spiral that `index` names, so that no two coincide.
 */
export function barycentre(
  layout: BaseLayout,
  neighbours: { readonly concepts: Uint32Array; readonly joint: Uint32Array },
  index: number,
): { x: number; y: number } | undefined {
  let [x, y, weight] = [0, 0, 0];
  let at = 0;
  for (let k = 0; k < neighbours.concepts.length; k++) {
    const concept = neighbours.concepts[k] as number;
    // Both lists ascend.
    while (at < layout.placed.length && (layout.placed[at] as number) < concept) at++;
    if (layout.placed[at] !== concept) continue;
    const joint = neighbours.joint[k] as number;
    x += joint * (layout.x[at] as number);
    y += joint * (layout.y[at] as number);
    weight += joint;
  }
  if (weight === 0) return undefined;
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  const step = 3 + (index % 7);
  return { x: x / weight + step * Math.cos(angle), y: y / weight + step * Math.sin(angle) };
}
