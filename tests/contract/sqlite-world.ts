import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import type { StoreWorld } from "./clause.ts";

/** What the embedded store can do. */
export const sqliteCapabilities = { growth: true, graphDatabase: false } as const;

/** Stores in a temporary folder, which `end` removes. */
export async function sqliteWorld(): Promise<StoreWorld & { end(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-store-"));
  const opened: GraphStore[] = [];
  const open = async (url: string) => {
    const store = await openStore(url);
    opened.push(store);
    return store;
  };
  return {
    fresh: () => open(`sqlite:${join(folder, `${opened.length}.db`)}`),
    again: (store) => open(store.url),
    async end() {
      for (const store of opened) await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
