import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type IdentifiedRecord, recordResolver } from "../../graph/identity/record-resolver.ts";
import type { SourceRecord } from "../../graph/readers/record/source-record.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore, StoredPaper } from "../../graph/store/store.ts";

/** Runs a test with an empty store. */
export async function withStore<T>(work: (store: GraphStore) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-identity-"));
  const store = await openStore(join(folder, "store.db"));
  try {
    return await work(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

/** One run over records, batch by batch. */
export async function run(store: GraphStore, ...batches: readonly (readonly IdentifiedRecord[])[]) {
  const identity = recordResolver(store);
  for (const batch of batches) await identity.add(batch);
  return identity.finish();
}

/** Records as one source gives them. */
export function from(namespace: string, ...records: readonly SourceRecord[]): IdentifiedRecord[] {
  return records.map((record) => ({ namespace, source: "1", record }));
}

/** Every stored paper, by ascending id. */
export function storedPapers(store: GraphStore): Promise<StoredPaper[]> {
  return store.sources.papersOf("1", 1_000_000);
}

/** What a dump shows of each paper, by ascending id. */
export async function shownPapers(store: GraphStore) {
  return (await storedPapers(store)).map(({ keys: _, records: __, sources: ___, ...paper }) => paper);
}
