import type { ConceptKind, ConceptRelation } from "../../contract/entities.ts";
import { SHOWN_RELATION } from "../../contract/knowledge/knowledge.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type KnowledgeIndex, kindAt, knowledgeOf, papersOfRow, typeAt } from "../lookup/knowledge-index.ts";
import type { MapQuestion } from "./map-settings.ts";

/**
 * Which of the concepts that fit a map are shown by what sentences say: those of some kinds, and the ends of the relations that
 * most papers say, when a type of relation is asked for.
 */
export async function saidOfConcepts(
  snapshot: Snapshot,
  { kinds = [], relation }: Pick<MapQuestion, "kinds" | "relation">,
  isFitting: (concept: number) => boolean,
  limit: number,
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
    if (isEnd(from[row]!) && isEnd(to[row]!)) ends.add(from[row]!).add(to[row]!);
  }
  return (concept) => ends.has(concept);
}

/** The rows of a type that are sure enough to be shown, those that most papers say first, then the surest. */
export function rowsOf(knowledge: KnowledgeIndex, type: ConceptRelation): number[] {
  const { confidence } = knowledge.relations;
  const papersThatSay = (row: number) => papersOfRow(knowledge, row).length;
  return [...confidence.keys()]
    .filter((row) => confidence[row]! >= SHOWN_RELATION && typeAt(knowledge, row) === type)
    .sort((p, q) => papersThatSay(q) - papersThatSay(p) || confidence[q]! - confidence[p]! || p - q);
}

/** What a map needs to fold concepts into broader ones. */
export interface RollUp {
  /** True when one of them stands under another, at any level. */
  hasKinds(concepts: readonly number[]): boolean;
  /** True when a concept stands under one of these. */
  isUnder(concept: number, broad: ReadonlySet<number>): boolean;
  /** What opening a concept shows: all that is narrower, ascending. */
  kindsOf(concept: number): readonly number[];
}

/** How concepts are folded into broader ones; undefined where a map is not rolled up. */
export async function rollUpOf(snapshot: Snapshot, rolledUp: "true" | "false" = "false"): Promise<RollUp | undefined> {
  if (rolledUp === "false") return undefined;
  const knowledge = await knowledgeOf(snapshot);
  const isUnder = (concept: number, broad: ReadonlySet<number>) =>
    ancestorsOf(knowledge, concept).some((above) => broad.has(above));
  return {
    isUnder,
    hasKinds(concepts) {
      const all = new Set(concepts);
      return concepts.some((concept) => isUnder(concept, all));
    },
    kindsOf: (concept) => knowledge.allNarrower(concept),
  };
}

/** The broader concepts of all levels; there are no cycles. */
function ancestorsOf({ hierarchy: { offsets, broader } }: KnowledgeIndex, concept: number): number[] {
  const found = new Set<number>();
  const open = [concept];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const above of broader.subarray(offsets[at], offsets[at + 1])) {
      if (found.has(above)) continue;
      found.add(above);
      open.push(above);
    }
  }
  return [...found];
}
