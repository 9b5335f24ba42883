import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { corpora } from "../corpora.ts";
import { openNeo4j, wipe } from "./neo4j-world.ts";

/** The sample corpus of the product. */
export const sample = resolve(import.meta.dirname, "../../samples/papers.jsonl");

const shared = corpora();
/** The page that the first version was asked to read, where the shared corpora are. */
export const seedPage = shared && resolve(shared, "corpora/huggingface-page.txt");

/** The same file read into a store of each kind. */
export interface FilledStores {
  readonly sqlite: GraphStore;
  readonly neo4j: GraphStore;
  end(): Promise<void>;
}

export async function filledStores(file: string): Promise<FilledStores> {
  await wipe();
  const folder = mkdtempSync(join(tmpdir(), "isthmus-neo4j-"));
  const [sqlite, neo4j] = [await openStore(join(folder, "store.db")), await openNeo4j()];
  for (const store of [sqlite, neo4j]) await ingest(store, [file], { workers: 1 });
  return {
    sqlite,
    neo4j,
    async end() {
      await sqlite.close();
      await neo4j.close();
      rmSync(folder, { recursive: true });
    },
  };
}
