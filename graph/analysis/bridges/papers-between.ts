import type { Incidence } from "../../incidence/incidence.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { inverseDocumentFrequency } from "../statistics/idf.ts";
import { bridgeModel, MIN_CONCEPTS_PER_SIDE } from "./bridge-model.ts";
import { scoreBridges } from "./bridge-scores.ts";
import type { NestedNames } from "./nested-names.ts";

/** One side of a question between two: concepts, and the papers that lie on it where these are not simply those that mention one of them. */
export interface PaperSide {
  readonly concepts: ReadonlySet<number>;
  /** 1 for each paper on this side. */
  readonly papers?: Uint8Array;
}

/** A paper that lies on both sides. */
export interface PaperBetween {
  readonly paper: number;
  /** Twice the smaller of the two sides' idf-weighted shares of the paper: 1 when each side has half of it. */
  readonly score: number;
  /** The idf-weight of the side of which it mentions less. */
  readonly strength: number;
  /** The share of B in the weight of both: 0 = all about A, 1 = all about B. */
  readonly lean: number;
  /** Its concepts of A and of B, rarest first; a concept of both sides only where the paper has no other of that side. */
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/**
 * Papers that connect two sides, A and B: those that lie on both, so that they are the papers of the query (any of A) AND (any of B).
 *
 * Weights are sums of idf over the concepts that are in one side only. Strongest first: by the weight of the weaker side, then by
 * the score 2·min(p_dA, p_dB), ties by number. A paper needs `minConcepts` concepts on each side, or all of a smaller side; a side
 * that is a query needs none. O(mentions of A); where it yields, other work may have its time.
 */
export function* papersBetween(
  incidence: Incidence,
  a: PaperSide,
  b: PaperSide,
  minConcepts = 1,
): Generator<void, PaperBetween[]> {
  const idf = inverseDocumentFrequency(incidence);
  const rarestFirst = (x: number, y: number) => idf[y]! - idf[x]! || x - y;
  const weightOf = (list: readonly number[]) => list.reduce((sum, c) => sum + idf[c]!, 0);
  const found: PaperBetween[] = [];
  for (const paper of yield* papersOfBoth(incidence, a, b)) {
    yield;
    const row = Array.from(
      incidence.paperConcepts.subarray(incidence.paperOffsets[paper], incidence.paperOffsets[paper + 1]),
    ).sort(rarestFirst);
    const [ofA, ofB] = [row.filter((c) => a.concepts.has(c)), row.filter((c) => b.concepts.has(c))];
    if (lacks(a, ofA.length, minConcepts) || lacks(b, ofB.length, minConcepts)) continue;
    const onlyA = ofA.filter((c) => !b.concepts.has(c));
    const onlyB = ofB.filter((c) => !a.concepts.has(c));
    const all = weightOf(row);
    const [weightA, weightB] = weightsOf(a, b, onlyA, onlyB, all, weightOf);
    const strength = Math.min(weightA, weightB);
    found.push({
      paper,
      strength,
      score: all === 0 ? 0 : (2 * strength) / all,
      lean: weightA + weightB === 0 ? 0.5 : weightB / (weightA + weightB),
      a: onlyA.length > 0 ? onlyA : ofA,
      b: onlyB.length > 0 ? onlyB : ofB,
    });
  }
  return found.sort((x, y) => y.strength - x.strength || y.score - x.score || x.paper - y.paper);
}

/** The weights of both sides. A query may find words that are no concept: then its side is all of the paper that is not on the other one. */
function weightsOf(
  a: PaperSide,
  b: PaperSide,
  onlyA: readonly number[],
  onlyB: readonly number[],
  all: number,
  weightOf: (list: readonly number[]) => number,
): [number, number] {
  const [weightA, weightB] = [weightOf(onlyA), weightOf(onlyB)];
  return [
    a.papers && onlyA.length === 0 ? all - weightB : weightA,
    b.papers && onlyB.length === 0 ? all - weightA : weightB,
  ];
}

function lacks({ concepts, papers }: PaperSide, mentioned: number, minConcepts: number): boolean {
  return papers === undefined && mentioned < Math.min(minConcepts, concepts.size);
}

/** The papers that lie on both sides. */
function* papersOfBoth(incidence: Incidence, a: PaperSide, b: PaperSide): Generator<void, Set<number>> {
  const [few, many] = a.concepts.size <= b.concepts.size && !a.papers ? [a, b] : [b, a];
  const onOther = (paper: number) => {
    if (many.papers) return many.papers[paper] === 1;
    for (let k = incidence.paperOffsets[paper]!; k < incidence.paperOffsets[paper + 1]!; k++) {
      if (many.concepts.has(incidence.paperConcepts[k]!)) return true;
    }
    return false;
  };
  const papers = new Set<number>();
  for (const paper of papersOfSide(incidence, few)) {
    yield;
    if (!papers.has(paper) && onOther(paper)) papers.add(paper);
  }
  return papers;
}

function* papersOfSide(incidence: Incidence, { concepts, papers }: PaperSide): Generator<number> {
  if (papers) {
    for (const [paper, fits] of papers.entries()) if (fits === 1) yield paper;
    return;
  }
  for (const c of concepts) {
    yield* incidence.conceptPapers.subarray(incidence.conceptOffsets[c], incidence.conceptOffsets[c + 1]);
  }
}

/**
 * The papers that connect communities which are apart, one byte a paper: what their sentences say is of most use, since those that say so come before all
 * other bridges. O(as for bridge scores of one partition).
 */
export function papersApart(incidence: Incidence, communities: ConceptPartition, nested?: NestedNames): Uint8Array {
  return scoreBridges(incidence, communities, { nested, partitions: [] }).apart;
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
  nested?: NestedNames,
): (fields: readonly number[], minConcepts?: number) => Uint32Array {
  const { shares } = bridgeModel(incidence, communities, nested);
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
