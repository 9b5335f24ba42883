import { deserialize, serialize } from "node:v8";
import type { DerivedData } from "../store/store.ts";
import { Stopped } from "./runs.ts";

/** A result that is computed when first asked for, and then kept. */
export interface Kept<T> {
  (): Promise<T>;
  /** The result if it was computed before, in this process or an earlier one; begins nothing. */
  known(): Promise<T | undefined>;
  /** True when somebody stopped it, and nobody asked since. */
  stopped(): boolean;
}

/** Makes kept results for one content revision. */
export interface Memo {
  /** The name carries the version of the algorithm and its parameters. */
  keep<T>(name: string, compute: () => Promise<T>): Kept<T>;
  /** How many results are at hand: grows whenever an answer may become fuller. */
  count(): number;
}

/** Keeps results in memory, and in the store so that a restart does not compute them again. */
export function memoFor(store: DerivedData, revision: number): Memo {
  let finished = 0;

  async function recall<T>(name: string): Promise<{ value: T } | undefined> {
    const stored = await store.derived(name, revision);
    return stored && decode<T>(stored);
  }

  async function computeAndKeep<T>(name: string, compute: () => Promise<T>): Promise<T> {
    const value = await compute();
    // The result is right even where it cannot be kept (a store on a read-only disk); it is only computed again.
    await store.saveDerived(name, revision, serialize(value)).catch(() => undefined);
    return value;
  }

  function keep<T>(name: string, compute: () => Promise<T>): Kept<T> {
    let result: Promise<T> | undefined;
    let settled: { value: T } | undefined;
    let stopped = false;
    const settle = (value: T) => {
      if (settled === undefined) finished++;
      settled ??= { value };
      return value;
    };
    const get = () => {
      if (result !== undefined) return result;
      const promise = recall<T>(name)
        .then((before) => (before ? before.value : computeAndKeep(name, compute)))
        .then(settle);
      result = promise;
      stopped = false;
      promise.catch((error) => {
        result = undefined;
        stopped = error instanceof Stopped;
      });
      return promise;
    };
    const known = async () => {
      if (settled || result !== undefined) return settled?.value;
      const before = await recall<T>(name);
      return before && settle(before.value);
    };
    return Object.assign(get, { known, stopped: () => stopped });
  }

  return { keep, count: () => finished };
}

/** What was kept by a newer Node may not be readable here: then it counts as absent. */
function decode<T>(bytes: Uint8Array): { value: T } | undefined {
  try {
    return { value: deserialize(bytes) as T };
  } catch {
    return undefined;
  }
}
