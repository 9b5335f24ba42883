import { formatOf, PACKED_FORMAT } from "../../extraction/packing/packed-document.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";

/**
 * What extraction packed of some papers, by their id. A published site has none of it, and what a store has in an older format is left
 * out.
 */
export async function packedCandidates(snapshot: Snapshot, ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for await (const { paper, data } of snapshot.store.candidates(snapshot.facts.extractor ?? "", ids)) {
    if (formatOf(data) === PACKED_FORMAT) found.set(paper, data);
  }
  return found;
}
