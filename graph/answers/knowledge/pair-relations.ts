import type { ConceptRelation } from "../../contract/entities.ts";
import type { PairRelations, RelationSentence } from "../../contract/knowledge/relations.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import {
  type KnowledgeIndex,
  knowledgeOf,
  knownConcepts,
  papersOfRow,
  roundShare,
  typeAt,
} from "../lookup/knowledge-index.ts";
import { knownSentences } from "../lookup/known-sentences.ts";
import { newestFirst } from "../lookup/papers-by-number.ts";
import { resolvePair } from "../lookup/resolve-pair.ts";
import { relationSentence } from "./relation-sentences.ts";

export interface PairQuestion {
  readonly a: string;
  readonly b: string;
  readonly type?: ConceptRelation | undefined;
  /** "true": narrower concepts count for both. */
  readonly narrower?: "true" | "false" | undefined;
  readonly minConfidence: number;
  readonly limit: number;
  readonly offset: number;
}

/** How two concepts are related, with the sentences that show it. */
export async function relationsOfPair(snapshot: Snapshot, question: PairQuestion): Promise<PairRelations> {
  const [a, b] = await resolvePair(snapshot, question);
  const knowledge = await knowledgeOf(snapshot);
  const conceptOf = await knownConcepts(snapshot, knowledge);
  const [underA, underB] = [a, b].map((concept) => new Set(knowledge.allNarrower(concept))) as [
    Set<number>,
    Set<number>,
  ];
  const broader = underA.has(b) ? "a" : underB.has(a) ? "b" : null;
  const rolledUp = question.narrower === "true" && broader === null;
  // What is a kind of both is no relation of one to the other.
  const own = (concept: number, under: ReadonlySet<number>, others: ReadonlySet<number>) =>
    new Set([concept, ...(rolledUp ? [...under].filter((kind) => !others.has(kind)) : [])]);
  const pair = { a: own(a, underA, underB), b: own(b, underB, underA) };
  const statements = statementsOf(knowledge, pair, question);
  const papers = new Set(statements.flatMap((statement) => [...statement.papers]));
  const page = newestFirst(snapshot, Uint32Array.from(papers)).subarray(
    question.offset,
    question.offset + question.limit,
  );
  return {
    a: conceptOf(a),
    b: conceptOf(b),
    minConfidence: question.minConfidence,
    rolledUp,
    broader,
    relations: statements.map(({ papers, doubt, firstYear, ...statement }) => ({
      ...statement,
      papers: papers.size,
      firstYear: firstYear || null,
      confidence: roundShare(1 - doubt),
    })),
    papers: papers.size,
    sentences: await sentencesOf(snapshot, page, pair, new Set(statements.map(keyOf))),
  };
}

/** One concept of a pair, or that and its kinds. */
interface Sides {
  readonly a: ReadonlySet<number>;
  readonly b: ReadonlySet<number>;
}

interface Statement {
  readonly type: ConceptRelation;
  readonly direction: "ab" | "ba";
  readonly papers: Set<number>;
  sentences: number;
  negated: number;
  /** The first year of all rows; 0 when none has one. */
  firstYear: number;
  /** Probability that none of the rows is right. */
  doubt: number;
}

const keyOf = ({ type, direction }: Pick<Statement, "type" | "direction">) => `${direction} ${type}`;

/** What is said of the two sides, surest first. */
function statementsOf(knowledge: KnowledgeIndex, { a, b }: Sides, question: PairQuestion): Statement[] {
  const { relations } = knowledge;
  const statements = new Map<string, Statement>();
  const add = (row: number, direction: "ab" | "ba") => {
    const type = typeAt(knowledge, row);
    const key = keyOf({ type, direction });
    const none = { type, direction, papers: new Set<number>(), sentences: 0, negated: 0, firstYear: 0, doubt: 1 };
    const known = statements.get(key) ?? none;
    for (const paper of papersOfRow(knowledge, row)) known.papers.add(paper);
    known.sentences += relations.sentences[row]!;
    known.negated += relations.negated[row]!;
    known.doubt *= 1 - relations.confidence[row]!;
    const year = relations.firstYear[row]!;
    if (year !== 0 && (known.firstYear === 0 || year < known.firstYear)) known.firstYear = year;
    statements.set(key, known);
  };
  const addAll = (from: ReadonlySet<number>, to: ReadonlySet<number>, direction: "ab" | "ba") => {
    for (const row of [...from].flatMap((concept) => [...knowledge.rowsFrom(concept)])) {
      const isSure = relations.confidence[row]! >= question.minConfidence;
      const isWanted = (question.type ?? typeAt(knowledge, row)) === typeAt(knowledge, row);
      if (isSure && isWanted && to.has(relations.to[row]!)) add(row, direction);
    }
  };
  addAll(a, b, "ab");
  addAll(b, a, "ba");
  return [...statements.values()].sort((x, y) => x.doubt - y.doubt || y.papers.size - x.papers.size);
}

/** The sentences that relate the two in one of the ways shown, surest first, ties in order of papers. */
async function sentencesOf(
  snapshot: Snapshot,
  papers: Uint32Array,
  { a, b }: Sides,
  shown: ReadonlySet<string>,
): Promise<RelationSentence[]> {
  if (papers.length === 0) return [];
  const known = await knownSentences(snapshot, papers);
  return known
    .flatMap(({ relations }) => relations)
    .filter(({ from, to, type }) => {
      const isShown = (direction: "ab" | "ba") => shown.has(keyOf({ type, direction }));
      const [one, other] = [from.concept, to.concept];
      return (a.has(one) && b.has(other) && isShown("ab")) || (b.has(one) && a.has(other) && isShown("ba"));
    })
    .sort((x, y) => y.confidence - x.confidence)
    .map((relation) => relationSentence(snapshot, relation));
}
