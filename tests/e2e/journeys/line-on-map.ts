import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { Journey } from "../journey.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point on a link, and the link's ends, sorted. */
export interface LineOnMap extends Point {
  readonly ends: readonly string[];
}

/** The strongest straight link whose middle lies off every disc, every other link and everything laid over the map, if any. */
export async function lineOnMap({ page, placeOf }: Journey, map: ConceptMap): Promise<LineOnMap | undefined> {
  const { nodes, links } = map;
  const places = await Promise.all(nodes.id.map((id) => placeOf(id)));
  const middles = links.source.map((a, i) => {
    const [p, q] = [places[a], places[links.target[i] ?? 0]];
    return { x: ((p?.x ?? 0) + (q?.x ?? 0)) / 2, y: ((p?.y ?? 0) + (q?.y ?? 0)) / 2 };
  });
  const order = links.npmi.map((npmi, i) => ({ npmi, i })).sort((p, q) => q.npmi - p.npmi);
  for (const { i } of order) {
    const [a, b] = [links.source[i] ?? 0, links.target[i] ?? 0];
    const at = middles[i] ?? { x: 0, y: 0 };
    const far = (other: Point, least: number) => Math.hypot(other.x - at.x, other.y - at.y) > least;
    const alone = middles.every((other, k) => k === i || far(other, 9)) && crossings(i, links, places, at) === 0;
    const free = alone && places.every((place) => far(place, place.r + 5));
    if (nodes.community[a] !== nodes.community[b] || !free) continue;
    const onStage = await page.evaluate(`Boolean(document.elementFromPoint(${at.x}, ${at.y})?.closest(".stage"))`);
    if (onStage) return { ...at, ends: [nodes.id[a] ?? "", nodes.id[b] ?? ""].sort() };
  }
  return undefined;
}

/** How many other links pass within a few pixels of a point. */
function crossings(own: number, links: ConceptMap["links"], places: readonly Point[], at: Point): number {
  const origin = { x: 0, y: 0 };
  return links.source.filter((source, i) => {
    const [p, q] = [places[source] ?? origin, places[links.target[i] ?? 0] ?? origin];
    const length = Math.hypot(q.x - p.x, q.y - p.y) || 1;
    const t = Math.max(0, Math.min(1, ((at.x - p.x) * (q.x - p.x) + (at.y - p.y) * (q.y - p.y)) / length ** 2));
    return i !== own && Math.hypot(p.x + t * (q.x - p.x) - at.x, p.y + t * (q.y - p.y) - at.y) < 5 + 0.04 * length;
  }).length;
}
