import type { GraphStore } from "../../graph/store/store.ts";

/** Where a clause gets its stores from. */
export interface StoreWorld {
  /** An empty store. */
  fresh(): Promise<GraphStore>;
  /** A second handle on the place of a store made by fresh(). */
  again(store: GraphStore): Promise<GraphStore>;
}

/** One thing that every store owes; `check` throws when it does not keep it. */
export interface Clause {
  readonly name: string;
  check(world: StoreWorld): Promise<void>;
}

/** A clause that needs one empty store. */
export function clause(name: string, check: (store: GraphStore) => Promise<void>): Clause {
  return { name, check: async (world) => check(await world.fresh()) };
}

/** A clause that needs more handles. */
export function worldClause(name: string, check: (world: StoreWorld) => Promise<void>): Clause {
  return { name, check };
}

/** Everything that a stream gives. */
export async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}
