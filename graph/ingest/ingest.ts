import { KEYWORD_CONCEPTS, KEYWORDS_FACT } from "../extraction/keywords.ts";
import { CLOSING_LINES_FACT, closingLinesOf } from "../extraction/language/closing-lines.ts";
import { foreignParts } from "../extraction/language/detect-language.ts";
import { EXTRACTOR } from "../extraction/version.ts";
import type { GraphStore, StoreSummary } from "../store/store.ts";
import { extractAgain, extractPending } from "./extract-pending.ts";
import { type ExtractSettings, isForeign } from "./extract-worker.ts";
import type { IngestOptions } from "./ingest-options.ts";
import { readSources } from "./read-sources.ts";
import { rebuildGraph } from "./rebuild-graph.ts";
import { requireSource, takeBack } from "./remove-source.ts";
import { isUnfinished, READ_FACT } from "./unfinished.ts";

/** What a run did: counts of this run (read, added, …) and, after it, of the whole store (papers, concepts, mentions). */
export type IngestReport = Awaited<ReturnType<typeof ingest>>;

/**
 * Brings sources into a store: reads and identifies papers, extracts what is new, and renews the graph. Every step takes
 * up where an interrupted run stopped, so that running again always ends in the same graph; without sources it only
 * completes what is unfinished.
 */
export async function ingest(store: GraphStore, sources: readonly string[], options: IngestOptions = {}) {
  const start = performance.now();
  return store.withFillLock(async () => {
    const { isAgain, settle } = await readSources(store, sources, options);
    // The long part, while what was read can still be taken back.
    if (isAgain) {
      await extract(store, options);
      options.onProgress?.({ phase: "concepts", done: 0, total: null, unit: "papers" });
    }
    const read = await settle();
    const { papers, concepts, mentions, revision } = await complete(store, options);
    return { ...read, papers, concepts, mentions, revision, seconds: (performance.now() - start) / 1000 };
  });
}

/**
 * Removes a source with the papers that are in no other source; the graph becomes what it would be without them. Decisions stay.
 * If it is interrupted, the source is still in the list, and removing it again completes the work.
 */
export async function removeSource(store: GraphStore, id: string, options: IngestOptions = {}) {
  return store.withFillLock(async () => {
    await requireSource(store, id);
    const holdings = (await store.sources.holdings()).find(({ source }) => source === id);
    await takeBack(store, id);
    await store.sources.forget(id);
    // If the same file is given again, it must be read again.
    await store.setFact(READ_FACT, "");
    const { papers, concepts } = await complete(store, options);
    const removed = holdings?.only ?? 0;
    return { removed, stay: (holdings?.papers ?? 0) - removed, papers, concepts };
  });
}

async function complete(store: GraphStore, options: IngestOptions): Promise<StoreSummary> {
  const before = await extract(store, options);
  if (!isUnfinished(before)) return before;
  await rebuildGraph(store, before.papers + before.waiting, options);
  if (before.facts.extractor !== EXTRACTOR) await store.setFact("extractor", EXTRACTOR);
  return store.summary(EXTRACTOR);
}

/** Extracts the waiting papers, and returns what the store contained before. */
async function extract(store: GraphStore, options: IngestOptions): Promise<StoreSummary> {
  const settings = await settingsOf(store, options);
  const before = await store.summary(EXTRACTOR);
  if (before.pending > 0) await extractPending(store, before.pending, { ...options, ...settings });
  return before;
}

/** Fact of a store that papers of every language are extracted. */
const LANGUAGES_FACT = "languages";
const ALL = "all";

/** What is extracted in addition to English titles and abstracts, as this run or an earlier one requested. */
async function settingsOf(store: GraphStore, wanted: IngestOptions): Promise<ExtractSettings> {
  const { facts } = await store.summary(EXTRACTOR);
  const before = {
    allLanguages: facts[LANGUAGES_FACT] === ALL,
    keepClosingLines: facts[CLOSING_LINES_FACT] === ALL,
    keywordConcepts: facts[KEYWORDS_FACT] === KEYWORD_CONCEPTS,
  };
  const settings = {
    allLanguages: before.allLanguages || wanted.allLanguages === true,
    keepClosingLines: before.keepClosingLines || wanted.keepClosingLines === true,
    keywordConcepts: before.keywordConcepts || wanted.keywordConcepts === true,
  };
  if (settings.allLanguages && !before.allLanguages) {
    await extractAgain(store, settings, (paper) => isForeign(paper) || foreignParts(paper.abstract).length > 0);
  }
  if (settings.keepClosingLines && !before.keepClosingLines) {
    await extractAgain(store, settings, ({ abstract }) => closingLinesOf(abstract).length > 0);
  }
  if (settings.keywordConcepts && !before.keywordConcepts) {
    await extractAgain(store, settings, ({ keywords }) => keywords.length > 0);
  }
  await rememberSettings(store, settings);
  return settings;
}

/** Notes in a store what its papers are extracted by, so that papers added later are extracted alike. */
export async function rememberSettings(store: GraphStore, settings: ExtractSettings): Promise<void> {
  if (settings.allLanguages) await store.setFact(LANGUAGES_FACT, ALL);
  if (settings.keepClosingLines) await store.setFact(CLOSING_LINES_FACT, ALL);
  if (settings.keywordConcepts) await store.setFact(KEYWORDS_FACT, KEYWORD_CONCEPTS);
}
