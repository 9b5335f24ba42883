import type { CurationDecision } from "../contract/curation.ts";
import type { IncidenceChunk, PaperMentions } from "../contract/records.ts";
import { compareIds } from "../shared/text.ts";
import type { GraphStore } from "../store/store.ts";
import { findInSorted } from "./apply/translation.ts";
import { type Curation, curationOf, decisionsOf, withPhrases } from "./curation.ts";
import { type Extracted, readExtracted } from "./read/extracted.ts";
import { searchCurated } from "./read/search-curated.ts";

/** A store as its decisions make it. */
export interface CuratedStore extends GraphStore {
  /** What the decisions come to now. */
  curation(): Promise<Curation>;
  /** What they would come to with these after them; nothing is written. */
  curationWith(decisions: readonly CurationDecision[]): Promise<Curation>;
  /** The same store under other decisions, to look at: what it is told is not kept. */
  under(curation: Curation): GraphStore;
}

/**
 * A store as its decisions make it: concepts, mentions and incidence come curated, everything else as it is. The graph
 * underneath stays as it was extracted, so that a decision takes no extraction, any of them can be undone, and they hold
 * again after papers are added or extracted anew. That graph is kept in memory: after a decision that is written through
 * this object it is not read again.
 */
export function curated(store: GraphStore): CuratedStore {
  if (isCurated(store)) return store;
  let extracted: { revision: number; graph: Promise<Extracted> } | undefined;
  let present: { revision: number; curation: Promise<Curation> } | undefined;

  const graphOf = (revision: number) => {
    if (extracted?.revision !== revision) extracted = { revision, graph: readExtracted(store) };
    return extracted.graph;
  };
  const curate = async (revision: number) =>
    curationOf(store, await graphOf(revision), decisionsOf(await store.decisions()));
  const curation = async () => {
    const revision = await store.revision();
    if (present?.revision !== revision) {
      present = { revision, curation: curate(revision) };
      present.curation.catch(() => {
        present = undefined;
      });
    }
    return present.curation;
  };
  const standingOnly = async () => {
    // Without decisions nothing of the graph need be read to answer what does not ask for it.
    const known = present?.revision === (await store.revision());
    return known || (await store.decisions()).length > 0 ? curation() : undefined;
  };
  return {
    ...store,
    ...reading(store, standingOnly),
    async concepts() {
      const overlay = await (await standingOnly())?.overlay();
      return [...(overlay ?? (await graphOf(await store.revision()))).concepts];
    },
    curation,
    async curationWith(decisions) {
      const { log } = await curation();
      return curationOf(store, await graphOf(await store.revision()), [...log, ...decisions]);
    },
    under: (other) => ({
      ...store,
      ...reading(store, async () => other),
      concepts: async () => [...((await other.overlay()) ?? other).concepts],
      derived: async () => undefined,
      saveDerived: async () => undefined,
    }),
    paperColumns: async () => (await graphOf(await store.revision())).papers,
    async appendDecisions(decisions) {
      const before = await store.revision();
      await store.appendDecisions(decisions);
      // Any other step means that someone else changed more than the log.
      const after = await store.revision();
      if (extracted?.revision === before && after === before + 1) extracted = { ...extracted, revision: after };
    },
  };
}

function isCurated(store: GraphStore): store is CuratedStore {
  return "curationWith" in store;
}

/** What readers see of a graph under its decisions. */
function reading(
  store: GraphStore,
  curation: () => Promise<Curation | undefined>,
): Pick<GraphStore, "summary" | "mentions" | "incidences" | "searchConcepts"> {
  return {
    async summary(extractor: string) {
      const summary = await store.summary(extractor);
      const overlay = await (await curation())?.overlay();
      return overlay ? { ...summary, concepts: overlay.concepts.length, mentions: overlay.mentions } : summary;
    },
    mentions: (papers?: readonly string[]) => curatedMentions(store, curation, papers),
    incidences: () => curatedChunks(store, curation),
    async searchConcepts(query: string, limit: number) {
      const present = await curation();
      return present ? searchCurated(store, present, query, limit) : store.searchConcepts(query, limit);
    },
  };
}

async function* curatedMentions(
  store: GraphStore,
  curation: () => Promise<Curation | undefined>,
  papers: readonly string[] | undefined,
): AsyncGenerator<PaperMentions> {
  const present = await curation();
  const layer = present?.layer;
  const overlay = await present?.overlay();
  const { ids } = layer ? await store.paperColumns() : { ids: [] };
  for await (const { paper, mentions } of store.mentions(papers)) {
    const number = layer ? findInSorted(ids.length, (i) => compareIds(ids[i] as string, paper)) : 0;
    const all = layer?.mentionsOf(number, mentions) ?? mentions;
    yield { paper, mentions: overlay?.mentionsOf(all) ?? all };
  }
}

async function* curatedChunks(
  store: GraphStore,
  curation: () => Promise<Curation | undefined>,
): AsyncGenerator<IncidenceChunk> {
  const present = await curation();
  const overlay = await present?.overlay();
  for await (const chunk of withPhrases(store, present?.layer)) yield overlay ? overlay.chunk(chunk) : chunk;
}
