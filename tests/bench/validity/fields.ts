import { isGeneralWord, specificity } from "../../../graph/analysis/bridges/specific-concepts.ts";
import { findCommunities } from "../../../graph/analysis/communities/communities.ts";
import { thematicMap } from "../../../graph/analysis/communities/thematic-map.ts";
import { structuralGaps } from "../../../graph/analysis/discovery/gaps.ts";
import { GENERAL_BELOW } from "../../../graph/contract/map.ts";
import type { Incidence } from "../../../graph/incidence/incidence.ts";

/** What size alone explains of the thematic map, how many pairs of fields are gaps, and how many frequent concepts say nothing of a field. */
export function fieldsAndSize(incidence: Incidence) {
  const communities = findCommunities(incidence, { seed: 1 });
  const { concepts, count } = communities;
  const themes = thematicMap(incidence, communities);
  const sizes = themes.map(({ community }) => concepts[community] as number);
  const gaps = structuralGaps(incidence, communities);
  const first = new Map<number, number>();
  for (const { a, b } of gaps.slice(0, 10)) for (const id of [a, b]) first.set(id, (first.get(id) ?? 0) + 1);
  const own = specificity(incidence, communities);
  const frequency = (c: number) =>
    (incidence.conceptOffsets[c + 1] as number) - (incidence.conceptOffsets[c] as number);
  const byPapers = Array.from({ length: incidence.concepts }, (_, c) => c).sort(
    (a, b) => frequency(b) - frequency(a) || a - b,
  );
  const isGeneral = isGeneralWord(incidence, communities, own, GENERAL_BELOW);
  const onMap = byPapers.filter((c) => !isGeneral(c));
  const generic = (list: readonly number[], limit: number) =>
    list.slice(0, limit).filter((c) => (own[c] as number) < GENERAL_BELOW).length / Math.min(limit, list.length);
  return {
    fields: count,
    smallestField: Math.min(...concepts.subarray(1)),
    rankCorrelationWithSize: {
      centrality: spearman(
        sizes,
        themes.map(({ centrality }) => centrality),
      ),
      density: spearman(
        sizes,
        themes.map(({ density }) => density),
      ),
    },
    shareOfPairsThatAreGaps: gaps.length / ((count * (count - 1)) / 2),
    rowsOfTheFirstTenGapsWithTheSameField: Math.max(0, ...first.values()),
    shareOfGenericConcepts: {
      first100ByPapers: generic(byPapers, 100),
      first360ByPapers: generic(byPapers, 360),
      first100OnMap: generic(onMap, 100),
      first360OnMap: generic(onMap, 360),
    },
  };
}

function spearman(x: readonly number[], y: readonly number[]): number {
  const ranks = (values: readonly number[]) => {
    const order = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number) || a - b);
    const rank = new Array<number>(values.length);
    for (const [k, at] of order.entries()) rank[at] = k;
    return rank;
  };
  const [rx, ry] = [ranks(x), ranks(y)];
  const n = x.length;
  const squares = rx.reduce((sum, rank, k) => sum + (rank - (ry[k] as number)) ** 2, 0);
  return Math.round(1000 * (1 - (6 * squares) / (n * (n * n - 1)))) / 1000;
}
