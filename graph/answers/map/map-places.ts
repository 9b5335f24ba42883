import type { Communities } from "../../analysis/communities/communities.ts";
import { type BaseLayout, barycentre } from "../../layout/base-layout.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

export interface Places {
  readonly x: number[];
  readonly y: number[];
}

/** Where the concepts of a map stand: in the base layout, or among their neighbours; a spiral while there is none. */
export function mapPlaces(
  snapshot: Snapshot,
  { community }: Communities,
  shown: Uint32Array,
  layout: BaseLayout | undefined,
): Places {
  const places = Array.from(shown, (concept, k) =>
    layout ? (placeIn(snapshot, community, layout, concept) ?? onSpiral(k)) : onSpiral(k),
  );
  const rounded = (value: number) => Math.round(value * 100) / 100;
  return { x: places.map(({ x }) => rounded(x)), y: places.map(({ y }) => rounded(y)) };
}

function placeIn(
  snapshot: Snapshot,
  community: Uint32Array,
  layout: BaseLayout,
  concept: number,
): { x: number; y: number } | undefined {
  const at = positionOf(layout.placed, concept);
  if (at !== undefined) return { x: layout.x[at]!, y: layout.y[at]! };
  const neighbours = neighboursOf(snapshot, concept);
  const isSameCommunity = neighbours.concepts.map((other) => (community[other] === community[concept] ? 1 : 0));
  const own = {
    concepts: neighbours.concepts,
    weight: neighbours.weight.map((weight, k) => weight * isSameCommunity[k]!),
  };
  // In its own land when it knows anyone there.
  return barycentre(layout, own, concept) ?? barycentre(layout, neighbours, concept);
}

/** Partners of a concept, those that are mostly its own counting most: joint papers, squared, over the partner's papers. */
function neighboursOf(snapshot: Snapshot, concept: number): { concepts: Uint32Array; weight: Float64Array } {
  const { concepts, joint } = snapshot.partners(concept);
  const papers = (k: number) => snapshot.frequency[concepts[k]!] as number;
  return { concepts, weight: Float64Array.from(joint, (both, k) => both ** 2 / papers(k)) };
}

function positionOf(ascending: Uint32Array, target: number): number | undefined {
  let [low, high] = [0, ascending.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const value = ascending[middle]!;
    if (value === target) return middle;
    if (value < target) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** How far from a concept its kinds may stand when it is opened, in parts of the longer side of the corpus's first map. */
const NEAR = 0.05;

/**
 * Draws kinds that opening a concept brought in towards it, where they lie far from it: in the same direction, the farther ones less near.
 * A kind that lies near stays where every map has it.
 */
export function nearParents(
  { x, y }: Places,
  opened: readonly { readonly concept: number; readonly added: readonly number[] }[],
  [left, top, right, bottom]: readonly [number, number, number, number],
): Places {
  const near = NEAR * Math.max(right - left, bottom - top);
  const places = { x: [...x], y: [...y] };
  for (const { concept, added } of opened) {
    const [parentX, parentY] = [places.x[concept]!, places.y[concept]!];
    for (const kind of added) {
      const [dx, dy] = [x[kind]! - parentX, y[kind]! - parentY];
      const distance = Math.hypot(dx, dy);
      if (distance <= near) continue;
      // From all of the way at `near` to twice that for what is endlessly far: different distances stay different.
      const factor = (near * (2 - near / distance)) / distance;
      places.x[kind] = Math.round((parentX + dx * factor) * 100) / 100;
      places.y[kind] = Math.round((parentY + dy * factor) * 100) / 100;
    }
  }
  return places;
}

/** Left, top, right and bottom of some places; a square around the middle when there are none. */
export function extentOf({ x, y }: Places): [number, number, number, number] {
  if (x.length === 0) return [-1, -1, 1, 1];
  const min = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const max = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  return [min(x), min(y), max(x), max(y)];
}

/** Rough places: the strongest concept in the middle, the others around it, all evenly spaced. */
function onSpiral(rank: number): { x: number; y: number } {
  const angle = rank * Math.PI * (3 - Math.sqrt(5));
  const distance = 24 * Math.sqrt(rank);
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}
