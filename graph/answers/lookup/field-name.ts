import type { Communities } from "../../analysis/communities/communities.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

const NAMES = 3;

/** A community by the labels of the concepts that name it. */
export function fieldName({ concepts }: Snapshot, { labelConcepts }: Communities, community: number): string {
  const names = Array.from(labelConcepts[community] ?? [], (number) => concepts[number]?.label ?? "");
  return names.slice(0, NAMES).join(", ");
}
