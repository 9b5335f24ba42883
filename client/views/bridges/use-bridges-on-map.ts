import { useMemo } from "react";
import type { BridgePaper } from "../../../graph/contract/bridge-answers.ts";
import type { Between, ConceptRef } from "../../../graph/contract/discovery-answers.ts";
import { useBetween, useRanking } from "../../api/bridges.ts";
import type { BridgeOnMap } from "../../canvas/diamonds.ts";
import type { View } from "../../state/view.ts";

const none: readonly BridgeOnMap[] = [];

/** The first bridge papers of the view, as the map draws them: a rank and the concepts held on each side. */
export function useBridgesOnMap(view: View): readonly BridgeOnMap[] {
  const wanted = view.page === "bridges";
  const ranked = useRanking(view, wanted).query.data?.pages[0]?.items;
  const between = useBetween(view, wanted).answer;
  return useMemo(() => {
    if (!wanted) return none;
    return between ? between.items.map(betweenOnMap) : (ranked?.map(rankedOnMap) ?? none);
  }, [wanted, ranked, between]);
}

function rankedOnMap({ paper, rank, sides, joins }: BridgePaper): BridgeOnMap {
  const side = (community: number) => ({
    community,
    concepts: (sides.find((one) => one.community === community)?.concepts ?? []).map(({ id }) => id),
  });
  return { paper: paper.id, rank, sides: [side(joins.a), side(joins.b)] };
}

function betweenOnMap({ paper, a, b }: Between["items"][number], i: number): BridgeOnMap {
  const side = (concepts: readonly ConceptRef[]) => ({
    community: concepts[0]?.community ?? 0,
    concepts: concepts.map(({ id }) => id),
  });
  return { paper: paper.id, rank: i + 1, sides: [side(a), side(b)] };
}
