import type { Incidence } from "../../incidence/incidence.ts";

/** An undirected graph without weights, loops and parallel edges; each edge is in the rows of both ends. */
export interface PlainGraph {
  readonly nodes: number;
  readonly offsets: Uint32Array;
  readonly targets: Uint32Array;
}

/** Papers and concepts as one graph: papers are nodes 0 … papers − 1, concept c is node papers + c. O(mentions). */
export function bipartiteGraph(incidence: Incidence): PlainGraph {
  const { papers, concepts, paperOffsets, paperConcepts, conceptOffsets, conceptPapers } = incidence;
  const mentions = paperConcepts.length;
  const offsets = new Uint32Array(papers + concepts + 1);
  offsets.set(paperOffsets);
  for (let c = 1; c <= concepts; c++) offsets[papers + c] = mentions + conceptOffsets[c]!;
  const targets = new Uint32Array(2 * mentions);
  for (let k = 0; k < mentions; k++) targets[k] = papers + paperConcepts[k]!;
  targets.set(conceptPapers, mentions);
  return { nodes: papers + concepts, offsets, targets };
}
