import { deserialize } from "node:v8";
import type { Paper } from "../contract/entities.ts";
import { toArray } from "../shared/streams.ts";
import { openSnapshot } from "../snapshot/snapshot.ts";
import { isPlain, registry } from "../snapshot/threads/registry.ts";
import { plainConcept } from "../store/columns.ts";
import { delegateReader } from "../store/delegate.ts";
import type { GraphReader } from "../store/store.ts";
import { type PackedCorpus, packCorpusMentions } from "./packed-corpus.ts";
import { packValues } from "./packed-values.ts";

export interface PackOptions {
  readonly name: string;
  readonly version: string;
  /** Called before each analysis, with how many there are. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Packs a corpus, as its decisions make it, with the analyses of its present revision. */
export async function packCorpus(store: GraphReader, options: PackOptions): Promise<Uint8Array> {
  const results = new Map<string, Uint8Array>();
  const snapshot = await openSnapshot(recording(store, results), { workers: true, waitForOptional: true });
  try {
    const published = registry.filter(isPlain).filter(({ publish }) => publish);
    for (const [done, { name }] of published.entries()) {
      options.onProgress?.(done, published.length);
      await snapshot.analyses[name]();
    }
    options.onProgress?.(published.length, published.length);
  } finally {
    await snapshot.close();
  }
  const summary = await store.summary("");
  const { years, venues, venueNames } = snapshot.papers;
  const papers: Paper[] = await store.papers([...snapshot.papers.ids]);
  const corpus: PackedCorpus = {
    format: 1,
    name: options.name,
    version: options.version,
    // The curated graph is packed, so that its decisions are not to be applied again.
    ...{ summary: { ...summary, pending: 0, stale: false, facts: extractorOf(summary.facts) }, decisions: [] },
    ...{ papers, columns: { years, venues, venueNames }, concepts: snapshot.concepts.map(plainConcept) },
    mentions: packCorpusMentions(await toArray(store.mentions())),
    incidences: await toArray(store.incidences()),
    derived: Object.fromEntries([...results].map(([name, bytes]) => [name, packValues(deserialize(bytes))])),
  };
  return packValues(corpus);
}

/** What the papers were read with; stored results are found under it. */
const extractorOf = ({ extractor }: Readonly<Record<string, string>>) => (extractor === undefined ? {} : { extractor });

/** The store; derived data that is read or written is also recorded in `results`. */
function recording(store: GraphReader, results: Map<string, Uint8Array>): GraphReader {
  return {
    ...delegateReader(store),
    async derived(name, revision) {
      const bytes = await store.derived(name, revision);
      if (bytes && revision > 0) results.set(name, bytes);
      return bytes;
    },
    async saveDerived(name, revision, data) {
      if (revision > 0) results.set(name, data);
      await store.saveDerived(name, revision, data);
    },
  };
}
