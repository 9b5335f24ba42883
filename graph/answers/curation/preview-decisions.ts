import type { CurationAction, CurationPreview } from "../../contract/curation.ts";
import { type Author, checkDecisions } from "../../curation/curate.ts";
import type { CuratedStore } from "../../curation/curated-store.ts";
import { decisionLogger } from "../../curation/vocabulary-answer.ts";
import { openSnapshot, type Snapshot } from "../../snapshot/snapshot.ts";
import { compareSnapshots } from "./preview.ts";

interface PreviewOptions {
  readonly author: Author;
  /** Count links and find communities as well. */
  readonly full: boolean;
  /** Work in threads, so that this one stays free. */
  readonly workers: boolean;
}

/** The graph without and with some decisions: the same computation as after deciding, over a graph that is not kept. */
export async function previewDecisions(
  store: CuratedStore,
  now: Snapshot,
  actions: readonly CurationAction[],
  { author, full, workers }: PreviewOptions,
): Promise<CurationPreview> {
  const { decisions, curation } = await checkDecisions(store, actions, author);
  const then = await openSnapshot(store.under(curation), { workers: workers && full });
  try {
    return {
      decisions: decisions.map((one) => decisionLogger(curation)(one).text),
      ...(await compareSnapshots(now, then, full)),
    };
  } finally {
    await then.close();
  }
}
