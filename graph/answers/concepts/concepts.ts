import type { Communities } from "../../analysis/communities/communities.ts";
import type { ConceptDetail, ConceptList, SearchHits } from "../../contract/concepts.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communitySummaries } from "../lookup/community-names.ts";
import { conceptAnswer, papersOf } from "../lookup/concept-answers.ts";
import { summaryOf } from "../lookup/papers-by-number.ts";
import { meanYear, yearCounts } from "../lookup/years.ts";

/** Type-ahead over concepts (label, alias) and papers (words). */
export async function searchHits(
  snapshot: Snapshot,
  { q, limit, papers: maxPapers = limit }: { q: string; limit: number; papers?: number | undefined },
): Promise<SearchHits> {
  if (q.trim() === "") return { concepts: [], papers: [] };
  const { community } = await snapshot.analyses.communities();
  const concepts = (await snapshot.names.search(q, limit)).map(({ concept, form }) => {
    const { id, label, papers } = snapshot.concepts[concept]!;
    return { id, label, papers, matched: form, community: community[concept]! };
  });
  const ids = maxPapers === 0 ? [] : await snapshot.store.searchPapers(q, maxPapers);
  const papers = ids.length === 0 ? [] : await snapshot.store.papers(ids);
  return { concepts, papers: papers.map(summaryOf) };
}

/** Concepts, most papers first, ties by id. */
export function conceptList(snapshot: Snapshot, { limit, offset }: { limit: number; offset: number }): ConceptList {
  const page = snapshot.byPapers.subarray(offset, offset + limit);
  return { total: snapshot.concepts.length, items: Array.from(page, (number) => conceptAnswer(snapshot, number)) };
}

/** One concept with its surroundings. */
export async function conceptDetail(snapshot: Snapshot, { id }: { id: string }): Promise<ConceptDetail> {
  const number = await snapshot.names.resolve(id);
  const communities = await snapshot.analyses.communities();
  const participation = await snapshot.analyses.participation();
  const stability = await snapshot.optionalResult(snapshot.analyses.communityStability);
  const own = stability?.concepts[number] ?? Number.NaN;
  const summaries = await communitySummaries(snapshot, communities);
  const papers = papersOf(snapshot, number);
  return {
    ...conceptAnswer(snapshot, number, Number.POSITIVE_INFINITY),
    community: summaries[communities.community[number]! - 1] ?? null,
    rank: rankWithin(snapshot, communities, number),
    partners: snapshot.partners(number).concepts.length,
    years: yearCounts(snapshot, papers),
    meanYear: meanYear(snapshot, papers),
    participation: participation[number]!,
    termhood: snapshot.concepts[number]?.termhood ?? 0,
    stability: Number.isNaN(own) ? null : own,
  };
}

const ranks = new WeakMap<Communities, Uint32Array>();

/** Rank by papers among the concepts of its community, ties by id; counted once for all concepts. */
function rankWithin({ byPapers }: Snapshot, communities: Communities, number: number): number {
  let ranksOfAll = ranks.get(communities);
  if (!ranksOfAll) {
    const { community, count } = communities;
    ranksOfAll = new Uint32Array(byPapers.length);
    const last = new Uint32Array(count + 1);
    for (const concept of byPapers) ranksOfAll[concept] = ++last[community[concept]!]!;
    ranks.set(communities, ranksOfAll);
  }
  return ranksOfAll[number]!;
}
