import type { Incidence } from "../../incidence/incidence.ts";
import { type BridgeModel, MIN_CONCEPTS_PER_SIDE, type PairLinks } from "./bridge-model.ts";

/** Concepts that make a side clear are at home in their field by more than those that are merely counted. */
const MIN_SPECIFICITY_OF_CLEAR = 0.3;
/** Smallest share of the paper that a clear side has. */
const MIN_SHARE_OF_CLEAR = 0.1;
/** Links between two fields that pass as separate, over those by chance. */
const MAX_LINKS_OVER_CHANCE = 2 / 3;

/**
 * Which sides are what their paper is about, 1 for each in the order of `shares`: two concepts or more of specificity 0.3, one of them in the
 * title or mentioned twice, and a tenth of the paper.
 *
 * Words in another sense ("convex" gears) and remarks on related work are mostly mentioned once, outside the title. Where nothing is known of
 * emphasis, all concepts count as emphasised. O(mentions).
 */
export function clearSides(incidence: Incidence, model: BridgeModel, emphasis?: Uint8Array): Uint8Array {
  const { shares, partition } = model;
  const telling = new Uint32Array(partition.count + 1);
  const emphasised = new Uint8Array(partition.count + 1);
  const clear = new Uint8Array(shares.community.length);
  for (let p = 0; p < incidence.papers; p++) {
    for (let k = incidence.paperOffsets[p]!; k < incidence.paperOffsets[p + 1]!; k++) {
      const concept = incidence.paperConcepts[k]!;
      const own = model.mentionWeights[k] === 0 ? 0 : partition.community[concept]!;
      telling[own]! += Number(model.specificity[concept]! >= MIN_SPECIFICITY_OF_CLEAR);
      emphasised[own]! |= emphasis?.[k] ?? 1;
    }
    for (let i = shares.offsets[p]!; i < shares.offsets[p + 1]!; i++) {
      const own = shares.community[i]!;
      const isAbout = telling[own]! >= MIN_CONCEPTS_PER_SIDE && emphasised[own] === 1;
      clear[i] = Number(isAbout && shares.share[i]! >= MIN_SHARE_OF_CLEAR);
      telling[own] = 0;
      emphasised[own] = 0;
    }
  }
  return clear;
}

/** Whether two fields are linked so much less than by chance that a paper between them connects what is otherwise apart. */
export function areApart({ observed, expected }: PairLinks): boolean {
  return observed < expected * MAX_LINKS_OVER_CHANCE;
}
