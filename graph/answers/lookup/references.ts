import type { Communities } from "../../analysis/communities/communities.ts";
import type { ConceptRef } from "../../contract/entities.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communityName } from "./community-name.ts";

/** Names concepts in short. */
export async function conceptRefs(snapshot: Snapshot): Promise<(number: number) => ConceptRef> {
  const { community } = await snapshot.analyses.communities();
  return (number) => {
    const { id, label, papers } = snapshot.concepts[number] as Snapshot["concepts"][number];
    return { id, label, papers, community: community[number] as number };
  };
}

/** Names of two communities. */
export function labelsOf(snapshot: Snapshot, communities: Communities, a: number, b: number): [string, string] {
  return [communityName(snapshot, communities, a), communityName(snapshot, communities, b)];
}
