import type { Incidence } from "../../incidence/incidence.ts";
import type { PaperShares } from "./paper-shares.ts";

/**
 * The member concepts that tell each community from the others, best first, by class-based TF-IDF.
 *
 * A paper belongs to the class of its largest share; tf_xm = papers of class m with concept x, f_x = all papers with x,
 * A = mean mentions a class: tf_xm·ln(1 + A/f_x). Grootendorst 2022, DOI 10.48550/arXiv.2203.05794. O(mentions); ties by number.
 */
export function labelConcepts(
  incidence: Incidence,
  community: Uint32Array,
  communities: number,
  shares: PaperShares,
  most: number,
): Uint32Array[] {
  const { papers, concepts, paperOffsets, paperConcepts, conceptOffsets } = incidence;
  const inClass = new Uint32Array(concepts);
  for (let p = 0; p < papers; p++) {
    const first = shares.offsets[p] as number;
    if (first === shares.offsets[p + 1]) continue;
    const own = shares.community[first];
    const end = paperOffsets[p + 1] as number;
    for (let k = paperOffsets[p] as number; k < end; k++) {
      const concept = paperConcepts[k] as number;
      if (community[concept] === own) inClass[concept] = (inClass[concept] as number) + 1;
    }
  }
  const perClass = communities === 0 ? 0 : paperConcepts.length / communities;
  const score = new Float64Array(concepts);
  const members: number[][] = Array.from({ length: communities + 1 }, () => []);
  for (let c = 0; c < concepts; c++) {
    const frequency = (conceptOffsets[c + 1] as number) - (conceptOffsets[c] as number);
    if (community[c] === 0 || frequency === 0) continue;
    score[c] = (inClass[c] as number) * Math.log1p(perClass / frequency);
    members[community[c] as number]?.push(c);
  }
  return members.map((list) =>
    Uint32Array.from(list.sort((a, b) => (score[b] as number) - (score[a] as number) || a - b).slice(0, most)),
  );
}
