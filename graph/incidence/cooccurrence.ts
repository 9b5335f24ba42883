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

/** Partners that remembered rows have together, at most: eight bytes each. */
const MAX_REMEMBERED = 4_000_000;
/** What a row takes in addition, in partners. */
const ROW_OVERHEAD = 20;

/**
 * Remembers the rows of the concepts requested last: some are looked at again and again, and those have the most partners. Nobody may
 * write into a row.
 */
export function rememberRows(
  rowOf: (concept: number) => CooccurrenceRow,
  maxPartners = MAX_REMEMBERED,
): (concept: number) => CooccurrenceRow {
  /** In the order of use, the last one latest. */
  const rows = new Map<number, CooccurrenceRow>();
  let partners = 0;
  return (concept) => {
    const known = rows.get(concept);
    const row = known ?? rowOf(concept);
    if (known) rows.delete(concept);
    else partners += row.concepts.length + ROW_OVERHEAD;
    rows.set(concept, row);
    for (const [oldest, { concepts }] of rows) {
      if (partners <= maxPartners) break;
      rows.delete(oldest);
      partners -= concepts.length + ROW_OVERHEAD;
    }
    return row;
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

/** Concepts that share papers with each of two others, as columns. */
export interface CommonPartners {
  /** Ascending. */
  readonly concepts: Uint32Array;
  /** Papers that each shares with the one, and with the other. */
  readonly withOne: Uint32Array;
  readonly withOther: Uint32Array;
}

/** The partners that two concepts share in `minJoint` papers or more with each. O(partners of both). */
export function commonPartners(one: CooccurrenceRow, other: CooccurrenceRow, minJoint = 1): CommonPartners {
  const size = Math.min(one.concepts.length, other.concepts.length);
  const [concepts, withOne, withOther] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)];
  let n = 0;
  for (let i = 0, j = 0; i < one.concepts.length && j < other.concepts.length; ) {
    const difference = one.concepts[i]! - other.concepts[j]!;
    if (difference === 0 && one.joint[i]! >= minJoint && other.joint[j]! >= minJoint) {
      concepts[n] = one.concepts[i]!;
      withOne[n] = one.joint[i]!;
      withOther[n++] = other.joint[j]!;
    }
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return { concepts: concepts.subarray(0, n), withOne: withOne.subarray(0, n), withOther: withOther.subarray(0, n) };
}
