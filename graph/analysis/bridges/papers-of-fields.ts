import type { Incidence } from "../../incidence/incidence.ts";
import { bridgeModel, leastOnASide } from "./bridge-model.ts";
import type { ConceptPartition } from "./concept-partition.ts";

/**
 * The papers that stand in every one of some communities, and in two at least: that hold two or more (or as many as are asked for)
 * of each one's telling concepts, as bridge scores count them; ascending.
 *
 * Prepared once per partition; a call is O(papers · communities of a paper).
 */
export function papersOfFields(
  incidence: Incidence,
  communities: ConceptPartition,
): (fields: readonly number[], least?: number) => Uint32Array {
  const { shares } = bridgeModel(incidence, communities);
  const papers = Uint32Array.from({ length: incidence.papers }, (_, p) => p);
  return (fields, least = leastOnASide) => {
    const wanted = new Set(fields);
    return papers.filter((paper) => {
      let standing = 0;
      let found = 0;
      for (let k = shares.offsets[paper]!; k < shares.offsets[paper + 1]!; k++) {
        if (shares.concepts[k]! < least) continue;
        standing++;
        if (wanted.has(shares.community[k]!)) found++;
      }
      return standing >= 2 && found === wanted.size;
    });
  };
}
