import type { ConceptMatrix } from "../../contract/connections.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { GraphError } from "../../shared/errors.ts";
import { createPause } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";
import { pairFamily, pairNumbersAnswer } from "../lookup/pair-numbers.ts";

/** Every pair of some concepts, and an order that puts alike ones side by side. */
export async function conceptMatrix(
  snapshot: Snapshot,
  question: { concepts: readonly string[] },
): Promise<ConceptMatrix> {
  const resolved = await Promise.all(question.concepts.map((name) => snapshot.names.resolve(name)));
  const numbers = [...new Set(resolved)];
  if (numbers.length < 2) {
    throw new GraphError("INVALID_INPUT", "A matrix needs two different concepts.", { hint: "Name more concepts." });
  }
  const significance = await snapshot.optionalResult(snapshot.analyses.pairSignificance);
  const refs = await conceptRefs(snapshot);
  const corpus = snapshot.incidence.papers;
  const cells: ConceptMatrix["cells"] = {
    ...{ a: [], b: [], papers: [], expected: [], npmi: [], associationStrength: [], q: [] },
  };
  const likeness = numbers.map(() => new Float64Array(numbers.length));
  const frequencyAt = (k: number) => snapshot.frequency[numbers[k]!] as number;
  const pause = createPause();
  for (let a = 0; a < numbers.length; a++) {
    await pause();
    for (let b = a + 1; b < numbers.length; b++) {
      const joint = jointPapers(snapshot.incidence, numbers[a]!, numbers[b]!).length;
      const pair = pairNumbersAnswer(joint, frequencyAt(a), frequencyAt(b), corpus, significance);
      cells.a.push(a);
      cells.b.push(b);
      cells.papers.push(joint);
      cells.expected.push(pair.expected);
      cells.npmi.push(pair.npmi);
      cells.associationStrength.push(pair.associationStrength);
      cells.q.push(pair.q);
      (likeness[a] as Float64Array)[b] = pair.npmi;
      (likeness[b] as Float64Array)[a] = pair.npmi;
    }
  }
  return {
    corpus,
    concepts: numbers.map(refs),
    order: clusterOrder(likeness),
    family: pairFamily(significance),
    cells,
  };
}

/**
 * An order of things in which alike ones stand side by side: average-linkage clustering, leaves from left to right, each
 * merged pair turned so that its nearest ends meet.
 *
 * Sokal & Michener 1958, University of Kansas Science Bulletin 38:1409. O(n³), for the few dozen rows of a matrix on a
 * screen; ties go to the first.
 */
export function clusterOrder(likeness: readonly Float64Array[]): number[] {
  const at = (a: number, b: number) => likeness[a]?.[b] ?? 0;
  let clusters = likeness.map((_, k) => [k]);
  while (clusters.length > 1) {
    const [left, right] = mostAlike(clusters, at);
    const merged = joinClusters(clusters[left]!, clusters[right]!, at);
    clusters = clusters.map((cluster, k) => (k === left ? merged : cluster)).filter((_, k) => k !== right);
  }
  return clusters[0] ?? [];
}

type Likeness = (a: number, b: number) => number;

function mostAlike(clusters: readonly number[][], at: Likeness): [number, number] {
  let best: [number, number] = [0, 1];
  let highest = Number.NEGATIVE_INFINITY;
  clusters.forEach((left, i) => {
    clusters.slice(i + 1).forEach((right, k) => {
      const mean = average(left, right, at);
      if (mean > highest) {
        highest = mean;
        best = [i, i + 1 + k];
      }
    });
  });
  return best;
}

function average(left: readonly number[], right: readonly number[], at: Likeness): number {
  let sum = 0;
  for (const a of left) for (const b of right) sum += at(a, b);
  return sum / (left.length * right.length);
}

/** Both in a row, each turned so that the two ends that meet are the most alike. */
function joinClusters(left: readonly number[], right: readonly number[], at: Likeness): number[] {
  const turns = [left, left.toReversed()].flatMap((l) => [right, right.toReversed()].map((r) => ({ l, r })));
  const likenessOfEnds = ({ l, r }: { l: readonly number[]; r: readonly number[] }) => at(l.at(-1) as number, r[0]!);
  const best = turns.reduce((one, other) => (likenessOfEnds(other) > likenessOfEnds(one) ? other : one));
  return [...best.l, ...best.r];
}
