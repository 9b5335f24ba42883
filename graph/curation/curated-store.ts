import type { CurationDecision } from "../contract/curation.ts";
import type { IncidenceChunk, PaperMentions } from "../contract/records.ts";
import { columnsOf, type PaperColumns, plainConcept } from "../store/columns.ts";
import { delegateReader } from "../store/delegate.ts";
import type { DecisionLog, GraphReader } from "../store/store.ts";
import { findConcept, followMerges } from "./apply-decisions.ts";
import { type Curation, curationOf, decisionsOf, withPhrases } from "./curation.ts";
import { type ExtractedGraph, readExtractedGraph } from "./extracted-graph.ts";

/** A graph after curation, with the log of its decisions. */
export interface CuratedStore extends GraphReader, DecisionLog {
  /** The effect of the decisions that are in the log now. */
  curation(): Promise<Curation>;
  /** The curation after appending these decisions; nothing is written. */
  curationWith(decisions: readonly CurationDecision[]): Promise<Curation>;
  /** The same graph under other decisions, for a preview: results computed from it are not stored. */
  under(curation: Curation): GraphReader;
}

/**
 * The graph of a store after curation: decisions apply to concepts, mentions and incidence; everything else is passed
 * through. The extracted graph itself never changes. So a decision needs no new extraction, can be undone, and still
 * applies after papers are added or extracted again. The extracted graph stays in memory and is not read again after a
 * decision written through this object.
 */
export function withCuration(store: GraphReader & DecisionLog): CuratedStore {
  if (isCurated(store)) return store;
  let extracted: (ExtractedParts & { revision: number }) | undefined;
  let present: { revision: number; curation: Promise<Curation> } | undefined;

  const partsOf = (revision: number) => {
    if (extracted?.revision !== revision) extracted = { revision, ...extractedParts(store) };
    return extracted;
  };
  const presentParts = async () => partsOf(await store.revision());
  const curate = async (revision: number) =>
    curationOf(store, await partsOf(revision).graph(), decisionsOf(await store.decisions()));
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
  /** Undefined while nothing is decided, so that most answers do not have to load the graph. */
  const curationIfAny = async () => {
    const known = present?.revision === (await store.revision());
    return known || (await store.decisions()).length > 0 ? curation() : undefined;
  };

  return {
    ...curatedReader(store, curationIfAny, presentParts),
    decisions: () => store.decisions(),
    setFact: (name, value) => store.setFact(name, value),
    async appendDecisions(decisions) {
      const before = await store.revision();
      await store.appendDecisions(decisions);
      // Any other step means that someone else changed more than the log.
      const after = await store.revision();
      if (extracted?.revision === before && after === before + 1) extracted = { ...extracted, revision: after };
    },
    curation,
    async curationWith(decisions) {
      const { log } = await curation();
      return curationOf(store, await (await presentParts()).graph(), [...log, ...decisions]);
    },
    under: (other) => ({
      ...curatedReader(store, async () => other, presentParts),
      derived: async () => undefined,
      saveDerived: async () => undefined,
      forgetDerived: async () => undefined,
    }),
  };
}

function isCurated(store: object): store is CuratedStore {
  return "curationWith" in store;
}

/** The extracted graph; many questions are about its papers alone, which take a fraction of the whole. */
interface ExtractedParts {
  papers(): Promise<PaperColumns>;
  graph(): Promise<ExtractedGraph>;
}

function extractedParts(store: GraphReader): ExtractedParts {
  const papers = untilItFails(() => store.paperColumns());
  return { papers, graph: untilItFails(() => readExtractedGraph(store, papers)) };
}

/** Reads once, and again after a failure: a store in a server may be away for a moment. */
function untilItFails<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= read().catch((error) => {
      result = undefined;
      throw error;
    });
    return result;
  };
}

/** The graph as readers see it, with the decisions applied. */
function curatedReader(
  store: GraphReader,
  curation: () => Promise<Curation | undefined>,
  extracted: () => Promise<ExtractedParts>,
): GraphReader {
  return {
    ...delegateReader(store),
    async summary(extractor) {
      const summary = await store.summary(extractor);
      const present = await curation();
      const overlay = await present?.overlay();
      if (!present || !overlay) return summary;
      const { knowledge } = present.state;
      return { ...summary, knowledge, concepts: overlay.concepts.length, mentions: overlay.mentions };
    },
    paperColumns: async () => (await extracted()).papers(),
    async concepts() {
      const overlay = await (await curation())?.overlay();
      return (overlay ?? (await (await extracted()).graph())).concepts.map(plainConcept);
    },
    async conceptColumns() {
      const overlay = await (await curation())?.overlay();
      return overlay ? columnsOf(overlay.concepts) : (await (await extracted()).graph()).columns;
    },
    mentions: (papers) => curatedMentions(store, curation, papers),
    incidences: () => curatedChunks(store, curation),
    async searchConcepts(query, limit) {
      const present = await curation();
      return present ? searchCuratedConcepts(store, present, query, limit) : store.searchConcepts(query, limit);
    },
  };
}

async function* curatedMentions(
  store: GraphReader,
  curation: () => Promise<Curation | undefined>,
  papers: readonly string[] | undefined,
): AsyncGenerator<PaperMentions> {
  const present = await curation();
  const layer = present?.layer;
  const overlay = await present?.overlay();
  const columns = layer && (await store.paperColumns());
  for await (const { paper, mentions } of store.mentions(papers)) {
    const number = columns?.ids.find(paper);
    const all = number === undefined ? mentions : (layer?.mentionsOf(number, mentions) ?? mentions);
    yield { paper, mentions: overlay?.mentionsOf(all) ?? all };
  }
}

async function* curatedChunks(
  store: GraphReader,
  curation: () => Promise<Curation | undefined>,
): AsyncGenerator<IncidenceChunk> {
  const present = await curation();
  const overlay = await present?.overlay();
  for await (const chunk of withPhrases(store, present?.layer)) yield overlay ? overlay.chunk(chunk) : chunk;
}

/** Concepts with a new label first, then what the store finds, under the names they have now. */
async function searchCuratedConcepts(
  store: GraphReader,
  curation: Curation,
  query: string,
  limit: number,
): Promise<string[]> {
  const overlay = await curation.overlay();
  if (!overlay) return store.searchConcepts(query, limit);
  const { concepts } = overlay;
  const words = wordsOf(query);
  const renamed = [...curation.state.labels, ...addedLabels(curation)]
    .filter(([, label]) => words.length > 0 && words.every((word) => hasWordStart(label, word)))
    .map(([id]) => id);
  const found = await store.searchConcepts(query, limit);
  const ids = [...renamed, ...found].map((id) => followMerges(curation.state.mergedInto, id));
  const isShown = (id: string) => findConcept(concepts, id) !== undefined;
  return [...new Set(ids)].filter(isShown).slice(0, limit);
}

function addedLabels({ layer }: Curation): [string, string][] {
  return layer?.added.map(({ record }) => [record.id, record.label]) ?? [];
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const hasWordStart = (label: string, word: string) => wordsOf(label).some((part) => part.startsWith(word));
