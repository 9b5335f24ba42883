import { useMemo } from "react";
import { useView } from "../state/use-view.ts";
import { useConceptMap } from "./queries.ts";

/** Community of a concept that is on the map; 0 for others. */
export function useCommunityOf(): (concept: string) => number {
  const { data: map } = useConceptMap(useView());
  return useMemo(() => {
    const known = new Map(map?.nodes.id.map((id, i) => [id, map.nodes.community[i] ?? 0]));
    return (concept) => known.get(concept) ?? 0;
  }, [map]);
}
