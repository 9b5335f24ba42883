import type { PaperBetween } from "../../analysis/bridges/papers-between.ts";
import type { LinkBetween } from "../../contract/entities.ts";
import { CONCEPT_RELATIONS, type ConceptRef } from "../../contract/entities.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import { createPause } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type KnowledgeIndex, knowledgeOf, papersOfRow } from "../lookup/knowledge-index.ts";
import type { FoundQuote } from "./side-quotes.ts";

/** A use of one concept for another that papers state. */
export interface Use {
  readonly from: number;
  readonly to: number;
}

const USED_FOR = CONCEPT_RELATIONS.indexOf("used-for");
const MIN_CONFIDENCE = 0.5;

/** For each paper the surest use of a concept of one side for a concept of the other that its sentences state. O(relations of the smaller side). */
export async function usesBetween(
  snapshot: Snapshot,
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Use>> {
  const knowledge = await knowledgeOf(snapshot);
  const { relations } = knowledge;
  const pause = createPause();
  const rows = await usesAmong(knowledge, ...(a.size <= b.size ? ([a, b] as const) : ([b, a] as const)), pause);
  const surestFirst = rows.sort((x, y) => relations.confidence[y]! - relations.confidence[x]! || x - y);
  const uses = new Map<number, Use>();
  for (const row of surestFirst) {
    await pause();
    const use = { from: relations.from[row]!, to: relations.to[row]! };
    for (const paper of papersOfRow(knowledge, row)) if (!uses.has(paper)) uses.set(paper, use);
  }
  return uses;
}

/** Rows of relations that say that a concept of one side is used for one of the other, either way. */
async function usesAmong(
  { relations, rowsFrom, rowsTo }: KnowledgeIndex,
  few: ReadonlySet<number>,
  many: ReadonlySet<number>,
  pause: () => Promise<void>,
): Promise<number[]> {
  const says = (row: number) => {
    if (relations.type[row] !== USED_FOR || relations.confidence[row]! < MIN_CONFIDENCE) return false;
    const [from, to] = [relations.from[row]!, relations.to[row]!];
    // A concept of both sides connects nothing.
    return (isOnly(from, few, many) && isOnly(to, many, few)) || (isOnly(from, many, few) && isOnly(to, few, many));
  };
  const rows = new Set<number>();
  for (const concept of few) {
    await pause();
    for (const row of [...rowsFrom(concept), ...rowsTo(concept)]) if (says(row)) rows.add(row);
  }
  return [...rows];
}

function isOnly(concept: number, own: ReadonlySet<number>, other: ReadonlySet<number>): boolean {
  return own.has(concept) && !other.has(concept);
}

/** The pair of concepts that says best what a paper connects: a use that it states, else those that its quoted sentence mentions. */
export function linkOf(
  snapshot: Snapshot,
  refs: (concept: number) => ConceptRef,
  { paper }: PaperBetween,
  use: Use | undefined,
  found: FoundQuote | undefined,
): LinkBetween | null {
  const from = use?.from ?? found?.a;
  const to = use?.to ?? found?.b;
  if (from === undefined || to === undefined || from === to) return null;
  const { years } = snapshot.papers;
  const year = years[paper]!;
  const joint = jointPapers(snapshot.incidence, from, to);
  const earlier = [...joint].flatMap((other) => (years[other]! > 0 && years[other]! < year ? [years[other]!] : []));
  return {
    from: refs(from),
    to: refs(to),
    isUse: use !== undefined,
    before: year > 0 ? earlier.length : null,
    firstYear: earlier.length === 0 ? null : Math.min(...earlier),
  };
}
