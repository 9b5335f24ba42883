import type { NameTable } from "../../analysis/suggestions/name-pairs.ts";
import type { MergeSuggestion } from "../../analysis/suggestions/suggest-merges.ts";
import type { SplitSuggestion } from "../../analysis/suggestions/suggest-splits.ts";
import type { Suggestion, SuggestionKind, SuggestionList } from "../../contract/discovery.ts";
import { type CurationState, followMerges } from "../../curation/apply-decisions.ts";
import { createPause, mapWithPauses } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { communityKeywords } from "../lookup/community-names.ts";
import { splitAction } from "./split-proposal.ts";

/** Concepts that are compared, those of most papers first; one of a single paper could be merged with anything. */
const MAX_CONCEPTS = 60_000;
const MIN_PAPERS = 2;

interface FoundSuggestions {
  readonly concepts: number;
  readonly merges: readonly MergeSuggestion[];
  readonly splits: readonly SplitSuggestion[];
}

/** The suggestions of a revision, kept as long as the store is open. */
const cache = new WeakMap<
  Snapshot["store"],
  { readonly revision: number; readonly result: Promise<FoundSuggestions> }
>();

export interface SuggestionQuestion {
  readonly kind?: SuggestionKind | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Suggested merges and splits, the surest first, without those that were refused. */
export async function suggestions(
  snapshot: Snapshot,
  state: CurationState,
  { kind, limit, offset }: SuggestionQuestion,
): Promise<SuggestionList> {
  const { concepts, merges, splits } = await suggestionsOf(snapshot);
  const id = (number: number) => snapshot.concepts[number]?.id ?? "";
  const all = [
    ...merges
      .filter(({ reason }) => kind === undefined || kind === reason)
      .filter(({ into, from }) => !areApart(state, id(into), id(from)))
      .map((merge) => ({ score: merge.score, make: () => mergeAnswer(snapshot, merge) })),
    ...splits
      .filter(({ concept }) => (kind === undefined || kind === "homonym") && !state.whole.has(id(concept)))
      .map((split) => ({ score: split.score, make: () => splitAnswer(snapshot, split) })),
  ].sort((a, b) => b.score - a.score);
  const items = await Promise.all(all.slice(offset, offset + limit).map(({ make }) => make()));
  return { total: all.length, concepts, items };
}

/** Computed once per graph. A refusal does not change the graph, so the remaining suggestions are there at once. */
function suggestionsOf(snapshot: Snapshot): Promise<FoundSuggestions> {
  const { store, revision, sameGraphAs } = snapshot;
  const cached = cache.get(store);
  const holds = cached && (cached.revision === revision || sameGraphAs.includes(cached.revision));
  // The computation stops when the snapshot that started it is closed.
  const result = holds ? cached.result.catch(() => findSuggestions(snapshot)) : findSuggestions(snapshot);
  cache.set(store, { revision, result });
  result.catch(() => {
    if (cache.get(store)?.result === result) cache.delete(store);
  });
  return result;
}

async function findSuggestions(snapshot: Snapshot): Promise<FoundSuggestions> {
  const { concepts, byPapers, frequency, analyses } = snapshot;
  const numbers = byPapers.filter((concept) => frequency[concept]! >= MIN_PAPERS).slice(0, MAX_CONCEPTS);
  const frequent = numbers.sort();
  const names: NameTable = {
    concepts: frequent,
    keys: await mapWithPauses(frequent, (number) => concepts[number]?.key ?? ""),
    labels: await mapWithPauses(frequent, (number) => concepts[number]?.label ?? ""),
    papers: frequent.map((number) => frequency[number]!),
  };
  const communities = await analyses.communities();
  // Each question copies the names for its thread, so the second waits for its own turn.
  const [merges, splits] = await Promise.all([
    analyses.ask("suggestMerges", { names }),
    createPause(0)().then(() => analyses.ask("suggestSplits", { communities, names })),
  ]);
  return { concepts: frequent.length, merges, splits };
}

/** Whether somebody decided that two concepts, or what was merged into them, are different things. */
function areApart({ apart, mergedInto }: CurationState, a: string, b: string): boolean {
  return apart.some((set) => {
    const roots = new Set(set.map((id) => followMerges(mergedInto, id)));
    return roots.has(a) && roots.has(b);
  });
}

const WORDS: Readonly<Record<MergeSuggestion["reason"], string>> = {
  spelling: "The same word in two spellings",
  inflection: "The same words in other forms",
  order: "The same words in another order",
  acronym: "The initials of the longer name",
  partners: "The same partners, and rarely in one paper",
};

function mergeAnswer(snapshot: Snapshot, merge: MergeSuggestion): Suggestion {
  const [into, from] = [briefConcept(snapshot, merge.into), briefConcept(snapshot, merge.from)];
  const { joint, expected, similarity, score, reason } = merge;
  const chance = expected < 0.05 ? "less than 0.1" : expected.toFixed(1);
  const numbers = `partners alike ${similarity.toFixed(2)} of 1, together in ${joint} ${joint === 1 ? "paper" : "papers"} (by chance ${chance})`;
  return {
    kind: reason,
    reason: `${WORDS[reason]}; ${numbers}.`,
    score,
    concepts: [into, from],
    joint,
    expected,
    similarity,
    accept: { kind: "merge", concepts: [from.id], into: into.id },
    reject: { kind: "apart", concepts: [into.id, from.id] },
  };
}

async function splitAnswer(snapshot: Snapshot, split: SplitSuggestion): Promise<Suggestion> {
  const communities = await snapshot.analyses.communities();
  const concept = briefConcept(snapshot, split.concept);
  const [first, second] = split.communities.map((field) => communityKeywords(snapshot, communities, field));
  const [a, b] = split.shares.map((share) => `${Math.round(share * 100)} %`);
  const numbers = `separation ${split.separation.toFixed(2)} of 1 over ${split.papers} papers`;
  return {
    kind: "homonym",
    reason: `Its partners fall into two fields: ${first} (${a}) and ${second} (${b}); ${numbers}.`,
    score: split.score,
    concepts: [concept],
    joint: split.papers,
    expected: 0,
    similarity: split.separation,
    accept: await splitAction(snapshot, split.concept),
    reject: { kind: "whole", concept: concept.id },
  };
}

function briefConcept({ concepts }: Snapshot, number: number) {
  const { id, label, papers } = concepts[number]!;
  return { id, label, papers };
}
