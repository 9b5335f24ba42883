import type { Incidence } from "../../incidence/incidence.ts";
import { bridgeModel, leastOnASide } from "./bridge-model.ts";
import type { ConceptPartition } from "./concept-partition.ts";

/**
 * The papers with two or more specific concepts (or `minConcepts`) in every one of some communities, and in two communities at
 * least, as bridge scores count them; ascending.
 *
 * Prepared once per partition; a call is O(papers · communities of a paper).
 */
export function papersOfFields(
  incidence: Incidence,
  communities: ConceptPartition,
): (fields: readonly number[], minConcepts?: number) => Uint32Array {
  const { shares } = bridgeModel(incidence, communities);
  const papers = Uint32Array.from({ length: incidence.papers }, (_, p) => p);
  return (fields, minConcepts = leastOnASide) => {
    const wanted = new Set(fields);
    return papers.filter((paper) => {
      let communitiesOfPaper = 0;
      let found = 0;
      for (let k = shares.offsets[paper]!; k < shares.offsets[paper + 1]!; k++) {
        if (shares.concepts[k]! < minConcepts) continue;
        communitiesOfPaper++;
        if (wanted.has(shares.community[k]!)) found++;
      }
      return communitiesOfPaper >= 2 && found === wanted.size;
    });
  };
}
