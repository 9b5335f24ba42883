import type { PairSignificance } from "../../analysis/measures/pair-significance.ts";
import type { PairWithKinds } from "../../contract/knowledge/pair-kinds.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { basketOf, papersWith } from "../lookup/basket.ts";
import { conceptRefs, papersOf } from "../lookup/concept-answers.ts";
import { resolveOperand } from "../lookup/operands.ts";
import { pairNumbersAnswer } from "../lookup/pair-numbers.ts";
import { resolvePair } from "../lookup/resolve-pair.ts";

/** Concepts of each basket that are paired with those of the other, those of most papers first; each has a bit of 32. */
const MAX_PAIRED = 20;
const MAX_NEAR = 6;
/** One joint paper may be chance, whatever its q. */
const MIN_NEAR_PAPERS = 2;

/**
 * Two concepts, each with its kinds: how many papers mention one of either, and which other pairs of the two baskets meet.
 *
 * A name is exact, a reader's word is not: no paper may mention "robotics" and "language models" while many mention robots and large language
 * models. The papers are those that `between` finds for the same two baskets. Of two concepts of which one is a kind of the other, each is alone.
 */
export async function pairWithKinds(
  snapshot: Snapshot,
  question: { readonly a: string; readonly b: string },
): Promise<PairWithKinds> {
  const [a, b] = await resolvePair(snapshot, question);
  const [basketA, basketB] = [await basketOf(snapshot, a), await basketOf(snapshot, b)];
  const prefix = basketA.includes(b) || basketB.includes(a) ? "" : "basket:";
  const sides = await Promise.all([a, b].map((n) => resolveOperand(snapshot, prefix + snapshot.concepts[n]!.id)));
  const [one, other] = [sides[0]!, sides[1]!];
  const marksOfB = papersWith(snapshot, other.concepts);
  const joint = papersWith(snapshot, one.concepts).reduce((sum, mark, paper) => sum + (mark & marksOfB[paper]!), 0);
  const corpus = snapshot.incidence.papers;
  const { papers, expected, p } = pairNumbersAnswer(joint, one.answer.papers, other.answer.papers, corpus, undefined);
  const significance = await snapshot.optionalResult(snapshot.analyses.pairSignificance);
  const near = prefix === "" ? [] : nearPairs(snapshot, one.concepts, other.concepts, significance);
  const refs = await conceptRefs(snapshot);
  return {
    ...{ a: one.answer, b: other.answer, corpus, papers, expected, p },
    near: near
      .filter((pair) => pair.a !== a || pair.b !== b)
      .slice(0, MAX_NEAR)
      .map((pair) => ({ ...pair, a: refs(pair.a), b: refs(pair.b) })),
  };
}

/** For each paper, which of these concepts it mentions: a bit for each, so there are at most 32. */
function bitsOf(snapshot: Snapshot, concepts: readonly number[]): Uint32Array {
  const bits = new Uint32Array(snapshot.incidence.papers);
  for (const [k, concept] of concepts.entries())
    for (const paper of papersOf(snapshot, concept)) bits[paper]! |= 1 << k;
  return bits;
}

/** How many of the papers have each bit. O(papers + bits that are set). */
function countBits(papers: Uint32Array, bits: Uint32Array): Uint32Array {
  const counts = new Uint32Array(32);
  for (const paper of papers) {
    for (let rest = bits[paper]!; rest !== 0; rest &= rest - 1) counts[31 - Math.clz32(rest & -rest)]!++;
  }
  return counts;
}

const isSure = ({ q }: { readonly q: number | null }): boolean => q !== null && q < 0.05;

/** Pairs of the two baskets that meet: those beyond chance first, of these and of the others those of most papers. */
function nearPairs(
  snapshot: Snapshot,
  basketA: ReadonlySet<number>,
  basketB: ReadonlySet<number>,
  significance: PairSignificance | undefined,
) {
  const papers = (concept: number) => snapshot.frequency[concept]!;
  const largest = (own: ReadonlySet<number>, others: ReadonlySet<number>) =>
    [...own]
      .filter((concept) => !others.has(concept))
      .sort((x, y) => papers(y) - papers(x) || x - y)
      .slice(0, MAX_PAIRED);
  const ofB = largest(basketB, basketA);
  const bits = bitsOf(snapshot, ofB);
  const pairs = largest(basketA, basketB).flatMap((a) => {
    const counts = countBits(papersOf(snapshot, a), bits);
    return ofB.map((b, k) => {
      const joint = counts[k]!;
      const numbers = pairNumbersAnswer(joint, papers(a), papers(b), snapshot.incidence.papers, significance);
      const { expected, associationStrength, q } = numbers;
      return { a, b, papers: joint, expected, associationStrength, q };
    });
  });
  return pairs
    .filter((pair) => pair.papers >= MIN_NEAR_PAPERS)
    .sort((x, y) => Number(isSure(y)) - Number(isSure(x)) || y.papers - x.papers || x.a - y.a || x.b - y.b);
}
