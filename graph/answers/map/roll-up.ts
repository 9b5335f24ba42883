import type { Snapshot } from "../../snapshot/snapshot.ts";
import { type KnowledgeIndex, knowledgeOf } from "../lookup/knowledge-index.ts";

/** What a map needs to fold concepts into broader ones. */
export interface RollUp {
  /** True when one of them stands under another, at any level. */
  hasKinds(concepts: readonly number[]): boolean;
  /** True when a concept stands under one of these. */
  isUnder(concept: number, broad: ReadonlySet<number>): boolean;
  /** What expanding a concept shows: all that is narrower, ascending. */
  kindsOf(concept: number): readonly number[];
  /** What opening a concept shows: its kinds of the next level, ascending. */
  nextKindsOf(concept: number): readonly number[];
  /** All that is broader, of all levels. */
  broaderOf(concept: number): readonly number[];
}

/** How concepts are folded into broader ones; undefined where a map is not rolled up. */
export async function rollUpOf(snapshot: Snapshot, rolledUp: "true" | "false" = "false"): Promise<RollUp | undefined> {
  if (rolledUp === "false") return undefined;
  const knowledge = await knowledgeOf(snapshot);
  const known = new Map<number, readonly number[]>();
  const broaderOf = (concept: number) => {
    const above = known.get(concept) ?? ancestorsOf(knowledge, concept);
    known.set(concept, above);
    return above;
  };
  const isUnder = (concept: number, broad: ReadonlySet<number>) => broaderOf(concept).some((above) => broad.has(above));
  return {
    isUnder,
    hasKinds(concepts) {
      const all = new Set(concepts);
      return concepts.some((concept) => isUnder(concept, all));
    },
    kindsOf: (concept) => knowledge.allNarrower(concept),
    nextKindsOf: (concept) => Array.from(knowledge.linksDown(concept), (link) => knowledge.narrower[link]!),
    broaderOf,
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
