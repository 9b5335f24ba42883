import type { Incidence } from "./incidence.ts";

/** The same index, but with empty rows for the other papers: all numbers of papers and concepts stay. O(mentions). */
export function sliceOfPapers(incidence: Incidence, take: (paper: number) => boolean): Incidence {
  const { papers, concepts, paperOffsets, paperConcepts, conceptOffsets, conceptPapers } = incidence;
  const isInSlice = Uint8Array.from({ length: papers }, (_, p) => (take(p) ? 1 : 0));
  const newPaperOffsets = new Uint32Array(papers + 1);
  const newConceptOffsets = new Uint32Array(concepts + 1);
  const newPaperConcepts = new Uint32Array(paperConcepts.length);
  const newConceptPapers = new Uint32Array(conceptPapers.length);
  let end = 0;
  for (let p = 0; p < papers; p++) {
    if (isInSlice[p] === 1) {
      const row = paperConcepts.subarray(paperOffsets[p], paperOffsets[p + 1]);
      newPaperConcepts.set(row, end);
      end += row.length;
    }
    newPaperOffsets[p + 1] = end;
  }
  end = 0;
  for (let c = 0; c < concepts; c++) {
    for (let k = conceptOffsets[c]!; k < conceptOffsets[c + 1]!; k++) {
      const paper = conceptPapers[k]!;
      if (isInSlice[paper] === 1) newConceptPapers[end++] = paper;
    }
    newConceptOffsets[c + 1] = end;
  }
  return {
    papers,
    concepts,
    paperOffsets: newPaperOffsets,
    paperConcepts: newPaperConcepts.slice(0, end),
    conceptOffsets: newConceptOffsets,
    conceptPapers: newConceptPapers.slice(0, end),
  };
}

/** The index of some papers only: they are renumbered in the same order, concepts keep their numbers. O(mentions). */
export function onlyPapers(incidence: Incidence, take: (paper: number) => boolean): Incidence {
  const slice = sliceOfPapers(incidence, take);
  const offsets: number[] = [0];
  const position = new Uint32Array(incidence.papers);
  for (let p = 0; p < incidence.papers; p++) {
    if (!take(p)) continue;
    position[p] = offsets.length - 1;
    offsets.push(slice.paperOffsets[p + 1]!);
  }
  return {
    ...slice,
    papers: offsets.length - 1,
    paperOffsets: Uint32Array.from(offsets),
    conceptPapers: slice.conceptPapers.map((p) => position[p]!),
  };
}
