import { bursts } from "../../analysis/time/bursts.ts";
import { yearShares } from "../../analysis/time/year-shares.ts";
import type { BurstList, ChangingPairs, Themes } from "../../contract/trends.ts";
import { mapWithPauses } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communityName } from "../lookup/community-names.ts";
import { conceptRefs } from "../lookup/concept-answers.ts";

/** Concepts looked at, those of most papers first: over few papers every line is noise. */
const MAX_CONCEPTS = 3000;

/** Bursts of concepts over the years, heaviest first. */
export async function burstList(snapshot: Snapshot, question: { limit: number }): Promise<BurstList> {
  const { strongest, shares } = sharesOfStrongest(snapshot);
  const refs = await conceptRefs(snapshot);
  const each = await mapWithPauses(strongest, (number, k) => {
    const counts = shares.mentions[k]!;
    return bursts(counts, shares.papers).map((burst) => ({ number, counts, ...burst }));
  });
  const found = each.flat();
  found.sort((a, b) => b.weight - a.weight || a.number - b.number || a.start - b.start);
  return {
    years: shares.years,
    concepts: strongest.length,
    items: found.slice(0, question.limit).map(({ number, counts, start, end, weight }) => ({
      ...refs(number),
      ...{ counts, weight },
      start: shares.years[start]!,
      end: shares.years[end]!,
    })),
  };
}

/** Thematic map: centrality and density of communities. */
export async function themes(snapshot: Snapshot): Promise<Themes> {
  const communities = await snapshot.analyses.communities();
  const found = await snapshot.analyses.themes();
  return {
    items: found.map((theme) => ({
      ...theme,
      label: communityName(snapshot, communities, theme.community),
      concepts: communities.concepts[theme.community]!,
      papers: communities.papers[theme.community]!,
    })),
  };
}

/** Pairs of concepts whose share of papers rose or fell most. */
export async function changingPairs(snapshot: Snapshot, question: { limit: number }): Promise<ChangingPairs> {
  if (snapshot.years === null) return { split: null, papersBefore: 0, papersAfter: 0, rising: [], falling: [] };
  const { split, papersBefore, papersAfter, rising, falling } = await snapshot.analyses.changingPairs();
  const refs = await conceptRefs(snapshot);
  const answer = (list: typeof rising) =>
    list.slice(0, question.limit).map((pair) => ({ ...pair, a: refs(pair.a), b: refs(pair.b) }));
  return { split, papersBefore, papersAfter, rising: answer(rising), falling: answer(falling) };
}

/** The most frequent concepts and their papers of each year. */
export function sharesOfStrongest(snapshot: Snapshot) {
  const minPapers = snapshot.incidence.papers < 500 ? 3 : 5;
  const strongest = snapshot.byPapers
    .subarray(0, MAX_CONCEPTS)
    .filter((number) => snapshot.frequency[number]! >= minPapers);
  const shares = yearShares(snapshot.incidence, snapshot.papers.years, Array.from(strongest));
  return { strongest, minPapers, shares };
}
