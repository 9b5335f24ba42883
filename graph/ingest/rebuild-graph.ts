import { EXTRACTOR } from "../extraction/version.ts";
import type { GrowthCounter } from "../extraction/vocabulary/incremental/vocabulary-growth.ts";
import { vocabularyGrowth } from "../extraction/vocabulary/incremental/vocabulary-growth.ts";
import type { ExtractedVocabulary } from "../extraction/vocabulary/vocabulary-builder.ts";
import { vocabularyBuilder } from "../extraction/vocabulary/vocabulary-builder.ts";
import type { GraphGrowth, GraphStore, PaperCandidates } from "../store/store.ts";
import { type IngestOptions, type ReportProgress, withProgress } from "./ingest-options.ts";

/** Papers between two reports of progress. */
const STEP = 1000;

/**
 * Decides the concepts from the candidates of all papers, and replaces the graph by the new one in one step; where papers were
 * only added, few to many, it gives the same graph and reads few of them.
 */
export async function rebuildGraph(store: GraphStore, papers: number, options: IngestOptions): Promise<void> {
  const tell: ReportProgress = (phase, done) => {
    options.signal?.throwIfAborted();
    options.onProgress?.({ phase, done, total: papers, unit: "papers" });
  };
  if (await growGraph(store, papers, tell)) {
    tell("concepts", papers);
    return tell("save", papers);
  }
  const vocabulary = await decide(store, (read) => tell("concepts", Math.floor(read / 2)));
  tell("concepts", papers);
  await store.replaceGraph({
    concepts: vocabulary.concepts,
    mentions: withProgress(vocabulary.mentions(), STEP, (saved) => tell("save", saved)),
    basis: () => vocabulary.basis(),
  });
  tell("save", papers);
}

/** Reads the candidates of all papers twice; `tell` gets how many it has read. */
async function decide(store: GraphStore, tell: (read: number) => void): Promise<ExtractedVocabulary> {
  let read = 0;
  const round = async (take: (candidates: PaperCandidates) => void) => {
    for await (const candidates of store.candidates(EXTRACTOR)) {
      take(candidates);
      if (++read % STEP === 0) tell(read);
    }
  };
  const builder = vocabularyBuilder();
  await round(({ paper, data }) => builder.add(paper, data));
  const counter = builder.decide();
  await round(({ paper, data }) => counter.count(paper, data));
  return counter.finish();
}

/** From this share of new papers on, most of the others would have to be read again. */
const MAX_SHARE = 0.1;

/**
 * Brings the graph up to date when papers were only added to it, few to many, from what it was decided from; else it
 * changes nothing and says false.
 */
async function growGraph(store: GraphStore, papers: number, tell: ReportProgress): Promise<boolean> {
  if (store.growth === null) return false;
  const basis = await store.growth.basis();
  const growth = basis && vocabularyGrowth(basis);
  if (!growth) return false;
  const added = (await store.waitingPapers()).filter((id) => !growth.has(id));
  if (added.length > MAX_SHARE * papers) return false;
  for await (const { paper, data } of store.candidates(EXTRACTOR, added)) growth.add(paper, data);
  tell("concepts", added.length);
  return change(store, store.growth, growth.decide(), tell);
}

async function change(
  store: GraphStore,
  growth: GraphGrowth,
  counter: GrowthCounter,
  tell: ReportProgress,
): Promise<boolean> {
  for await (const { paper, data } of store.candidates(EXTRACTOR, counter.papers)) counter.count(paper, data);
  const found = counter.finish(await growth.conceptsOf(counter.concepts()));
  if (!found) return false;
  await growth.changeGraph({ ...found, mentions: withProgress(found.mentions(), 1, (saved) => tell("save", saved)) });
  return true;
}
