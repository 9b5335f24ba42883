import type { Incidence } from "./incidence.ts";

/** The partners of one concept. */
export interface CooccurrenceRow {
  /** Concepts that share at least one paper with it, ascending, itself left out. */
  readonly concepts: Uint32Array;
  /** Papers that mention both, one number a partner. */
  readonly joint: Uint32Array;
}

/**
 * Prepares the counting of co-occurrence, one concept at a time, with scratch arrays that are reused between calls.
 *
 * A call takes O(mentions in the concept's papers + partners · log partners).
 */
export function cooccurrenceSweep(incidence: Incidence): (concept: number) => CooccurrenceRow {
  const counts = new Uint32Array(incidence.concepts);
  const touched = new Uint32Array(incidence.concepts);
  return (concept) => {
    const count = countPartners(incidence, concept, counts, touched);
    counts[concept] = 0;
    const concepts = ascending(counts, touched, count);
    const joint = new Uint32Array(concepts.length);
    for (let k = 0; k < concepts.length; k++) {
      const other = concepts[k]!;
      joint[k] = counts[other]!;
      counts[other] = 0;
    }
    return { concepts, joint };
  };
}

/** The touched concepts whose count is not 0, in order: by sorting them, or by passing over all concepts where that is quicker. */
function ascending(counts: Uint32Array, partnerIds: Uint32Array, count: number): Uint32Array {
  let n = 0;
  if (count * 16 < counts.length) {
    for (let k = 0; k < count; k++) {
      const other = partnerIds[k]!;
      if (counts[other] !== 0) partnerIds[n++] = other;
    }
    return partnerIds.slice(0, n).sort();
  }
  for (let other = 0; other < counts.length; other++) if (counts[other] !== 0) partnerIds[n++] = other;
  return partnerIds.slice(0, n);
}

/** Counts every concept of the concept's papers, itself included; returns how many were touched. */
function countPartners(incidence: Incidence, concept: number, counts: Uint32Array, partnerIds: Uint32Array): number {
  const { paperOffsets, paperConcepts, conceptOffsets, conceptPapers } = incidence;
  let partners = 0;
  const end = conceptOffsets[concept + 1]!;
  for (let k = conceptOffsets[concept]!; k < end; k++) {
    const paper = conceptPapers[k]!;
    const rowEnd = paperOffsets[paper + 1]!;
    for (let j = paperOffsets[paper]!; j < rowEnd; j++) {
      const other = paperConcepts[j]!;
      const count = counts[other]!;
      if (count === 0) partnerIds[partners++] = other;
      counts[other] = count + 1;
    }
  }
  return partners;
}
