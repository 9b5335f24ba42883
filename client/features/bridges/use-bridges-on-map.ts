import { useMemo, useRef } from "react";
import type { ConceptMap } from "../../../graph/contract/map.ts";
import type { BridgePaper } from "../../../graph/contract/papers.ts";
import { useRanking } from "../../http/bridges.ts";
import { mapArgs } from "../../http/map-args.ts";
import { useAnswer } from "../../http/queries.ts";
import { type BridgeOnMap, maxDiamonds } from "../../map/model/diamonds.ts";
import type { Open } from "../../state/open-panel.ts";
import type { View } from "../../state/view.ts";

/** The map of a view with its bridge papers, and the concepts added for these papers. */
export interface BridgesOnMap {
  readonly map: ConceptMap;
  readonly bridges: readonly BridgeOnMap[];
  readonly beside: ReadonlySet<string>;
}

const noBridges: readonly BridgeOnMap[] = [];
const noConcepts: ReadonlySet<string> = new Set();

/**
 * The bridge papers of the view as the map draws them, and a map that contains the concepts they connect. Until that map arrives, the one
 * before stays with its own papers, so that each diamond has one place.
 */
export function useBridgesOnMap(view: View, map: ConceptMap): BridgesOnMap {
  const bridges = useFirstBridges(view);
  const { open } = view;
  const hidden = view.map.hidden;
  const addedConcepts = useMemo(() => conceptsBeside(map, bridges, hidden), [map, bridges, hidden]);
  const widerArgs = addedConcepts.length === 0 ? null : mapArgs(view, [...addedConcepts, ...endsOf(open)]);
  const wider = useAnswer("getMap", widerArgs, { every: (answer) => (answer?.layout === "computing" ? 1000 : false) });
  const lastDrawn = useRef<BridgesOnMap>({ map, bridges: noBridges, beside: noConcepts });
  const waits = widerArgs !== null && wider.isPending;
  const drawnMap = (widerArgs !== null && wider.data) || map;
  const current = useMemo(
    () => ({ map: drawnMap, bridges, beside: drawnMap === map ? noConcepts : new Set(addedConcepts) }),
    [drawnMap, map, bridges, addedConcepts],
  );
  if (!waits) lastDrawn.current = current;
  return waits && lastDrawn.current.map.revision === map.revision ? lastDrawn.current : current;
}

/** The first papers of the table, and the one that is open further down. */
function useFirstBridges(view: View): readonly BridgeOnMap[] {
  const wanted = view.page === "bridges";
  const ranked = useRanking(view, wanted).query.data?.pages;
  const open = view.open?.kind === "paper" ? view.open.id : null;
  return useMemo(() => {
    if (!wanted) return noBridges;
    const papers = (ranked ?? []).flatMap((page) => page.items).map(rankedOnMap);
    return papers.filter(({ paper }, i) => i < maxDiamonds || paper === open);
  }, [wanted, ranked, open]);
}

/** What is open stays on the map even when the lens leaves it out. */
function endsOf(open: Open | null): string[] {
  if (open?.kind === "concept") return [open.id];
  return open?.kind === "link" ? [open.a, open.b] : [];
}

function rankedOnMap({ paper, rank, sides, pair }: BridgePaper): BridgeOnMap {
  const side = (community: number) => ({
    community,
    concepts: (sides.find((one) => one.community === community)?.concepts ?? []).map(({ id }) => id),
  });
  return { paper: paper.id, rank, sides: [side(pair.a), side(pair.b)] };
}

/** The server takes 400 concepts in addition to those of the lens; the user's pins come first. */
const maxBeside = 240;

/** The concepts of bridge papers that are not on the map and not hidden by the reader, those of the first papers first. */
export function conceptsBeside(
  { nodes }: ConceptMap,
  bridges: readonly BridgeOnMap[],
  hidden: readonly string[],
): string[] {
  const known = new Set([...nodes.id, ...hidden]);
  const concepts = bridges.flatMap(({ sides }) => sides.flatMap(({ concepts }) => concepts));
  return [...new Set(concepts)].filter((id) => !known.has(id)).slice(0, maxBeside);
}
