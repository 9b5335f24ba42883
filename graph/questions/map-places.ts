import { barycentre } from "../layout/barycentre.ts";
import type { BaseLayout } from "../layout/base-layout.ts";
import type { Snapshot } from "../snapshot.ts";

export interface Places {
  readonly x: number[];
  readonly y: number[];
}

/** Where the concepts of a map stand: in the base layout, or among their neighbours; a spiral while there is none. */
export function mapPlaces(snapshot: Snapshot, shown: Uint32Array, layout: BaseLayout | undefined): Places {
  const places = Array.from(shown, (concept, k) =>
    layout ? (placeIn(snapshot, layout, concept) ?? onSpiral(k)) : onSpiral(k),
  );
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return { x: places.map(({ x }) => rounded(x)), y: places.map(({ y }) => rounded(y)) };
}

function placeIn(snapshot: Snapshot, layout: BaseLayout, concept: number): { x: number; y: number } | undefined {
  const at = positionOf(layout.placed, concept);
  if (at !== undefined) return { x: layout.x[at] as number, y: layout.y[at] as number };
  return barycentre(layout, snapshot.partners(concept), concept);
}

function positionOf(ascending: Uint32Array, wanted: number): number | undefined {
  let [low, high] = [0, ascending.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = ascending[middle] as number;
    if (value === wanted) return middle;
    if (value < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** Rough places: the strongest concept in the middle, the others around it, all evenly spaced. */
function onSpiral(rank: number): { x: number; y: number } {
  const angle = rank * Math.PI * (3 - Math.sqrt(5));
  const distance = 24 * Math.sqrt(rank);
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}
