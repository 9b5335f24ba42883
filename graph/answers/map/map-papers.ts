import type { MapPapers } from "../../contract/map.ts";
import { paperPlaces } from "../../layout/paper-places.ts";
import { sortByRank } from "../../shared/sort-by-rank.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { papersOf } from "../lookup/concept-answers.ts";
import { papersByNumber } from "../lookup/papers-by-number.ts";
import { mapConcepts } from "./map-concepts.ts";
import { mapPlaces } from "./map-places.ts";
import { mapScope } from "./map-scope.ts";
import { type MapQuestion, mapSettings } from "./map-settings.ts";

/** Concepts that a paper is linked to on the map: the rarest of those shown say most about it. */
const MAX_TIES = 8;
/** Papers that each paper is linked to: those most alike. */
const MAX_ALIKE = 2;

/** How much more the concepts of a paper's most frequent community pull: else all papers would stand in the middle. */
const HOME = 4;

interface PaperOnMap {
  readonly paper: number;
  /** Positions among the concepts shown, rarest first. */
  readonly concepts: readonly number[];
}

/**
 * The papers that mention most of the concepts of a map, each at the mean of its concepts, rare ones counting more.
 *
 * Ties in number are broken by year, newest first, then by id.
 */
export async function mapPapers(
  snapshot: Snapshot,
  question: MapQuestion & { readonly limit: number },
): Promise<MapPapers> {
  const scope = await mapScope(snapshot, question.q);
  const settings = mapSettings(scope, question);
  const communities = await snapshot.analyses.communities();
  const chosen = await mapConcepts(snapshot, scope, settings, question, communities);
  const shown = chosen.shown.filter((concept) => !chosen.hidden.has(concept));
  const layout = await snapshot.optionalResult(snapshot.analyses.layout);
  const at = mapPlaces(snapshot, communities, shown, layout);
  const rarity = Float64Array.from(shown, (concept) => 1 / Math.max(1, scope.frequency[concept]!));
  const { total, onMap } = papersOnMap(snapshot, shown, scope.mask, rarity, question.limit);
  const community = (k: number) => communities.community[shown[k]!] as number;
  const homes = onMap.map(({ concepts }) => mostFrequent(concepts.map(community)));
  const middle = (axis: readonly number[], concepts: readonly number[], home: number) => {
    const weights = concepts.map((k) => rarity[k]! * (community(k) === home ? HOME : 1));
    const sum = concepts.reduce((total, k, n) => total + weights[n]! * axis[k]!, 0);
    return sum / weights.reduce((a, b) => a + b, 0);
  };
  const places = paperPlaces(
    onMap.map(({ concepts }, n) => ({
      x: middle(at.x, concepts, homes[n]!),
      y: middle(at.y, concepts, homes[n]!),
    })),
  );
  const records = await papersByNumber(
    snapshot,
    Uint32Array.from(onMap, ({ paper }) => paper),
  );
  const rounded = (value: number) => Math.round(value * 100) / 100;
  const ties = onMap.flatMap(({ concepts }, paper) =>
    concepts.slice(0, MAX_TIES).map((concept) => ({ paper, concept })),
  );
  return {
    revision: snapshot.revision,
    layout: layout ? "ready" : "computing",
    total,
    papers: {
      id: records.map(({ id }) => id),
      title: records.map(({ title }) => title),
      year: records.map(({ year }) => year),
      concepts: onMap.map(({ concepts }) => concepts.length),
      community: homes,
      x: places.map(({ x }) => rounded(x)),
      y: places.map(({ y }) => rounded(y)),
    },
    concepts: Array.from(shown, (concept) => snapshot.concepts[concept]!.id),
    ties: { paper: ties.map(({ paper }) => paper), concept: ties.map(({ concept }) => concept) },
    alike: alikeOnes(onMap, rarity),
  };
}

/** The papers of the scope that mention most of the concepts shown. */
function papersOnMap(
  snapshot: Snapshot,
  shown: Uint32Array,
  mask: Uint8Array | undefined,
  rarity: Float64Array,
  limit: number,
): { total: number; onMap: PaperOnMap[] } {
  const counts = new Uint32Array(snapshot.incidence.papers);
  for (const concept of shown) for (const paper of papersOf(snapshot, concept)) counts[paper]!++;
  const candidates = new Uint32Array(counts.length);
  let total = 0;
  for (let paper = 0; paper < counts.length; paper++) {
    if (counts[paper]! > 0 && mask?.[paper] !== 0) candidates[total++] = paper;
  }
  // Most concepts first, then newest: both in one number.
  const { recency } = snapshot;
  const rankOf = (paper: number) => (shown.length - counts[paper]!) * counts.length + recency[paper]!;
  const first = sortByRank(candidates.subarray(0, total), rankOf).subarray(0, limit);
  const wanted = new Map(Array.from(first, (paper) => [paper, [] as number[]]));
  shown.forEach((concept, k) => {
    for (const paper of papersOf(snapshot, concept)) wanted.get(paper)?.push(k);
  });
  const rarest = (a: number, b: number) => rarity[b]! - rarity[a]! || a - b;
  return {
    total,
    onMap: [...wanted].map(([paper, concepts]) => ({ paper, concepts: concepts.sort(rarest) })),
  };
}

/** The community of most, ties by number; 0 = none when there is no other. */
function mostFrequent(communities: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of communities) if (one !== 0) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? 0;
}

/** Links between papers that share concepts: each to the two most alike, rare concepts counting more. */
function alikeOnes(papersOnMap: readonly PaperOnMap[], rarity: Float64Array): MapPapers["alike"] {
  const holders = new Map<number, number[]>();
  papersOnMap.forEach(({ concepts }, paper) => {
    for (const concept of concepts) holders.set(concept, [...(holders.get(concept) ?? []), paper]);
  });
  const links = new Map<string, { a: number; b: number; shared: number }>();
  papersOnMap.forEach(({ concepts }, paper) => {
    const likeness = new Map<number, { weight: number; shared: number }>();
    for (const concept of concepts) {
      for (const other of holders.get(concept) ?? []) {
        const known = likeness.get(other) ?? { weight: 0, shared: 0 };
        likeness.set(other, { weight: known.weight + rarity[concept]!, shared: known.shared + 1 });
      }
    }
    likeness.delete(paper);
    const best = [...likeness].sort(([a, p], [b, q]) => q.weight - p.weight || a - b).slice(0, MAX_ALIKE);
    for (const [other, { shared }] of best) {
      const [a, b] = [Math.min(paper, other), Math.max(paper, other)];
      links.set(`${a} ${b}`, { a, b, shared });
    }
  });
  const ordered = [...links.values()].sort((p, q) => p.a - q.a || p.b - q.b);
  return { a: ordered.map(({ a }) => a), b: ordered.map(({ b }) => b), shared: ordered.map(({ shared }) => shared) };
}
