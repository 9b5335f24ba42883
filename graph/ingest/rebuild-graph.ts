import type { PaperMentions } from "../contract/records.ts";
import { EXTRACTOR } from "../extraction/extractor.ts";
import type { Vocabulary } from "../extraction/vocabulary.ts";
import { vocabularyBuilder } from "../extraction/vocabulary-builder.ts";
import type { GraphStore } from "../store/store.ts";
import type { IngestOptions, Progress } from "./progress.ts";

/** How often progress is told, in papers. */
const STEP = 1000;

/** Decides the concepts from the candidates of all papers, and replaces the graph by the new one in one step. */
export async function rebuildGraph(store: GraphStore, papers: number, options: IngestOptions): Promise<void> {
  const tell = (phase: Progress["phase"], done: number) => {
    options.signal?.throwIfAborted();
    options.onProgress?.({ phase, done, total: papers, unit: "papers" });
  };
  const builder = vocabularyBuilder();
  let done = 0;
  for await (const { data } of store.candidates(EXTRACTOR)) {
    builder.add(data);
    if (++done % STEP === 0) tell("concepts", done);
  }
  tell("concepts", done);
  const vocabulary = builder.finish();
  await store.replaceGraph({
    concepts: vocabulary.concepts,
    mentions: mentionsOf(store, vocabulary, (saved) => tell("save", saved)),
  });
  tell("save", done);
}

async function* mentionsOf(
  store: GraphStore,
  vocabulary: Vocabulary,
  tell: (saved: number) => void,
): AsyncGenerator<PaperMentions> {
  let saved = 0;
  for await (const { paper, data } of store.candidates(EXTRACTOR)) {
    yield { paper, mentions: vocabulary.mentionsIn(data) };
    if (++saved % STEP === 0) tell(saved);
  }
}
