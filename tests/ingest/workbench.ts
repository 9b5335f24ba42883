import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ingest } from "../../graph/ingest/ingest.ts";
import type { IngestOptions } from "../../graph/ingest/ingest-options.ts";
import { dump } from "../../graph/store/dump.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import { all } from "../contract/clause.ts";

/** A temporary folder for files and stores. */
export interface Workbench {
  readonly folder: string;
  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  /** The path of a store. */
  store(name: string): string;
  end(): void;
}

export function workbench(): Workbench {
  const folder = mkdtempSync(join(tmpdir(), "isthmus-ingest-"));
  return {
    folder,
    file(name, content) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    },
    store: (name) => join(folder, `${name}.db`),
    end: () => rmSync(folder, { recursive: true }),
  };
}

/** Ingests files into a store and closes it. */
export async function ingestInto(path: string, files: readonly string[], options: IngestOptions = {}) {
  const store = await openStore(path);
  try {
    return await ingest(store, files, options);
  } finally {
    await store.close();
  }
}

/** The dump of a store, as one text. */
export async function dumpOf(path: string): Promise<string> {
  const store = await openStore(path, { create: false });
  try {
    return (await all(dump(store))).join("\n");
  } finally {
    await store.close();
  }
}
