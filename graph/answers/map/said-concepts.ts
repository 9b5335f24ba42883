import type { ConceptKind, ConceptRelation } from "../../contract/entities.ts";
import { SHOWN_RELATION } from "../../contract/knowledge/knowledge.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type KnowledgeIndex, kindAt, knowledgeOf, papersOfRow, typeAt } from "../lookup/knowledge-index.ts";
import type { MapQuestion } from "./map-settings.ts";
import type { RollUp } from "./roll-up.ts";

/**
 * Which of the concepts that fit a map are shown by what sentences say: those of some kinds, and the ends of the relations that
 * most papers say, when a type of relation is asked for. On a map that is rolled up the broadest concepts stand for such an end.
 */
export async function saidOfConcepts(
  snapshot: Snapshot,
  { kinds = [], relation }: Pick<MapQuestion, "kinds" | "relation">,
  { isFitting, limit, rollUp }: { isFitting: (concept: number) => boolean; limit: number; rollUp: RollUp | undefined },
): Promise<(concept: number) => boolean> {
  if (kinds.length === 0 && relation === undefined) return () => true;
  const knowledge = await knowledgeOf(snapshot);
  const wanted = new Set<ConceptKind>(kinds);
  const isOfKind = (concept: number) => wanted.size === 0 || wanted.has(kindAt(knowledge, concept));
  if (relation === undefined) return isOfKind;
  const { from, to } = knowledge.relations;
  const isEnd = (concept: number) => isOfKind(concept) && isFitting(concept);
  const ends = new Set<number>();
  for (const row of rowsOf(knowledge, relation)) {
    if (ends.size >= limit) break;
    if (!isEnd(from[row]!) || !isEnd(to[row]!)) continue;
    for (const end of [from[row]!, to[row]!]) for (const one of broadest(rollUp, end, isEnd)) ends.add(one);
  }
  return (concept) => ends.has(concept);
}

/** The broadest concepts that are wanted and stand above one, or are it. */
function broadest(rollUp: RollUp | undefined, concept: number, isWanted: (concept: number) => boolean): number[] {
  if (rollUp === undefined) return [concept];
  const above = [concept, ...rollUp.broaderOf(concept).filter(isWanted)];
  const all = new Set(above);
  return above.filter((one) => !rollUp.isUnder(one, all));
}

/** The rows of a type that are sure enough to be shown, those that most papers say first, then the surest. */
export function rowsOf(knowledge: KnowledgeIndex, type: ConceptRelation): number[] {
  const { confidence } = knowledge.relations;
  const papersThatSay = (row: number) => papersOfRow(knowledge, row).length;
  return [...confidence.keys()]
    .filter((row) => confidence[row]! >= SHOWN_RELATION && typeAt(knowledge, row) === type)
    .sort((p, q) => papersThatSay(q) - papersThatSay(p) || confidence[q]! - confidence[p]! || p - q);
}
