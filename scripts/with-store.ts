import { openSnapshot, type Snapshot } from "../graph/snapshot.ts";
import type { GraphStore } from "../graph/store/store.ts";
import { GraphError } from "../graph/util/errors.ts";
import { openNamedStore } from "./open-store.ts";
import { storeToRead } from "./store-name.ts";

/** Opens the store that a reading command asks for, and closes it whatever happens. */
export async function withStore<T>(given: string | undefined, work: (store: GraphStore) => Promise<T>): Promise<T> {
  const store = await openNamedStore(storeToRead(given), { create: false });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The same, loaded and ready for questions. */
export function withSnapshot<T>(given: string | undefined, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return withStore(given, async (store) => {
    const { papers } = await store.summary("");
    if (papers === 0) {
      throw new GraphError("NOT_FOUND", `The store ${store.url} holds no papers.`, {
        hint: "Fill it with `isthmus extract FILE… --store URL`.",
      });
    }
    // Patient: what is printed must not depend on which results happen to be kept.
    const snapshot = await openSnapshot(store, { patient: true });
    try {
      return await work(snapshot);
    } finally {
      await snapshot.close();
    }
  });
}
