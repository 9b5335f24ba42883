import type { Communities } from "../../analysis/communities/communities.ts";
import type { CommunitySummary } from "../../contract/entities.ts";
import { findId } from "../../shared/binary-search.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

const LONGEST_NAME = 38;

interface MadeNames {
  readonly concepts: Snapshot["concepts"];
  readonly custom: ReadonlyMap<number, string>;
  readonly names: string[];
}

const namesOf = new WeakMap<Communities, MadeNames>();

/** Name of a community: the one that people gave it, otherwise one made of its concepts; each is made once. */
export function communityName(snapshot: Snapshot, communities: Communities, community: number): string {
  const { concepts } = snapshot;
  let made = namesOf.get(communities);
  if (made?.concepts !== concepts) {
    made = { concepts, custom: customNames(snapshot, communities), names: [] };
    namesOf.set(communities, made);
  }
  made.names[community] ??= made.custom.get(community) ?? makeName(concepts, communities, community);
  return made.names[community];
}

/** Its first concept, and the best that fits beside it. */
function makeName(concepts: Snapshot["concepts"], { nameConcepts }: Communities, community: number): string {
  const [first, ...seconds] = Array.from(nameConcepts[community] ?? [], (number) => concepts[number]?.label);
  if (first === undefined) return `Community ${community}`;
  const second = seconds.find((label) => label !== undefined && first.length + label.length + 3 <= LONGEST_NAME);
  return second === undefined ? first : `${first} & ${second}`;
}

const MAX_KEYWORDS = 3;

/** A longer name of a community: the labels of the concepts that describe it best. */
export function communityKeywords({ concepts }: Snapshot, { labelConcepts }: Communities, community: number): string {
  const names = Array.from(labelConcepts[community] ?? [], (number) => concepts[number]?.label ?? "");
  return names.slice(0, MAX_KEYWORDS).join(", ");
}

/** Names of two communities. */
export function labelsOf(snapshot: Snapshot, communities: Communities, a: number, b: number): [string, string] {
  return [communityName(snapshot, communities, a), communityName(snapshot, communities, b)];
}

/** Every community in short, by number. */
export async function communitySummaries(snapshot: Snapshot, communities: Communities): Promise<CommunitySummary[]> {
  const stability = await snapshot.optionalResult(snapshot.analyses.communityStability);
  return Array.from({ length: communities.count }, (_, k) => ({
    id: k + 1,
    label: communityName(snapshot, communities, k + 1),
    concepts: communities.concepts[k + 1]!,
    papers: communities.papers[k + 1]!,
    stability: stability?.communities[k + 1] ?? null,
  }));
}

/** A community has a custom name when at least this part of the concepts that the name was given for is in it. */
const MIN_OVERLAP = 0.5;

/**
 * The names that people gave to communities, by number. A name goes with its concepts: communities are computed again after every import, and
 * their numbers mean nothing then. Of two names for one community the later holds. O(concepts of all given names).
 */
export function customNames(
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
