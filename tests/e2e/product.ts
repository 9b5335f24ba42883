import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ingest } from "../../graph/ingest.ts";
import { openStore } from "../../graph/store/open.ts";
import { startServer } from "../../server/main.ts";

/** The sample corpus of the repository. */
export const sample = resolve(import.meta.dirname, "../../samples/papers.jsonl");

export interface Product {
  readonly url: string;
  close(): Promise<void>;
}

/** The real product on files of papers: a store of its own, extracted, loaded and served on a free port. */
export async function startProduct(
  files: readonly string[],
  options: { sample?: boolean; name?: string } = {},
): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), "isthmus-e2e-"));
  const store = await openStore(`sqlite:${join(folder, "graph.db")}`, { create: true });
  if (files.length > 0) await ingest(store, files, { workers: 1 });
  const server = await startServer({ store, port: 0, version: "test", ...options });
  await server.ready;
  return {
    url: server.url.replace(/\/$/, ""),
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
