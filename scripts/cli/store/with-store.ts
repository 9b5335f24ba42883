import { type CuratedStore, withCuration } from "../../../graph/curation/curated-store.ts";
import { GraphError } from "../../../graph/shared/errors.ts";
import { openSnapshot, type Snapshot } from "../../../graph/snapshot/snapshot.ts";
import { progressOutput } from "../output/progress.ts";
import { openStoreByName } from "./open-store-by-name.ts";
import { storeToRead } from "./store-name.ts";

/** From this many papers on, an analysis takes long enough to be worth a thread, which leaves this one free to show progress. */
const WORTH_THREADS = 3000;

/** Opens the store that a reading command asks for, and closes it whatever happens. */
export async function withStore<T>(option: string | undefined, work: (store: CuratedStore) => Promise<T>): Promise<T> {
  const store = withCuration(await openStoreByName(storeToRead(option), { create: false }));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The same, loaded and ready for questions. */
export function withSnapshot<T>(
  option: string | undefined,
  work: (snapshot: Snapshot, store: CuratedStore) => Promise<T>,
): Promise<T> {
  return withStore(option, async (store) => {
    const { papers } = await store.summary("");
    if (papers === 0) {
      throw new GraphError("NOT_FOUND", `The store ${store.url} contains no papers.`, {
        hint: "Fill it with `isthmus extract FILE… --store URL`.",
      });
    }
    // Patient: what is printed must not depend on which results happen to be in the store already.
    const snapshot = await openSnapshot(store, { waitForOptional: true, workers: papers >= WORTH_THREADS });
    const stopProgress = showAnalyses(snapshot);
    try {
      return await work(snapshot, store);
    } finally {
      stopProgress();
      await snapshot.close();
    }
  });
}

/** Shows the progress of a running analysis; returns the function that stops it. */
function showAnalyses({ analyses }: Snapshot): () => void {
  const progress = progressOutput();
  const timer = setInterval(() => {
    const step = analyses.progress();
    if (step) progress.report({ unit: "", ...step });
  }, 250);
  return () => {
    clearInterval(timer);
    progress.end();
  };
}
