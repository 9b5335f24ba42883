import { isGeneralWord } from "../../analysis/bridges/specific-concepts.ts";
import type { Communities } from "../../analysis/communities/communities.ts";
import { leavesRareOut } from "../../analysis/communities/concept-graph.ts";
import { type Concept, type ConceptRef, type FieldConcepts, MAX_LISTED_ALIASES } from "../../contract/entities.ts";
import { countLeading } from "../../shared/binary-search.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

/** A concept as readers see it, with its most frequent forms. */
export function conceptAnswer({ concepts }: Snapshot, number: number, maxAliases = MAX_LISTED_ALIASES): Concept {
  const { id, label, aliases, papers } = recordOf(concepts, number);
  const listed = aliases.slice(0, maxAliases).map(({ form, papers: using }) => ({ form, papers: using }));
  return { id, label, aliases: listed, aliasCount: aliases.length, papers };
}

/** The papers that mention a concept, ascending by number. */
export function papersOf({ incidence }: Snapshot, concept: number): Uint32Array {
  return incidence.conceptPapers.subarray(incidence.conceptOffsets[concept], incidence.conceptOffsets[concept + 1]);
}

/** How many papers mention any of some concepts. */
export function countPapersOf(snapshot: Snapshot, concepts: Iterable<number>): number {
  const seen = new Uint8Array(snapshot.incidence.papers);
  let count = 0;
  for (const concept of concepts) {
    for (const paper of papersOf(snapshot, concept)) {
      if (seen[paper] === 0) count++;
      seen[paper] = 1;
    }
  }
  return count;
}

function recordOf(concepts: Snapshot["concepts"], number: number) {
  const record = concepts[number];
  if (!record) throw new Error(`There is no concept number ${number}.`);
  return record;
}

/** How many concepts occur in `minPapers` papers or more. O(log concepts). */
export function countFrequent({ byPapers, frequency }: Snapshot, minPapers: number): number {
  return countLeading(byPapers.length, (place) => frequency[byPapers[place]!]! >= minPapers);
}

/** What communities and bridges are found from, if not from all concepts. */
export function fieldConcepts(snapshot: Snapshot, communities: Communities): FieldConcepts | null {
  if (!leavesRareOut(communities)) return null;
  const { minPapers } = communities;
  return { minPapers, concepts: countFrequent(snapshot, minPapers), of: snapshot.concepts.length };
}

/** Names concepts in short. */
export async function conceptRefs(snapshot: Snapshot): Promise<(number: number) => ConceptRef> {
  const { community } = await snapshot.analyses.communities();
  return (number) => {
    const { id, label, papers } = snapshot.concepts[number]!;
    return { id, label, papers, community: community[number]! };
  };
}

/** Whether a concept is too general to be shown unasked. */
export async function generalWords(
  snapshot: Snapshot,
  communities: Communities,
  minSpecificity: number,
): Promise<(concept: number) => boolean> {
  if (minSpecificity === 0) return () => false;
  return isGeneralWord(snapshot.incidence, communities, await snapshot.analyses.specificity(), minSpecificity);
}
