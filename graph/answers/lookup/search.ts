import type { SearchHits } from "../../contract/concepts.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { summaryOf } from "./paper-summaries.ts";

/** Type-ahead over concepts (label, alias) and papers (words). */
export async function search(snapshot: Snapshot, { q, limit }: { q: string; limit: number }): Promise<SearchHits> {
  if (q.trim() === "") return { concepts: [], papers: [] };
  const { community } = await snapshot.analyses.communities();
  const concepts = (await snapshot.names.search(q, limit)).map(({ concept, form }) => {
    const { id, label, papers } = snapshot.concepts[concept] as Snapshot["concepts"][number];
    return { id, label, papers, matched: form, community: community[concept] as number };
  });
  const papers = await snapshot.store.papers(await snapshot.store.searchPapers(q, limit));
  return { concepts, papers: papers.map(summaryOf) };
}
