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
 * O(mentions of A); where it yields, other work may have its time.
 */
export function* papersBetween(
  incidence: Incidence,
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
  minConcepts = 1,
): Generator<void, PaperBetween[]> {
  const idf = inverseDocumentFrequency(incidence);
  const sides = new Uint8Array(incidence.concepts);
  for (const c of a) sides[c]! |= OF_A;
  for (const c of b) sides[c]! |= OF_B;
  const weight = (list: readonly number[]) => list.reduce((sum, c) => sum + idf[c]!, 0);
  const found: PaperBetween[] = [];
  for (const paper of yield* papersOfSides(incidence, a.size <= b.size ? a : b, sides)) {
    yield;
    const row = Array.from(
      incidence.paperConcepts.subarray(incidence.paperOffsets[paper], incidence.paperOffsets[paper + 1]),
    );
    row.sort((x, y) => idf[y]! - idf[x]! || x - y);
    const inA = row.filter((c) => sides[c] === OF_A);
    const inB = row.filter((c) => sides[c] === OF_B);
    if (inA.length < Math.min(minConcepts, a.size) || inB.length < Math.min(minConcepts, b.size)) continue;
    if (inA.length === 0 || inB.length === 0) continue;
    found.push({ paper, score: (2 * Math.min(weight(inA), weight(inB))) / weight(row), a: inA, b: inB });
  }
  const both = ({ a: inA, b: inB }: PaperBetween) =>
    inA.length >= Math.min(2, a.size) && inB.length >= Math.min(2, b.size) ? 0 : 1;
  return found.sort((x, y) => both(x) - both(y) || y.score - x.score || x.paper - y.paper);
}

/** Bits of the sides that a concept is on. */
const [OF_A, OF_B] = [1, 2];

/** Papers of some concepts that have concepts of both sides. */
function* papersOfSides(
  incidence: Incidence,
  concepts: ReadonlySet<number>,
  sides: Uint8Array,
): Generator<void, Set<number>> {
  const { paperOffsets, paperConcepts, conceptOffsets, conceptPapers } = incidence;
  const isOfBoth = (paper: number) => {
    let seen = 0;
    for (let k = paperOffsets[paper]!; k < paperOffsets[paper + 1]!; k++) seen |= sides[paperConcepts[k]!]!;
    return seen === (OF_A | OF_B);
  };
  const papers = new Set<number>();
  for (const c of concepts) {
    yield;
    for (let k = conceptOffsets[c]!; k < conceptOffsets[c + 1]!; k++) {
      const paper = conceptPapers[k]!;
      if (!papers.has(paper) && isOfBoth(paper)) papers.add(paper);
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
