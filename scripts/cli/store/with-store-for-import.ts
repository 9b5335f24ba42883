import { existsSync } from "node:fs";
import { removeStore, storePath } from "../../../graph/store/sqlite/store-file.ts";
import type { GraphStore } from "../../../graph/store/store.ts";
import { openStoreByName } from "./open-store-by-name.ts";

/** Opens a store to fill it, and closes it afterwards; a new store is deleted if its import stores nothing. */
export async function withStoreForImport<T>(url: string, work: (store: GraphStore) => Promise<T>): Promise<T> {
  const path = storePath(url);
  const isNew = path !== undefined && !existsSync(path);
  const store = await openStoreByName(url);
  let empty = false;
  try {
    return await work(store);
  } catch (error) {
    empty = isNew && (await store.revision()) === 0;
    throw error;
  } finally {
    await store.close();
    if (isNew && empty) removeStore(path);
  }
}
