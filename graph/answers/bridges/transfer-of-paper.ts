import type { BridgePair, BridgeReasons } from "../../analysis/bridges/bridge-reasons.ts";
import { CONCEPT_KINDS, CONCEPT_RELATIONS } from "../../contract/entities.ts";
import { SHOWN_RELATION } from "../../contract/knowledge/knowledge.ts";
import type { PaperTransfer } from "../../contract/papers.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { lowerBound } from "../../shared/binary-search.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";
import { type KnowledgeIndex, knowledgeOf, papersOfRow, roundShare } from "../lookup/knowledge-index.ts";

const USED_FOR = CONCEPT_RELATIONS.indexOf("used-for");
const METHOD = CONCEPT_KINDS.indexOf("method");
const TASK = CONCEPT_KINDS.indexOf("task");

/** Of a method and a task the kinds agree with the relation; anything else that a method is used for needs the relation to be sure. */
const MIN_CONFIDENCE_OF_TASK = 0.5;

/** Whether the paper refers to earlier work on concepts of both lists. */
type RefersToEarlier = (one: readonly number[], other: readonly number[]) => boolean;

/**
 * For a paper and two of its fields the surest use of a method of one for a task of the other, and who did so before; uses for other
 * things than tasks come last. Null where no sentence says so, and as long as relations are not decided.
 */
export async function transferOfPaper(
  snapshot: Snapshot,
): Promise<
  (paper: number, reasons: BridgeReasons, pair: BridgePair, refersToEarlier: RefersToEarlier) => PaperTransfer | null
> {
  if ((await snapshot.optionalResult(snapshot.analyses.knowledge)) === undefined) return () => null;
  const knowledge = await knowledgeOf(snapshot);
  const refs = await conceptRefs(snapshot);
  return (paper, { sides }, { a, b }, refersToEarlier) => {
    const conceptsOf = (field: number) => sides.find(({ community }) => community === field)?.concepts ?? [];
    const rows = [
      ...usesIn(knowledge, paper, conceptsOf(a), conceptsOf(b)),
      ...usesIn(knowledge, paper, conceptsOf(b), conceptsOf(a)),
    ];
    const { relations, kinds } = knowledge;
    const isTask = (row: number) => (kinds.kind[relations.to[row]!] === TASK ? 1 : 0);
    const [best] = rows.sort(
      (x, y) => isTask(y) - isTask(x) || relations.confidence[y]! - relations.confidence[x]! || x - y,
    );
    if (best === undefined) return null;
    const [method, task] = [relations.from[best]!, relations.to[best]!];
    const { years } = snapshot.papers;
    const isEarlier = (other: number) => years[other]! > 0 && years[other]! < years[paper]!;
    const before = [...papersOfRow(knowledge, best)].filter(isEarlier);
    return {
      method: refs(method),
      task: refs(task),
      from: conceptsOf(a).includes(method) ? a : b,
      to: conceptsOf(a).includes(method) ? b : a,
      confidence: roundShare(relations.confidence[best]!),
      before: years[paper]! > 0 ? before.length : null,
      firstYear: before.length === 0 ? null : Math.min(...before.map((other) => years[other]!)),
      earlierPapers: years.reduce((sum, _, other) => sum + (isEarlier(other) ? 1 : 0), 0),
      refersToEarlier: refersToEarlier(conceptsOf(a), conceptsOf(b)),
      mentioned: [...jointPapers(snapshot.incidence, method, task)].filter(isEarlier).length,
    };
  };
}

/** Relations by which a paper uses a method among the first concepts for one of the second. */
function usesIn(knowledge: KnowledgeIndex, paper: number, from: readonly number[], to: readonly number[]): number[] {
  const { relations, kinds } = knowledge;
  const methods = from.filter((concept) => kinds.kind[concept] === METHOD);
  return methods.flatMap((method) =>
    [...knowledge.rowsFrom(method)].filter((row) => {
      if (relations.type[row] !== USED_FOR || !to.includes(relations.to[row]!)) return false;
      const floor = kinds.kind[relations.to[row]!] === TASK ? MIN_CONFIDENCE_OF_TASK : SHOWN_RELATION;
      return relations.confidence[row]! >= floor && says(papersOfRow(knowledge, row), paper);
    }),
  );
}

const says = (papers: Uint32Array, paper: number) => papers[lowerBound(papers, paper)] === paper;
