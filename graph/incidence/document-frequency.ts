import type { Incidence } from "./incidence.ts";

/** Papers that mention each concept. */
export function documentFrequency(incidence: Incidence): Uint32Array {
  const { conceptOffsets } = incidence;
  return Uint32Array.from({ length: incidence.concepts }, (_, c) => conceptOffsets[c + 1]! - conceptOffsets[c]!);
}

/** Papers of each concept, and papers in all, within a mask of one byte a paper. */
export function countsWithin(incidence: Incidence, mask?: Uint8Array): { frequency: Uint32Array; papers: number } {
  if (mask === undefined) return { frequency: documentFrequency(incidence), papers: incidence.papers };
  const frequency = new Uint32Array(incidence.concepts);
  let papers = 0;
  for (let p = 0; p < incidence.papers; p++) {
    if (mask[p] === 0) continue;
    papers++;
    for (let k = incidence.paperOffsets[p]!; k < incidence.paperOffsets[p + 1]!; k++) {
      const c = incidence.paperConcepts[k]!;
      frequency[c]!++;
    }
  }
  return { frequency, papers };
}
