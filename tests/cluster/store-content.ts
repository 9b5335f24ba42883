import { EXTRACTOR } from "../../graph/extraction/version.ts";
import { assemble } from "../../graph/ingest/cluster/assemble.ts";
import type { ExtractSettings } from "../../graph/ingest/extract-worker.ts";
import { dump } from "../../graph/store/dump.ts";
import { openStore } from "../../graph/store/open/open-store.ts";

/** What is extracted when no option says more. */
export const PLAIN: ExtractSettings = { allLanguages: false, keepClosingLines: false, keywordConcepts: false };

/** All that answers are made from: the graph, the packed candidates with what sentences say, and the sources of the papers. */
export async function contentOf(url: string): Promise<string[]> {
  const store = await openStore(url, { create: false });
  try {
    const lines: string[] = [];
    for await (const line of dump(store)) lines.push(line);
    for await (const { paper, data } of store.candidates(EXTRACTOR)) {
      lines.push(`${paper} ${Buffer.from(data).toString("base64")}`);
    }
    for await (const { id, keys, records, sources } of store.allPapers()) {
      lines.push(JSON.stringify({ id, keys, records, sources }));
    }
    for (const { id, key, name, state } of await store.sources.list()) {
      lines.push(JSON.stringify({ id, key, name, state }));
    }
    const { facts, papers, concepts, mentions, pending, waiting, stale } = await store.summary(EXTRACTOR);
    const { extractor, keywords } = facts;
    return [...lines, JSON.stringify({ extractor, keywords, papers, concepts, mentions, pending, waiting, stale })];
  } finally {
    await store.close();
  }
}

/** Writes the tables of a finished run into a store. */
export async function assembleInto(url: string, out: string, settings = PLAIN) {
  const store = await openStore(url);
  try {
    return await assemble(store, out, settings, () => undefined);
  } finally {
    await store.close();
  }
}
