import { GraphError } from "./errors.ts";

/** The largest number of a 32-bit column; a larger one would be stored as another. */
export const MAX_INTEGER = 2 ** 31 - 1;

/** The error of a collection that is too large for the columns of one process; `what` begins the sentence. */
export function tooLargeError(what: string, cause?: unknown): GraphError {
  return new GraphError("UNSUPPORTED", `${what} more than one process can number.`, {
    hint: "Extract on many machines, where few keys are decided on one, or make a store for each part: see docs/cluster.md.",
    cause,
  });
}

/** How many entries a Map or Set of the engine can have; one more throws a RangeError. */
const MAX_ENTRIES = 2 ** 24;

/** A map without the engine's limit of 16.7 million entries. */
export class LargeMap<K, V> {
  readonly #parts: Map<K, V>[] = [new Map()];
  readonly #maxEntries: number;

  /** A lower limit of entries to a part serves tests. */
  constructor(maxEntries = MAX_ENTRIES) {
    this.#maxEntries = maxEntries;
  }

  get(key: K): V | undefined {
    return this.#partWith(key)?.get(key);
  }

  has(key: K): boolean {
    return this.#partWith(key) !== undefined;
  }

  set(key: K, value: V): void {
    const known = this.#partWith(key);
    if (known) known.set(key, value);
    else this.#partWithRoom().set(key, value);
  }

  *values(): Generator<V> {
    for (const part of this.#parts) yield* part.values();
  }

  #partWith(key: K): Map<K, V> | undefined {
    return this.#parts.find((part) => part.has(key));
  }

  #partWithRoom(): Map<K, V> {
    const last = this.#parts.at(-1)!;
    if (last.size < this.#maxEntries) return last;
    const next = new Map<K, V>();
    this.#parts.push(next);
    return next;
  }
}
