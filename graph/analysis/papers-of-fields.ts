import type { Incidence } from "../incidence/incidence.ts";
import { bridgeModel, leastOnASide } from "./bridges/bridge-model.ts";
import type { ConceptPartition } from "./bridges/concept-partition.ts";

/**
 * The papers that stand in every one of some communities: that hold two or more of each one's telling concepts, as bridge scores
 * count them; ascending.
 *
 * Prepared once per partition; a call is O(papers · communities of a paper).
 */
export function papersOfFields(
  incidence: Incidence,
  communities: ConceptPartition,
): (fields: readonly number[]) => Uint32Array {
  const { shares } = bridgeModel(incidence, communities);
  const standsIn = (paper: number, id: number) => {
    for (let k = shares.offsets[paper] as number; k < (shares.offsets[paper + 1] as number); k++) {
      if (shares.community[k] === id) return (shares.concepts[k] as number) >= leastOnASide;
    }
    return false;
  };
  const papers = Uint32Array.from({ length: incidence.papers }, (_, p) => p);
  return (fields) => papers.filter((paper) => fields.every((field) => standsIn(paper, field)));
}
