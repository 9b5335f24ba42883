import type { Communities } from "../../analysis/communities/communities.ts";
import { findId } from "../../shared/binary-search.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

/** A community has a given name when at least this part of the concepts that the name was given for is in it. */
const MIN_OVERLAP = 0.5;

/**
 * The names that people gave to communities, by number. A name goes with its concepts: communities are computed again after every import, and
 * their numbers mean nothing then. Of two names for one community the later holds. O(concepts of all given names).
 */
export function givenNames(
  { concepts, knowledgeDecisions }: Pick<Snapshot, "concepts" | "knowledgeDecisions">,
  { community }: Pick<Communities, "community">,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  for (const { label, concepts: ids } of knowledgeDecisions?.communityNames ?? []) {
    const counts = new Map<number, number>();
    let known = 0;
    for (const id of ids) {
      const number = findId(concepts.length, (n) => concepts[n]!.id, id);
      if (number === undefined) continue;
      known++;
      counts.set(community[number]!, (counts.get(community[number]!) ?? 0) + 1);
    }
    counts.delete(0);
    const [best] = [...counts].sort(([a, m], [b, n]) => n - m || a - b);
    if (best && best[1] >= MIN_OVERLAP * known) names.set(best[0], label);
  }
  return names;
}
