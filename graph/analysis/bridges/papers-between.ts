import type { Incidence } from "../../incidence/incidence.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { inverseDocumentFrequency } from "../statistics/idf.ts";
import { bridgeModel, MIN_CONCEPTS_PER_SIDE } from "./bridge-model.ts";

/** A paper that mentions concepts of both sides. */
export interface PaperBetween {
  readonly paper: number;
  /** Twice the smaller of the two sides' idf-weighted shares of the paper: 1 when each side has half of it. */
  readonly score: number;
  /** Its concepts of A and of B, rarest first. */
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/**
 * Papers that connect two sets of concepts, A and B (a concept, a saved set, a community): those that mention concepts of both.
 *
 * Score 2·min(p_dA, p_dB) over the concepts that are in one set only; papers with two or more on each side first (one where
 * the set has only one), then by score, ties by number. A paper needs `minConcepts` concepts on each side, or all of a smaller set.
 * O(mentions of A).
 */
export function papersBetween(
  incidence: Incidence,
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
  minConcepts = 1,
): PaperBetween[] {
  const idf = inverseDocumentFrequency(incidence);
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  const found: PaperBetween[] = [];
  for (const paper of papersOf(incidence, few, many)) {
    const row = Array.from(
      incidence.paperConcepts.subarray(incidence.paperOffsets[paper], incidence.paperOffsets[paper + 1]),
    );
    row.sort((x, y) => idf[y]! - idf[x]! || x - y);
    const inA = row.filter((c) => a.has(c) && !b.has(c));
    const inB = row.filter((c) => b.has(c) && !a.has(c));
    if (inA.length < Math.min(minConcepts, a.size) || inB.length < Math.min(minConcepts, b.size)) continue;
    if (inA.length === 0 || inB.length === 0) continue;
    const weight = (list: readonly number[]) => list.reduce((sum, c) => sum + idf[c]!, 0);
    found.push({ paper, score: (2 * Math.min(weight(inA), weight(inB))) / weight(row), a: inA, b: inB });
  }
  const both = ({ a: inA, b: inB }: PaperBetween) =>
    inA.length >= Math.min(2, a.size) && inB.length >= Math.min(2, b.size) ? 0 : 1;
  return found.sort((x, y) => both(x) - both(y) || y.score - x.score || x.paper - y.paper);
}

/** Papers with a concept of the first set and one of the second. */
function papersOf(incidence: Incidence, left: ReadonlySet<number>, right: ReadonlySet<number>): Set<number> {
  const holds = (paper: number) => {
    for (let k = incidence.paperOffsets[paper]!; k < incidence.paperOffsets[paper + 1]!; k++) {
      if (right.has(incidence.paperConcepts[k]!)) return true;
    }
    return false;
  };
  const papers = new Set<number>();
  for (const c of left) {
    for (let k = incidence.conceptOffsets[c]!; k < incidence.conceptOffsets[c + 1]!; k++) {
      const paper = incidence.conceptPapers[k]!;
      if (!papers.has(paper) && holds(paper)) papers.add(paper);
    }
  }
  return papers;
}

/**
 * The papers with two or more specific concepts (or `minConcepts`) in each of the given communities, and in two communities at
 * least, as bridge scores count them; ascending.
 *
 * Prepared once per partition; a call is O(papers · communities of a paper).
 */
export function papersOfFields(
  incidence: Incidence,
  communities: ConceptPartition,
): (fields: readonly number[], minConcepts?: number) => Uint32Array {
  const { shares } = bridgeModel(incidence, communities);
  const papers = Uint32Array.from({ length: incidence.papers }, (_, p) => p);
  return (fields, minConcepts = MIN_CONCEPTS_PER_SIDE) => {
    const wanted = new Set(fields);
    return papers.filter((paper) => {
      let communitiesOfPaper = 0;
      let found = 0;
      for (let k = shares.offsets[paper]!; k < shares.offsets[paper + 1]!; k++) {
        if (shares.concepts[k]! < minConcepts) continue;
        communitiesOfPaper++;
        if (wanted.has(shares.community[k]!)) found++;
      }
      return communitiesOfPaper >= 2 && found === wanted.size;
    });
  };
}
