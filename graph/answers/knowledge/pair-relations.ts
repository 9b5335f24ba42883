import type { ConceptRelation } from "../../contract/entities.ts";
import type { PairRelations, RelationSentence } from "../../contract/knowledge/relations.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { knowledgeOf, knownConcepts, papersOfRow, roundShare, typeAt } from "../lookup/knowledge-index.ts";
import { knownSentences } from "../lookup/known-sentences.ts";
import { newestFirst } from "../lookup/papers-by-number.ts";
import { resolvePair } from "../lookup/resolve-pair.ts";
import { relationSentence } from "./relation-sentences.ts";

export interface PairQuestion {
  readonly a: string;
  readonly b: string;
  readonly type?: ConceptRelation | undefined;
  readonly minConfidence: number;
  readonly limit: number;
  readonly offset: number;
}

/** How two concepts are related, with the sentences that show it. */
export async function relationsOfPair(snapshot: Snapshot, question: PairQuestion): Promise<PairRelations> {
  const [a, b] = await resolvePair(snapshot, question);
  const knowledge = await knowledgeOf(snapshot);
  const conceptOf = await knownConcepts(snapshot, knowledge);
  const { relations } = knowledge;
  const fits = (row: number) =>
    relations.confidence[row]! >= question.minConfidence &&
    (question.type ?? typeAt(knowledge, row)) === typeAt(knowledge, row);
  const ab = [...knowledge.rowsFrom(a)].filter((row) => relations.to[row] === b && fits(row));
  const ba = [...knowledge.rowsFrom(b)].filter((row) => relations.to[row] === a && fits(row));
  const rows = [...ab, ...ba].sort((x, y) => relations.confidence[y]! - relations.confidence[x]! || x - y);
  const papers = new Set(rows.flatMap((row) => [...papersOfRow(knowledge, row)]));
  const page = newestFirst(snapshot, Uint32Array.from(papers)).subarray(
    question.offset,
    question.offset + question.limit,
  );
  const shown = new Set(rows.map((row) => `${relations.from[row]} ${typeAt(knowledge, row)}`));
  return {
    a: conceptOf(a),
    b: conceptOf(b),
    minConfidence: question.minConfidence,
    broader: knowledge.allNarrower(a).includes(b) ? "a" : knowledge.allNarrower(b).includes(a) ? "b" : null,
    relations: rows.map((row) => ({
      type: typeAt(knowledge, row),
      direction: relations.from[row] === a ? ("ab" as const) : ("ba" as const),
      papers: papersOfRow(knowledge, row).length,
      sentences: relations.sentences[row]!,
      negated: relations.negated[row]!,
      firstYear: relations.firstYear[row] || null,
      confidence: roundShare(relations.confidence[row]!),
    })),
    papers: papers.size,
    sentences: await sentencesOf(snapshot, page, [a, b], shown),
  };
}

/** The sentences that relate the two in one of the ways shown, surest first, ties in order of papers. */
async function sentencesOf(
  snapshot: Snapshot,
  papers: Uint32Array,
  pair: readonly number[],
  shown: ReadonlySet<string>,
): Promise<RelationSentence[]> {
  if (papers.length === 0) return [];
  const known = await knownSentences(snapshot, papers);
  return known
    .flatMap(({ relations }) => relations)
    .filter(({ from, to, type }) => {
      return pair.includes(from.concept) && pair.includes(to.concept) && shown.has(`${from.concept} ${type}`);
    })
    .sort((x, y) => y.confidence - x.confidence)
    .map((relation) => relationSentence(snapshot, relation));
}
