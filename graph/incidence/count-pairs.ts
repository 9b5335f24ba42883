import type { Incidence } from "./incidence.ts";

/**
 * Number of pairs of concepts that share at least one paper.
 *
 * One sweep over the later concepts of each concept's papers: O(Σ over papers of length²) time, 4 bytes a concept.
 */
export function countPairs({
  concepts,
  conceptOffsets,
  conceptPapers,
  paperOffsets,
  paperConcepts,
}: Incidence): number {
  const lastMet = new Uint32Array(concepts);
  let pairs = 0;
  // Concepts come in ascending order, so after each visit the cursor of a paper stands behind the concept visited.
  const cursor = paperOffsets.slice();
  for (let concept = 0; concept < concepts; concept++) {
    const mark = concept + 1;
    for (let k = conceptOffsets[concept] as number; k < (conceptOffsets[concept + 1] as number); k++) {
      const paper = conceptPapers[k] as number;
      const from = (cursor[paper] as number) + 1;
      cursor[paper] = from;
      for (let j = from; j < (paperOffsets[paper + 1] as number); j++) {
        const other = paperConcepts[j] as number;
        if (lastMet[other] === mark) continue;
        lastMet[other] = mark;
        pairs++;
      }
    }
  }
  return pairs;
}
