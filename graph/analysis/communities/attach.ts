import type { Incidence } from "../../incidence/incidence.ts";

/**
 * Gives each concept that has no community (0) the one its papers speak of most; changes `community`.
 *
 * A paper of n concepts speaks for each of its communities with the share of its n concepts in it (fractional counting).
 * Ties go to the smaller id. Concepts whose papers hold no placed concept stay 0. All are decided from the communities as
 * they were, so the order of concepts plays no part. O(mentions of the papers of unplaced concepts).
 */
export function attachUnplaced(incidence: Incidence, community: Uint32Array, communities: number): void {
  const before = community.slice();
  const votes = new Float64Array(communities + 1);
  for (let c = 0; c < incidence.concepts; c++) {
    if (before[c] === 0) community[c] = strongest(incidence, c, before, votes);
  }
}

function strongest(incidence: Incidence, concept: number, community: Uint32Array, votes: Float64Array): number {
  const { conceptOffsets, conceptPapers, paperOffsets, paperConcepts } = incidence;
  votes.fill(0);
  const end = conceptOffsets[concept + 1] as number;
  for (let k = conceptOffsets[concept] as number; k < end; k++) {
    const paper = conceptPapers[k] as number;
    const from = paperOffsets[paper] as number;
    const to = paperOffsets[paper + 1] as number;
    for (let j = from; j < to; j++) {
      const own = community[paperConcepts[j] as number] as number;
      votes[own] = (votes[own] as number) + 1 / (to - from);
    }
  }
  let best = 0;
  votes[0] = 0;
  for (let m = 1; m < votes.length; m++) if ((votes[m] as number) > (votes[best] as number)) best = m;
  return best;
}
