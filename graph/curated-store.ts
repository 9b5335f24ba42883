import { CurationAction, type CurationDecision } from "./contract/curation.ts";
import type { IncidenceChunk, PaperMentions } from "./contract/records.ts";
import { decisionId } from "./curation/decision-id.ts";
import { makeOverlay, type Overlay } from "./curation/overlay.ts";
import { joinLogs, standing } from "./curation/replay.ts";
import { type Ruling, rule, standsFor } from "./curation/ruling.ts";
import type { Decision, GraphStore } from "./store/store.ts";

interface Curated {
  readonly ruling: Ruling;
  readonly overlay: Overlay;
}

/**
 * A store as its decisions make it: concepts, mentions and incidence come curated, everything else as it is. The graph
 * underneath stays as it was extracted, so that a decision takes no extraction, any of them can be undone, and they hold
 * again after papers are added or extracted anew.
 */
export function curated(store: GraphStore): GraphStore {
  let kept: { revision: number; view: Promise<Curated | undefined> } | undefined;
  const view = async () => {
    const revision = await store.revision();
    if (kept?.revision !== revision) kept = { revision, view: curate(store) };
    return kept.view;
  };
  return {
    ...store,
    async summary(extractor) {
      const summary = await store.summary(extractor);
      const overlay = (await view())?.overlay;
      return overlay ? { ...summary, concepts: overlay.concepts.length, mentions: overlay.mentions } : summary;
    },
    async concepts() {
      const overlay = (await view())?.overlay;
      return overlay ? [...overlay.concepts] : store.concepts();
    },
    mentions: (papers) => curatedMentions(store, view, papers),
    incidences: () => curatedChunks(store, view),
    async searchConcepts(query, limit) {
      const curatedView = await view();
      if (!curatedView) return store.searchConcepts(query, limit);
      return searchCurated(store, curatedView, query, limit);
    },
  };
}

/** The log of a store, in the order in which it is carried out; entries that are no decisions are left out. */
export function decisionsOf(entries: readonly Decision[]): CurationDecision[] {
  const log = entries.flatMap(({ at, by, action, why }) => {
    const parsed = CurationAction.safeParse(action);
    return parsed.success ? [{ id: decisionId(at, by, parsed.data), at, by, action: parsed.data, why }] : [];
  });
  return joinLogs(log, []);
}

async function curate(store: GraphStore): Promise<Curated | undefined> {
  const decisions = standing(decisionsOf(await store.decisions()));
  if (decisions.length === 0) return undefined;
  const raw = await store.concepts();
  const ruling = rule(raw, decisions);
  return { ruling, overlay: await makeOverlay(raw, ruling, store.incidences()) };
}

async function* curatedMentions(
  store: GraphStore,
  view: () => Promise<Curated | undefined>,
  papers: readonly string[] | undefined,
): AsyncGenerator<PaperMentions> {
  const overlay = (await view())?.overlay;
  for await (const { paper, mentions } of store.mentions(papers)) {
    yield { paper, mentions: overlay ? overlay.mentionsOf(mentions) : mentions };
  }
}

async function* curatedChunks(
  store: GraphStore,
  view: () => Promise<Curated | undefined>,
): AsyncGenerator<IncidenceChunk> {
  const overlay = (await view())?.overlay;
  for await (const chunk of store.incidences()) yield overlay ? overlay.chunk(chunk) : chunk;
}

/** Concepts with a new label first, then what the store finds, under the names they have now. */
async function searchCurated(store: GraphStore, { ruling, overlay }: Curated, query: string, limit: number) {
  const known = new Set(overlay.concepts.map(({ id }) => id));
  const words = query
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const relabelled = [...ruling.labels]
    .filter(([, label]) => words.length > 0 && words.every((word) => hasWord(label, word)))
    .map(([id]) => id);
  const found = await store.searchConcepts(query, limit);
  const ids = [...relabelled, ...found].map((id) => standsFor(ruling.mergedInto, id));
  return [...new Set(ids)].filter((id) => known.has(id)).slice(0, limit);
}

function hasWord(label: string, word: string): boolean {
  return label
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((part) => part.startsWith(word));
}
