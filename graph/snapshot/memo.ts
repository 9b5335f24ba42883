import { deserialize, serialize } from "node:v8";
import { createPause } from "../shared/pauses.ts";
import type { DerivedData } from "../store/store.ts";
import { StoppedError } from "./runs.ts";

/** A result that is computed when first asked for, and then stored. */
export interface LazyResult<T> {
  (): Promise<T>;
  /** The result if it was computed before, in this process or an earlier one; begins nothing. */
  peek(): Promise<T | undefined>;
  /** True when a user stopped it and it was not requested since. */
  isStopped(): boolean;
}

/** Makes lazy results for one content revision. */
export interface Memo {
  /** The key contains the version of the algorithm and its parameters. */
  lazy<T>(key: string, compute: () => Promise<T>): LazyResult<T>;
  /** Number of available results: grows whenever an answer may become more complete. */
  count(): number;
}

/** Remembers results in memory, and in the store, so that a restart does not compute them again. */
export function memoFor(store: DerivedData, revision: number): Memo {
  let finished = 0;
  // Results of a large corpus have megabytes, so reading, unpacking, packing and storing are each a piece of their own.
  const pause = createPause();

  async function recall<T>(key: string): Promise<{ value: T } | undefined> {
    await pause();
    const stored = (await store.derived(key, revision)) ?? (await readLarge(store, key, revision));
    await pause();
    return stored && decode<T>(stored);
  }

  async function computeAndStore<T>(key: string, compute: () => Promise<T>): Promise<T> {
    const value = await compute();
    await pause();
    const bytes = serialize(value);
    await pause();
    // The result is right even where it cannot be stored (a store on a read-only disk); it is only computed again.
    await saveAnySize(store, key, revision, bytes).catch(() => undefined);
    await pause();
    return value;
  }

  function lazy<T>(key: string, compute: () => Promise<T>): LazyResult<T> {
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
      const promise = recall<T>(key)
        .then((before) => (before ? before.value : computeAndStore(key, compute)))
        .then(settle);
      result = promise;
      stopped = false;
      promise.catch((error) => {
        result = undefined;
        stopped = error instanceof StoppedError;
      });
      return promise;
    };
    const peek = async () => {
      if (settled || result !== undefined) return settled?.value;
      const before = await recall<T>(key);
      return before && settle(before.value);
    };
    return Object.assign(get, { peek, isStopped: () => stopped });
  }

  return { lazy, count: () => finished };
}

/** The store, which tells of the first thing that cannot be stored; who wanted it stored goes on without. */
export function watchUnsaved(store: DerivedData, tell: ((error: unknown) => void) | undefined): DerivedData {
  let isTold = false;
  return {
    derived: (name, revision) => store.derived(name, revision),
    async saveDerived(name, revision, data) {
      try {
        await store.saveDerived(name, revision, data);
      } catch (error) {
        if (!isTold) tell?.(error);
        isTold = true;
        throw error;
      }
    },
  };
}

/** What a newer Node stored may not be readable here: then it counts as absent. */
function decode<T>(bytes: Uint8Array): { value: T } | undefined {
  try {
    return { value: deserialize(bytes) as T };
  } catch {
    return undefined;
  }
}

/** Bytes that are stored and read in one turn: a few milliseconds' work. */
const LARGEST = 2 ** 20;

async function saveAnySize(store: DerivedData, key: string, revision: number, bytes: Uint8Array): Promise<void> {
  if (bytes.length <= LARGEST) return store.saveDerived(key, revision, bytes);
  const count = Math.ceil(bytes.length / LARGEST);
  const pieces = Array.from({ length: count }, (_, i) => bytes.subarray(i * LARGEST, (i + 1) * LARGEST));
  await savePieces(store, key, revision, pieces);
}

async function readLarge(store: DerivedData, key: string, revision: number): Promise<Uint8Array | undefined> {
  const pieces = await readPieces(store, key, revision);
  return pieces && Buffer.concat(pieces as Uint8Array[]);
}

/** Stored after the last piece. */
const END = "end";

/** Stores something large in chunks; yields to the event loop between them. */
export async function savePieces(
  store: DerivedData,
  name: string,
  revision: number,
  pieces: Iterable<object>,
): Promise<void> {
  const pause = createPause();
  let number = 0;
  for (const piece of pieces) {
    await store.saveDerived(`${name}/${number++}`, revision, serialize(piece));
    await pause();
  }
  await store.saveDerived(`${name}/${number}`, revision, serialize(END));
}

/** All pieces of something that was stored for a revision; undefined when one is missing. */
export async function readPieces(store: DerivedData, name: string, revision: number): Promise<unknown[] | undefined> {
  const pieces: unknown[] = [];
  return (await readEachPiece(store, name, revision, (piece) => pieces.push(piece))) ? pieces : undefined;
}

/** Hands on one piece after the other, so that they need not be held at once; false when one is missing. */
export async function readEachPiece(
  store: DerivedData,
  name: string,
  revision: number,
  take: (piece: unknown, number: number) => void,
): Promise<boolean> {
  const pause = createPause();
  for (let number = 0; ; number++) {
    const bytes = await store.derived(`${name}/${number}`, revision);
    const piece = bytes && decode(bytes);
    if (!piece) return false;
    if (piece.value === END) return true;
    take(piece.value, number);
    await pause();
  }
}
