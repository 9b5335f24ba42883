import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import type { PairSignificance } from "../../analysis/measures/pair-significance.ts";
import { pairHistory } from "../../analysis/time/pair-history.ts";
import type { PairDetail, Partner } from "../../contract/concepts.ts";
import { pairVerdict } from "../../contract/measures.ts";
import { commonPartners } from "../../incidence/cooccurrence.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { strongest } from "../../shared/strongest.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptAnswer } from "../lookup/concept-answers.ts";
import { pairFamily, pairNumbersAnswer } from "../lookup/pair-numbers.ts";
import { newestFirst, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";
import { resolvePair } from "../lookup/resolve-pair.ts";
import { sentencesWithBoth } from "./evidence.ts";

const MAX_FIRST_PAPERS = 5;
/** The newest joint papers, among which the sentence is looked for. */
const MAX_PAPERS_QUOTED = 100;
const MAX_LINKING_CONCEPTS = 12;
/** Papers that a partner must share with each: one alone may be chance, and would fill the top of a list by NPMI. */
const MIN_LINKING_CONCEPTS = 2;

/** Two concepts: the strength of their link, whether it is more than chance, since when, and what occurs with both. */
export async function pairDetail(snapshot: Snapshot, question: { a: string; b: string }): Promise<PairDetail> {
  const [a, b] = await resolvePair(snapshot, question);
  const significance = await snapshot.optionalResult(snapshot.analyses.pairSignificance);
  const joint = jointPapers(snapshot.incidence, a, b);
  const [first, second] = [conceptAnswer(snapshot, a), conceptAnswer(snapshot, b)];
  const { firstPapers, ...years } = pairHistory(snapshot.incidence, snapshot.papers.years, a, b);
  const numbers = pairNumbersAnswer(
    ...([joint.length, first.papers, second.papers, snapshot.incidence.papers, significance] as const),
  );
  const family = pairFamily(significance);
  const papers = newestFirst(snapshot, joint).subarray(0, MAX_PAPERS_QUOTED);
  const [sentence = null] = await sentencesWithBoth(snapshot, a, [{ concept: b, papers }]);
  return {
    verdict: pairVerdict(numbers, family !== null),
    sentence,
    ...numbers,
    a: first,
    b: second,
    corpus: snapshot.incidence.papers,
    years,
    firstYear: years.years[0] ?? null,
    firstPapers: (await papersByNumber(snapshot, firstPapers.slice(0, MAX_FIRST_PAPERS))).map(summaryOf),
    shared: await sharedPartners(snapshot, a, b, significance),
    family,
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
  const { concepts, withOne, withOther } = commonPartners(
    snapshot.partners(a),
    snapshot.partners(b),
    MIN_LINKING_CONCEPTS,
  );
  const weaker = new Float64Array(concepts.length);
  for (let k = 0; k < weaker.length; k++) {
    const concept = concepts[k]!;
    weaker[k] = Math.min(npmi(withOne[k]!, a, concept), npmi(withOther[k]!, b, concept));
  }
  return Array.from(strongest(weaker, MAX_LINKING_CONCEPTS), (k) => {
    const concept = concepts[k]!;
    const isWithOne = npmi(withOne[k]!, a, concept) <= npmi(withOther[k]!, b, concept);
    const [joint, to] = isWithOne ? [withOne[k]!, a] : [withOther[k]!, b];
    const { id, label, papers } = snapshot.concepts[concept]!;
    const numbers = pairNumbersAnswer(joint, papersOf(to), papersOf(concept), corpus, significance);
    return { concept: id, label, conceptPapers: papers, community: community[concept]!, ...numbers };
  });
}
