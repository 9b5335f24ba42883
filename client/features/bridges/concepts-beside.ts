import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { BridgeOnMap } from "../../map/model/diamonds.ts";

/** The server takes 400 concepts besides those of the lens; a reader's own pins come first. */
const most = 240;

/** What bridge papers hold on their two sides and the map does not show, unless the reader hid it: the first papers first. */
export function conceptsBeside(
  { nodes }: ConceptMap,
  bridges: readonly BridgeOnMap[],
  hidden: readonly string[],
): string[] {
  const known = new Set([...nodes.id, ...hidden]);
  const held = bridges.flatMap(({ sides }) => sides.flatMap(({ concepts }) => concepts));
  return [...new Set(held)].filter((id) => !known.has(id)).slice(0, most);
}
