import type { Incidence } from "../../incidence/incidence.ts";
import { defineAnalysis } from "../define-analysis.ts";

/** The thresholds that a pair of concepts must reach to count. */
export interface PairThresholds {
  /** Fewest joint papers of a pair, at least 1. */
  readonly minJoint: number;
  /** Fewest papers of a concept, at least 1. */
  readonly minPapers: number;
}

/**
 * Number of pairs of concepts that reach the thresholds; without any, of those that share a paper.
 *
 * One sweep over the later concepts of each concept's papers: O(Σ over papers of length²) time, 9 bytes a concept.
 */
export function countPairs(
  { concepts, conceptOffsets, conceptPapers, paperOffsets, paperConcepts }: Incidence,
  { minJoint, minPapers }: PairThresholds = { minJoint: 1, minPapers: 1 },
): number {
  const lastMet = new Uint32Array(concepts);
  const joint = new Uint32Array(concepts);
  const least = Math.max(minJoint, minPapers);
  const frequent = (c: number) => conceptOffsets[c + 1]! - conceptOffsets[c]! >= least;
  const take = Uint8Array.from({ length: concepts }, (_, c) => (frequent(c) ? 1 : 0));
  let pairs = 0;
  /** Counts the new partners in a range of a paper's row. */
  const meet = (mark: number, from: number, to: number): void => {
    for (let j = from; j < to; j++) {
      const other = paperConcepts[j]!;
      if (take[other] === 0) continue;
      const met = lastMet[other] === mark ? joint[other]! + 1 : 1;
      lastMet[other] = mark;
      joint[other] = met;
      if (met === minJoint) pairs++;
    }
  };
  // Concepts come in ascending order, so after each visit the cursor of a paper is behind the concept visited.
  const cursor = paperOffsets.slice();
  for (let concept = 0; concept < concepts; concept++) {
    for (let k = conceptOffsets[concept]!; k < conceptOffsets[concept + 1]!; k++) {
      const paper = conceptPapers[k]!;
      const from = cursor[paper]! + 1;
      cursor[paper] = from;
      if (take[concept] === 1) meet(concept + 1, from, paperOffsets[paper + 1]!);
    }
  }
  return pairs;
}

export const pairTotalAnalysis = defineAnalysis({
  name: "pairTotal",
  title: "Counting links",
  version: 8,
  needs: {},
  publish: true,
  precompute: "screen",
  run: (incidence) => countPairs(incidence),
});

/** Pairs within thresholds that a reader chose. */
export const linkTotalAnalysis = defineAnalysis({
  name: "linkTotal",
  title: "Counting links",
  version: 8,
  needs: {},
  publish: false,
  keyOf: ({ minJoint, minPapers }: PairThresholds) => `${minJoint}+${minPapers}`,
  run: (incidence, thresholds) => countPairs(incidence, thresholds),
});
