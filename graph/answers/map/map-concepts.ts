import type { Communities } from "../../analysis/communities/communities.ts";
import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { strongest } from "../../shared/strongest.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { generalWords, papersOf } from "../lookup/concept-answers.ts";
import { nestedWith } from "../lookup/nested-names.ts";
import type { MapScope } from "./map-scope.ts";
import type { MapQuestion, MapSettings } from "./map-settings.ts";
import { type RollUp, rollUpOf } from "./roll-up.ts";
import { saidOfConcepts } from "./said-concepts.ts";

/** Partners that one step of an expansion brings in. */
export const EXPANSION_STEP = 15;

/** Kinds that opening a concept brings in: as many as can be told apart around it. */
const OPENED_KINDS = 10;

/** A concept that a reader expanded, and what that brought in. */
export interface Expansion {
  readonly concept: number;
  /** Strongest first. */
  readonly added: number[];
  /** Partners that could come next. */
  more: number;
  /** Fewest joint papers of a partner. */
  readonly minJoint: number;
}

/** A concept of a map that is rolled up, with those of its kinds that opening it brought in, most papers first. */
export interface Opening {
  readonly concept: number;
  readonly added: readonly number[];
}

/** The concepts of a map: first those of the lens, then those that a reader asked for. */
export interface MapConcepts {
  readonly shown: Uint32Array;
  /** How many of them the lens alone shows. */
  readonly base: number;
  readonly expansions: readonly Expansion[];
  /** Each after the one that brought it in. */
  readonly openings: readonly Opening[];
  /** How concepts stand for their kinds; undefined where the map is not rolled up. */
  readonly rollUp: RollUp | undefined;
  /** General words that would be among the first by their papers, and are not shown. */
  readonly general: readonly number[];
  /** To be left out once the links are chosen, so that nothing comes in for them. */
  readonly hidden: ReadonlySet<number>;
  /** Names of concepts that are not in the corpus. */
  readonly missing: readonly string[];
}

/** Chooses the concepts of a map. What a reader adds comes after what the lens shows, and changes none of it. */
export async function mapConcepts(
  snapshot: Snapshot,
  scope: MapScope,
  settings: MapSettings,
  question: MapQuestion,
  communities: Communities,
): Promise<MapConcepts> {
  const isGeneral = await generalWords(snapshot, communities, settings.minSpecificity);
  const wantedCommunities = new Set(question.communities);
  const isOfCommunity = (concept: number) =>
    wantedCommunities.size === 0 || wantedCommunities.has(communities.community[concept]!);
  const isFitting = (concept: number) =>
    scope.frequency[concept]! >= settings.minPapers && !isGeneral(concept) && isOfCommunity(concept);
  const rollUp = await rollUpOf(snapshot, question.rolledUp);
  const isSaid = await saidOfConcepts(snapshot, question, { isFitting, limit: settings.concepts, rollUp });
  const isWanted = (concept: number) => isSaid(concept) && isOfCommunity(concept);
  const { base, general } = rolledUp(rollUp, (isShown) =>
    strongestConcepts(scope, settings, (concept) => isWanted(concept) && isShown(concept), isGeneral),
  );
  const missing = new Set<string>();
  const numbersOf = async (names: readonly string[] = [], unknown = missing) => {
    const found = await Promise.all(names.map((name) => snapshot.names.find(name)));
    names.forEach((name, k) => {
      if (found[k] === undefined) unknown.add(name);
    });
    return found.filter((number) => number !== undefined);
  };
  const hidden = new Set(await numbersOf(question.hide));
  const included = await numbersOf(question.include);
  const expanded = await numbersOf(question.expand);
  const shown = new Set([...base, ...included, ...expanded]);
  // What suits a first map keeps rare concepts off it; who expands asks for them, unless a least was named.
  const relaxed = { ...settings, minPapers: question.minPapers ?? 1 };
  const expansions = expandAll(snapshot, scope, relaxed, { shown, hidden, rollUp }, expanded);
  const opened = await numbersOf(question.open, new Set());
  const openings = rollUp ? openAll(scope, { shown, hidden, rollUp }, opened) : [];
  return {
    shown: Uint32Array.from(shown),
    base: base.length,
    expansions,
    openings,
    rollUp,
    general: general.filter((number) => !shown.has(number)),
    hidden,
    missing: [...missing],
  };
}

/** Chooses concepts again, without the kinds of those chosen before, until none is a kind of another; mostly two or three times. */
function rolledUp<Choice extends { readonly base: readonly number[] }>(
  rollUp: RollUp | undefined,
  choose: (isShown: (concept: number) => boolean) => Choice,
): Choice {
  let choice = choose(() => true);
  const broad = new Set<number>();
  while (rollUp?.hasKinds(choice.base)) {
    for (const concept of choice.base) broad.add(concept);
    choice = choose((concept) => !rollUp.isUnder(concept, broad));
  }
  return choice;
}

/** The concepts of most papers among those that are wanted, ties by id, and the general words left out before them. */
function strongestConcepts(
  { byPapers, frequency }: MapScope,
  { concepts: limit, minPapers }: MapSettings,
  isWanted: (concept: number) => boolean,
  isGeneral: (concept: number) => boolean,
) {
  const base: number[] = [];
  const general: number[] = [];
  let fitting = 0;
  // In the order of papers, so that the many rare ones are not looked at.
  for (let place = 0; place < byPapers.length && base.length < limit; place++) {
    const number = byPapers[place]!;
    if (frequency[number]! < minPapers) break;
    if (!isWanted(number)) continue;
    fitting++;
    if (!isGeneral(number)) base.push(number);
    else if (fitting <= limit) general.push(number);
  }
  return { base, general };
}

/** One step after the other: a later one never changes what an earlier one brought in. */
function expandAll(
  snapshot: Snapshot,
  scope: MapScope,
  settings: MapSettings,
  { shown, hidden, rollUp }: { shown: Set<number>; hidden: ReadonlySet<number>; rollUp: RollUp | undefined },
  expanded: readonly number[],
): Expansion[] {
  const expansions = new Map<number, Expansion & { order: Uint32Array }>();
  for (const concept of expanded) {
    const known = expansions.get(concept);
    const expansion = known ?? { concept, added: [], more: 0, ...partnersOf(snapshot, scope, settings, concept) };
    if (rollUp && !known) expansion.order = kindsFirst(scope, rollUp.kindsOf(concept), expansion.order);
    expansions.set(concept, expansion);
    const next = expansion.order.filter((other) => !shown.has(other) && !hidden.has(other)).subarray(0, EXPANSION_STEP);
    for (const other of next) {
      shown.add(other);
      expansion.added.push(other);
    }
  }
  const remaining = (order: Uint32Array) => order.filter((other) => !shown.has(other) && !hidden.has(other)).length;
  return [...expansions.values()].map(({ order, ...expansion }) => ({ ...expansion, more: remaining(order) }));
}

/**
 * The first kinds of each concept that is opened. Which these are depends on nothing else that is shown, so that a kind is there whenever
 * its concept is open; what is no longer on the map opens nothing.
 */
function openAll(
  scope: MapScope,
  { shown, hidden, rollUp }: { shown: Set<number>; hidden: ReadonlySet<number>; rollUp: RollUp },
  opened: readonly number[],
): Opening[] {
  return opened.flatMap((concept) => {
    if (!shown.has(concept) || hidden.has(concept)) return [];
    const first = mentionedFirst(scope, rollUp.nextKindsOf(concept)).slice(0, OPENED_KINDS);
    const added = first.filter((kind) => !shown.has(kind) && !hidden.has(kind));
    for (const kind of added) shown.add(kind);
    return [{ concept, added }];
  });
}

/** The kinds of a concept that the scope mentions, most papers first, and then its other partners. */
function kindsFirst(scope: MapScope, kinds: readonly number[], partners: Uint32Array): Uint32Array {
  return Uint32Array.from(new Set([...mentionedFirst(scope, kinds), ...partners]));
}

/** Those of some concepts that the scope mentions, most papers first. */
function mentionedFirst({ frequency }: MapScope, concepts: readonly number[]): number[] {
  return concepts.filter((one) => frequency[one]! > 0).sort((a, b) => frequency[b]! - frequency[a]! || a - b);
}

/** Partners of a concept within the scope, strongest first. A rare concept asks for fewer joint papers than the lens. */
function partnersOf(
  snapshot: Snapshot,
  { mask, frequency, papers }: MapScope,
  { measure, minPapers, minStrength, ...settings }: MapSettings,
  concept: number,
): { minJoint: number; order: Uint32Array } {
  const own = frequency[concept]!;
  const minJoint = Math.min(settings.minJoint, Math.max(1, Math.floor(own / 4)));
  const { concepts, joint } = partnersWithin(snapshot, concept, mask);
  const isNested = nestedWith(snapshot.concepts, concept);
  const fits = (k: number) =>
    !isNested(concepts[k]!) && joint[k]! >= minJoint && (frequency[concepts[k]!] as number) >= minPapers;
  const fitting = Uint32Array.from(concepts.keys()).filter(fits);
  const strength = Float64Array.from(fitting, (k) =>
    pairMeasures[measure].value(joint[k]!, own, frequency[concepts[k]!] as number, papers),
  );
  const strongEnough = strongest(strength, strength.length).filter((at) => strength[at]! >= minStrength);
  return { minJoint, order: strongEnough.map((at) => concepts[fitting[at]!] as number) };
}

/** The concepts that share a paper of the scope with one, ascending. */
function partnersWithin(snapshot: Snapshot, concept: number, mask: Uint8Array | undefined) {
  if (mask === undefined) return snapshot.partners(concept);
  const { paperOffsets, paperConcepts } = snapshot.incidence;
  const counts = new Map<number, number>();
  for (const paper of papersOf(snapshot, concept)) {
    if (mask[paper] === 0) continue;
    for (const other of paperConcepts.subarray(paperOffsets[paper], paperOffsets[paper + 1])) {
      if (other !== concept) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
  }
  const concepts = Uint32Array.from(counts.keys()).sort();
  return { concepts, joint: Uint32Array.from(concepts, (other) => counts.get(other) as number) };
}
