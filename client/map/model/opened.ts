import { maxIds } from "../../state/view.ts";
import { type Frame, screenOf } from "./frame.ts";
import type { MapModel } from "./model.ts";

/** How far the map is zoomed in when the kinds of a broad concept appear; their own kinds appear at twice that. */
export const OPENING_ZOOM = 1.7;
/** They fold again only at this part of that zoom, and beyond this part of the canvas outside it: nothing flickers. */
const [CLOSING_PART, MARGIN] = [0.8, 0.5];

/** The zoom at which the kinds of a concept appear: more for what is on the map as a kind itself. */
export function openingZoom({ map }: MapModel, concept: number): number {
  return OPENING_ZOOM * 2 ** depthsOf(map.opened).of(concept);
}

/**
 * The concepts of a map that is rolled up whose kinds are shown where the camera is: those in view that are near enough. What was open before
 * stays so for a while when the camera moves away. A concept comes after the one that brought it in.
 */
export function openedAt(
  model: MapModel,
  { frame, zoom }: { frame: Frame; zoom: number },
  before: readonly string[],
): string[] {
  const { nodes, opened } = model.map;
  const depths = depthsOf(opened);
  const wasOpen = new Set(before.flatMap((id) => model.position.get(id) ?? []));
  const addedBy = new Map(opened.map(({ concept, added }) => [concept, added]));
  const isNear = (concept: number, part: number) => zoom >= part * OPENING_ZOOM * 2 ** depths.of(concept);
  const isIn = (concept: number, margin: number) => {
    const { x, y } = screenOf(frame, model, concept);
    const [dx, dy] = [margin * frame.width, margin * frame.height];
    return x >= -dx && y >= -dy && x <= frame.width + dx && y <= frame.height + dy;
  };
  const staysOpen = (concept: number) =>
    isNear(concept, CLOSING_PART) && [concept, ...(addedBy.get(concept) ?? [])].some((one) => isIn(one, MARGIN));
  const opens = (concept: number) => (nodes.folded[concept] ?? 0) > 0 && isNear(concept, 1) && isIn(concept, 0);
  const concepts = [...model.rank].filter((i) => i < model.concepts);
  const found = [
    ...concepts.filter((concept) => wasOpen.has(concept) && staysOpen(concept)),
    ...concepts.filter((concept) => !wasOpen.has(concept) && opens(concept)),
  ].slice(0, maxIds.opened);
  const all = new Set(found);
  return found
    .filter((concept) => depths.parentsOf(concept).every((parent) => all.has(parent)))
    .sort((a, b) => depths.of(a) - depths.of(b))
    .map((concept) => nodes.id[concept] ?? "");
}

/** How many levels below the broad concepts each one stands, and under which. */
function depthsOf(opened: MapModel["map"]["opened"]) {
  const parent = new Map<number, number>();
  for (const { concept, added } of opened) for (const kind of added) parent.set(kind, concept);
  const parentsOf = (concept: number): number[] => {
    const above = parent.get(concept);
    return above === undefined ? [] : [above, ...parentsOf(above)];
  };
  return { parentsOf, of: (concept: number) => parentsOf(concept).length };
}
