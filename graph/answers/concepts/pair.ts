import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import type { PairSignificance } from "../../analysis/measures/pair-significance.ts";
import { pairHistory } from "../../analysis/time/pair-history.ts";
import type { PairDetail, Partner } from "../../contract/concepts.ts";
import type { CooccurrenceRow } from "../../incidence/cooccurrence.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { GraphError } from "../../shared/errors.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptAnswer } from "../lookup/concept-answers.ts";
import { pairFamily, pairNumbersAnswer } from "../lookup/pair-numbers.ts";
import { papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";
import { strongest } from "../lookup/strongest.ts";

const MAX_FIRST_PAPERS = 5;
const MAX_LINKING_CONCEPTS = 12;
/** Papers that a partner must share with each: one alone may be chance, and would fill the top of a list by NPMI. */
const MIN_LINKING_CONCEPTS = 2;

/** Two concepts: the strength of their link, whether it is more than chance, since when, and what occurs with both. */
export async function pairDetail(snapshot: Snapshot, question: { a: string; b: string }): Promise<PairDetail> {
  const [a, b] = [await snapshot.names.resolve(question.a), await snapshot.names.resolve(question.b)];
  if (a === b) {
    throw new GraphError("INVALID_INPUT", `“${question.a}” and “${question.b}” are the same concept.`, {
      hint: "Name two different concepts.",
    });
  }
  const significance = await snapshot.optionalResult(snapshot.analyses.pairSignificance);
  const joint = jointPapers(snapshot.incidence, a, b);
  const [first, second] = [conceptAnswer(snapshot, a), conceptAnswer(snapshot, b)];
  const { firstPapers, ...years } = pairHistory(snapshot.incidence, snapshot.papers.years, a, b);
  return {
    ...pairNumbersAnswer(joint.length, first.papers, second.papers, snapshot.incidence.papers, significance),
    a: first,
    b: second,
    corpus: snapshot.incidence.papers,
    years,
    firstYear: years.years[0] ?? null,
    firstPapers: (await papersByNumber(snapshot, firstPapers.slice(0, MAX_FIRST_PAPERS))).map(summaryOf),
    shared: await sharedPartners(snapshot, a, b, significance),
    family: pairFamily(significance),
  };
}

/**
 * Concepts that occur in two or more papers with each of both, by the weaker of the two links (NPMI), strongest first. The numbers of each are those of
 * its weaker link.
 */
async function sharedPartners(
  snapshot: Snapshot,
  a: number,
  b: number,
  significance: PairSignificance | undefined,
): Promise<Partner[]> {
  const { community } = await snapshot.analyses.communities();
  const corpus = snapshot.incidence.papers;
  const papersOf = (concept: number) => snapshot.frequency[concept]!;
  const npmi = (joint: number, one: number, other: number) =>
    pairMeasures.npmi.value(joint, papersOf(one), papersOf(other), corpus);
  const both = inBoth(snapshot.partners(a), snapshot.partners(b)).map(({ concept, withA, withB }) => {
    const [tieA, tieB] = [npmi(withA, a, concept), npmi(withB, b, concept)];
    // All numbers of a link take long; they are computed for the strongest only.
    return tieA <= tieB ? { concept, npmi: tieA, to: a, joint: withA } : { concept, npmi: tieB, to: b, joint: withB };
  });
  const order = strongest(
    Float64Array.from(both, (tie) => tie.npmi),
    MAX_LINKING_CONCEPTS,
  );
  return Array.from(order, (k) => {
    const { concept, to, joint } = both[k] as (typeof both)[number];
    const { id, label, papers } = snapshot.concepts[concept]!;
    const numbers = pairNumbersAnswer(joint, papersOf(to), papersOf(concept), corpus, significance);
    return { concept: id, label, conceptPapers: papers, community: community[concept]!, ...numbers };
  });
}

/** The partners that share papers enough with both; each row is in order, and has up to a hundred thousand partners. */
function inBoth(rowA: CooccurrenceRow, rowB: CooccurrenceRow): { concept: number; withA: number; withB: number }[] {
  const both: { concept: number; withA: number; withB: number }[] = [];
  for (let i = 0, j = 0; i < rowA.concepts.length && j < rowB.concepts.length; ) {
    const [concept, other] = [rowA.concepts[i]!, rowB.concepts[j]!];
    const [withA, withB] = [rowA.joint[i]!, rowB.joint[j]!];
    if (concept === other && Math.min(withA, withB) >= MIN_LINKING_CONCEPTS) both.push({ concept, withA, withB });
    if (concept <= other) i++;
    if (other <= concept) j++;
  }
  return both;
}
