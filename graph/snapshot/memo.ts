import { deserialize, serialize } from "node:v8";
import type { GraphStore } from "../store/store.ts";

/** Gives what was computed for a name before, in this process or an earlier one, or computes and keeps it. */
export type Memo = <T>(name: string, compute: () => Promise<T>) => Promise<T>;

/**
 * Keeps results for one content revision: in memory, and in the store so that a restart does not compute again.
 * Names carry the version of the algorithm and its parameters.
 */
export function memoFor(store: GraphStore, revision: number): Memo {
  const known = new Map<string, Promise<unknown>>();

  async function recall<T>(name: string, compute: () => Promise<T>): Promise<T> {
    const stored = await store.derived(name, revision);
    const decoded = stored && decode<T>(stored);
    if (decoded) return decoded.value;
    const value = await compute();
    // The result is right even where it cannot be kept (a store on a read-only disk); it is only computed again.
    await store.saveDerived(name, revision, serialize(value)).catch(() => undefined);
    return value;
  }

  return <T>(name: string, compute: () => Promise<T>) => {
    const before = known.get(name);
    if (before !== undefined) return before as Promise<T>;
    const promise = recall(name, compute);
    known.set(name, promise);
    promise.catch(() => known.delete(name));
    return promise;
  };
}

/** What was kept by a newer Node may not be readable here: then it counts as absent. */
function decode<T>(bytes: Uint8Array): { value: T } | undefined {
  try {
    return { value: deserialize(bytes) as T };
  } catch {
    return undefined;
  }
}
