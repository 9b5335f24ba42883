import { EXTRACTOR } from "../extraction/extractor.ts";
import type { Vocabulary } from "../extraction/vocabulary/vocabulary.ts";
import { vocabularyBuilder } from "../extraction/vocabulary/vocabulary-builder.ts";
import type { GraphStore, PaperCandidates } from "../store/store.ts";
import { growGraph } from "./grow-graph.ts";
import type { IngestOptions } from "./progress.ts";
import { type Tell, told } from "./with-progress.ts";

/** How often progress is told, in papers. */
const STEP = 1000;

/**
 * Decides the concepts from the candidates of all papers, and replaces the graph by the new one in one step; where papers were
 * only added, few to many, it gives the same graph and reads few of them.
 */
export async function rebuildGraph(store: GraphStore, papers: number, options: IngestOptions): Promise<void> {
  const tell: Tell = (phase, done) => {
    options.signal?.throwIfAborted();
    options.onProgress?.({ phase, done, total: papers, unit: "papers" });
  };
  if (await growGraph(store, tell)) {
    tell("concepts", papers);
    return tell("save", papers);
  }
  const vocabulary = await decide(store, (read) => tell("concepts", Math.floor(read / 2)));
  tell("concepts", papers);
  await store.replaceGraph({
    concepts: vocabulary.concepts,
    mentions: told(vocabulary.mentions(), STEP, (saved) => tell("save", saved)),
    basis: () => vocabulary.basis(),
  });
  tell("save", papers);
}

/** Reads the candidates of all papers twice; tells how many it has read. */
async function decide(store: GraphStore, tell: (read: number) => void): Promise<Vocabulary> {
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
