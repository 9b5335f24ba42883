import type { ConceptKind, ConceptRelation } from "../../contract/entities.ts";
import type { RelationList } from "../../contract/knowledge/relations.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import {
  type KnowledgeIndex,
  kindAt,
  knowledgeOf,
  knownConcepts,
  papersOfRow,
  roundShare,
  typeAt,
} from "../lookup/knowledge-index.ts";
import { knownSentences } from "../lookup/known-sentences.ts";
import { newestFirst } from "../lookup/papers-by-number.ts";
import { yearCounts } from "../lookup/years.ts";
import { relationSentence, surestRelation } from "./relation-sentences.ts";

export interface RelationsQuestion {
  readonly id: string;
  readonly type?: ConceptRelation | undefined;
  readonly direction?: "from" | "to" | undefined;
  readonly kind?: ConceptKind | undefined;
  /** "true": relations of narrower concepts count as well. */
  readonly narrower: "true" | "false";
  readonly minConfidence: number;
  /** How many of the first of each type and direction come with a sentence. */
  readonly sentences?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** The relations of one type and direction to one other concept, of one concept or of all that are narrower. */
export interface RelationSum {
  readonly type: ConceptRelation;
  readonly direction: "from" | "to";
  readonly other: number;
  readonly papers: Set<number>;
  sentences: number;
  negated: number;
  /** Probability that none of the rows is right. */
  doubt: number;
}

/** How a concept is related to others: most papers first. */
export async function conceptRelations(snapshot: Snapshot, question: RelationsQuestion): Promise<RelationList> {
  const { knowledge, own, conceptOf, ...head } = await relationScope(snapshot, question);
  const found = [...relationsOf(knowledge, own, question)].sort(
    (a, b) => b.papers.size - a.papers.size || a.doubt - b.doubt || a.other - b.other || (a.type < b.type ? -1 : 1),
  );
  const page = found.slice(question.offset, question.offset + question.limit);
  const sentences = await sentencesOf(snapshot, page, own, question.sentences ?? 0);
  return {
    ...head,
    total: found.length,
    items: page.map((item) => {
      const years = yearCounts(snapshot, Uint32Array.from(item.papers));
      return {
        type: item.type,
        direction: item.direction,
        concept: conceptOf(item.other),
        papers: item.papers.size,
        sentences: item.sentences,
        negated: item.negated,
        firstYear: years.years[0] ?? null,
        confidence: roundShare(1 - item.doubt),
        years,
        sentence: sentences.get(item) ?? null,
      };
    }),
  };
}

/** The sentence of the newest paper, for the first relations of each type and direction. */
async function sentencesOf(snapshot: Snapshot, page: readonly RelationSum[], own: ReadonlySet<number>, each: number) {
  const taken = new Map<string, number>();
  const shown = page.filter(({ type, direction }) => {
    const before = taken.get(`${type} ${direction}`) ?? 0;
    taken.set(`${type} ${direction}`, before + 1);
    return before < each;
  });
  const newest = shown.map(({ papers }) => newestFirst(snapshot, Uint32Array.from(papers))[0]!);
  const known = shown.length === 0 ? [] : await knownSentences(snapshot, newest);
  const found = shown.map((item, k) => [item, surestRelation(known[k], own, item)] as const);
  return new Map(found.flatMap(([item, said]) => (said ? [[item, relationSentence(snapshot, said)]] : [])));
}

/** The concepts of which relations are asked, and what every answer about relations says first. */
export async function relationScope(
  snapshot: Snapshot,
  { id, narrower, minConfidence }: Pick<RelationsQuestion, "id" | "narrower" | "minConfidence">,
) {
  const number = await snapshot.names.resolve(id);
  const knowledge = await knowledgeOf(snapshot);
  const conceptOf = await knownConcepts(snapshot, knowledge);
  const rolledUp = narrower === "true";
  const own = new Set([number, ...(rolledUp ? knowledge.allNarrower(number) : [])]);
  return { knowledge, own, conceptOf, concept: conceptOf(number), minConfidence, rolledUp };
}

/** The relations of some concepts to all others, those of one type and direction to one concept together. */
export function relationsOf(
  knowledge: KnowledgeIndex,
  own: ReadonlySet<number>,
  question: Pick<RelationsQuestion, "type" | "direction" | "kind" | "minConfidence">,
): Iterable<RelationSum> {
  const { relations } = knowledge;
  const found = new Map<string, RelationSum>();
  const add = (row: number, other: number, side: "from" | "to") => {
    const type = typeAt(knowledge, row);
    const direction = type === "compared-with" ? "from" : side;
    const fits =
      relations.confidence[row]! >= question.minConfidence &&
      !own.has(other) &&
      type === (question.type ?? type) &&
      direction === (question.direction ?? direction) &&
      (question.kind === undefined || kindAt(knowledge, other) === question.kind);
    if (!fits) return;
    const key = `${type} ${direction} ${other}`;
    const known = found.get(key) ?? { type, direction, other, papers: new Set(), sentences: 0, negated: 0, doubt: 1 };
    for (const paper of papersOfRow(knowledge, row)) known.papers.add(paper);
    known.sentences += relations.sentences[row]!;
    known.negated += relations.negated[row]!;
    known.doubt *= 1 - relations.confidence[row]!;
    found.set(key, known);
  };
  for (const concept of own) {
    for (const row of knowledge.rowsFrom(concept)) add(row, relations.to[row]!, "from");
    for (const row of knowledge.rowsTo(concept)) add(row, relations.from[row]!, "to");
  }
  return found.values();
}
