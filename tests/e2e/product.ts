import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ingest } from "../../graph/ingest/ingest.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { GraphStore } from "../../graph/store/store.ts";
import { startServer } from "../../server/main.ts";

/** The sample corpus of the repository. */
export const sample = resolve(import.meta.dirname, "../../samples/papers.jsonl");

export interface Product {
  readonly url: string;
  close(): Promise<void>;
}

interface Options {
  readonly sample?: boolean;
  readonly name?: string;
}

/** The real product on files of papers: a store of its own, extracted, loaded and served on a free port. */
export async function startProduct(files: readonly string[], options: Options = {}): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), "isthmus-e2e-"));
  const store = await openStore(`sqlite:${join(folder, "graph.db")}`, { create: true });
  if (files.length > 0) await ingest(store, files, { workers: 1 });
  const product = await serveStore(store, options);
  return {
    url: product.url,
    async close() {
      await product.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The real product on a store that is filled already. */
export async function serveStore(store: GraphStore, options: Options = {}): Promise<Product> {
  const server = await startServer({ store, port: 0, version: "test", ...options });
  await server.ready;
  return { url: server.url.replace(/\/$/, ""), close: () => server.close() };
}
