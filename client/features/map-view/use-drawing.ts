import { useMemo } from "react";
import type { ConceptMap, MapPapers } from "../../../graph/contract/map.ts";
import { conceptArgs } from "../../http/map-args.ts";
import { useAnswer } from "../../http/queries.ts";
import { type Drawing, papersAlone, withPapers } from "../../map/model/with-papers.ts";
import type { View } from "../../state/view.ts";

/** So many papers can be told apart among concepts, and alone. */
const among = 120;
const alone = 400;

/** What the canvas draws of a view: concepts, papers, or both; the concepts until the papers are there. */
export function useDrawing(view: View, map: ConceptMap): { drawing: Drawing; papers: MapPapers | undefined } {
  const { show } = view.map;
  const wanted = show !== "concepts" && view.page === "map";
  const papers = useAnswer(
    "getMapPapers",
    wanted ? { ...conceptArgs(view), limit: show === "papers" ? alone : among } : null,
    { keep: true, every: (answer) => (answer?.layout === "computing" ? 1000 : false) },
  ).data;
  const drawing = useMemo(() => {
    if (!wanted || !papers) return { map, papers: 0 };
    return show === "papers" ? papersAlone(map, papers) : withPapers(map, papers);
  }, [map, papers, show, wanted]);
  return { drawing, papers: wanted ? papers : undefined };
}
