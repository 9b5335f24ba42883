import { EXTRACTOR } from "../extraction/extractor.ts";
import { vocabularyGrowth } from "../extraction/vocabulary/incremental/vocabulary-growth.ts";
import type { GrowthCounter } from "../extraction/vocabulary/vocabulary.ts";
import type { GraphGrowth, GraphStore } from "../store/store.ts";
import { type Tell, told } from "./with-progress.ts";

/** From this share of new papers on, most of the others would have to be read again. */
const MOST = 0.1;

/**
 * Brings the graph up to date when papers were only added to it, few to many, from what it was decided from; else it
 * changes nothing and says false.
 */
export async function growGraph(store: GraphStore, tell: Tell): Promise<boolean> {
  if (store.growth === null) return false;
  const basis = await store.growth.basis();
  const growth = basis && vocabularyGrowth(basis);
  if (!growth) return false;
  const { ids } = await store.paperColumns();
  const added = ids.filter((id) => !growth.has(id));
  if (added.length > MOST * ids.length) return false;
  for await (const { paper, data } of store.growth.candidatesOf(EXTRACTOR, added)) growth.add(paper, data);
  tell("concepts", added.length);
  return change(store.growth, growth.decide(), tell);
}

async function change(store: GraphGrowth, counter: GrowthCounter, tell: Tell): Promise<boolean> {
  for await (const { paper, data } of store.candidatesOf(EXTRACTOR, counter.papers)) counter.count(paper, data);
  const found = counter.finish(await store.conceptsOf(counter.concepts()));
  if (!found) return false;
  await store.changeGraph({ ...found, mentions: told(found.mentions(), 1, (saved) => tell("save", saved)) });
  return true;
}
