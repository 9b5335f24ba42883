import { EXTRACTOR } from "../extraction/version.ts";
import type { StoreSummary } from "../store/store.ts";

/** The version of the extractor that this release fills stores with, for GraphStore.summary. */
export const CURRENT_EXTRACTOR = EXTRACTOR;

/** Fact with a fingerprint of what the files contained when they were last read to the end. */
export const READ_FACT = "read";

/** True when papers wait for extraction or the graph is older than they are: ingest(store, []) will complete it. */
export function isUnfinished(summary: StoreSummary): boolean {
  return summary.pending > 0 || summary.stale;
}
