import type { Incidence } from "./incidence.ts";

/** The part of an index that has the concepts of enough papers only, numbered again in the same order; all papers stay. */
export interface FrequentPart {
  readonly incidence: Incidence;
  /** The number that each concept of the part has in the whole index. */
  readonly names: Uint32Array;
  /** The place that each mention of the part has in `paperConcepts` of the whole index. */
  readonly places: Uint32Array;
}

/** Takes the concepts of `minPapers` papers or more. O(mentions). */
export function frequentPart(whole: Incidence, minPapers: number): FrequentPart {
  const { papers, concepts, conceptOffsets, conceptPapers } = whole;
  const isFrequent = (c: number) => conceptOffsets[c + 1]! - conceptOffsets[c]! >= minPapers;
  const names = Uint32Array.from({ length: concepts }, (_, c) => c).filter(isFrequent);
  const offsets = new Uint32Array(names.length + 1);
  const number = new Uint32Array(concepts);
  for (const [k, c] of names.entries()) {
    offsets[k + 1] = offsets[k]! + conceptOffsets[c + 1]! - conceptOffsets[c]!;
    number[c] = k + 1;
  }
  const mentions = offsets[names.length]!;
  const papersOf = new Uint32Array(mentions);
  for (const [k, c] of names.entries()) {
    papersOf.set(conceptPapers.subarray(conceptOffsets[c], conceptOffsets[c + 1]), offsets[k]);
  }
  const { places, ...rows } = rowsOfNumbered(whole, number, mentions);
  const columns = { conceptOffsets: offsets, conceptPapers: papersOf };
  return { incidence: { papers, concepts: names.length, ...rows, ...columns }, names, places };
}

/** The rows of papers with what has a number, which is one more than the concept's. */
function rowsOfNumbered({ papers, paperOffsets, paperConcepts }: Incidence, number: Uint32Array, mentions: number) {
  const rows = {
    paperOffsets: new Uint32Array(papers + 1),
    paperConcepts: new Uint32Array(mentions),
    places: new Uint32Array(mentions),
  };
  let end = 0;
  for (let p = 0; p < papers; p++) {
    for (let k = paperOffsets[p]!; k < paperOffsets[p + 1]!; k++) {
      const own = number[paperConcepts[k]!]!;
      if (own === 0) continue;
      rows.paperConcepts[end] = own - 1;
      rows.places[end++] = k;
    }
    rows.paperOffsets[p + 1] = end;
  }
  return rows;
}
