import type { ConceptPaths } from "../../contract/connections.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";
import { pairNumbersAnswer } from "../lookup/pair-numbers.ts";
import { newestFirst, papersByNumber, summaryOf } from "../lookup/papers-by-number.ts";

const EXAMPLES = 3;

/** Strong, short paths between two concepts that differ from each other, with the papers on each step. */
export async function conceptPaths(
  snapshot: Snapshot,
  question: { a: string; b: string; k: number; minJoint?: number | undefined },
): Promise<ConceptPaths> {
  const [a, b] = [await snapshot.names.resolve(question.a), await snapshot.names.resolve(question.b)];
  const minJoint = question.minJoint ?? fittingJoint(snapshot.incidence.papers);
  const refs = await conceptRefs(snapshot);
  const found = await snapshot.analyses.ask("paths", { a, b, k: question.k, minJoint });
  const paths: ConceptPaths["paths"] = [];
  for (const { nodes, cost } of found) {
    const steps: ConceptPaths["paths"][number]["steps"] = [];
    for (let k = 1; k < nodes.length; k++) {
      steps.push(await stepBetween(snapshot, nodes[k - 1]!, nodes[k]!));
    }
    paths.push({ cost, concepts: nodes.map(refs), steps });
  }
  return { a: refs(a), b: refs(b), minJoint, paths };
}

/** Co-occurrences by chance make short cuts everywhere: in larger corpora a step needs more papers. */
function fittingJoint(papers: number): number {
  if (papers < 2_000) return 1;
  return papers < 20_000 ? 2 : 3;
}

async function stepBetween(snapshot: Snapshot, from: number, to: number) {
  const joint = newestFirst(snapshot, jointPapers(snapshot.incidence, from, to));
  const { frequency, incidence } = snapshot;
  const [a, b] = [frequency[from]!, frequency[to]!];
  const { npmi } = pairNumbersAnswer(joint.length, a, b, incidence.papers, undefined);
  const examples = (await papersByNumber(snapshot, joint.subarray(0, EXAMPLES))).map(summaryOf);
  return { papers: joint.length, npmi, examples };
}
