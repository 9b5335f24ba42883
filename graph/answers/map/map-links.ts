import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { backbone } from "../../analysis/structure/backbone.ts";
import { graphFromEdges } from "../../analysis/structure/weighted-graph.ts";
import { type Projection, projectPairsInTurns } from "../../incidence/project-pairs.ts";
import { createPause } from "../../shared/pauses.ts";
import { strongest } from "../../shared/strongest.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { nestedAmong } from "../lookup/nested-names.ts";
import type { MapConcepts } from "./map-concepts.ts";
import type { MapScope } from "./map-scope.ts";
import type { MapSettings } from "./map-settings.ts";

/** A link of the map; ends are concept numbers. */
export interface MapLink {
  readonly source: number;
  readonly target: number;
  readonly papers: number;
  readonly strength: number;
  /** Papers that say how the two are related, where the map shows that. */
  readonly said?: number;
}

/** Links that each concept keeps whatever the rest: without them, concepts of weak fields would float unlinked. */
const KEPT_PER_CONCEPT = 2;
/** Links that added concepts bring, on average, unless more are asked for. */
const LINKS_PER_EXPANSION = 4;

export interface MapLinks {
  readonly links: readonly MapLink[];
  /** How many are at least as strong as asked for, before the limit. */
  readonly strongEnough: number;
}

/**
 * The links to show: the strongest of each concept, then the strongest of all. Concepts that a reader added are linked in a
 * second round, so that they take no link from those that were there. They are chosen before the least strength is looked
 * at, so that raising it only removes links.
 */
export async function mapLinks(
  snapshot: Snapshot,
  scope: MapScope,
  { shown, base, expansions, openings, hidden }: MapConcepts,
  settings: MapSettings,
): Promise<MapLinks> {
  const pause = createPause();
  const isNested = nestedAmong(snapshot.concepts, shown);
  const minJoint = expansions.reduce((lowest, expansion) => Math.min(lowest, expansion.minJoint), settings.minJoint);
  const all = await pairsAmong(snapshot, scope, shown, minJoint);
  const added = new Set(shown.subarray(base));
  const isAdded = (k: number) => added.has(all.source[k]!) || added.has(all.target[k]!);
  const key = (a: number, b: number) => Math.min(a, b) * all.concepts + Math.max(a, b);
  const grown = [...expansions, ...openings];
  const expanded = new Set(grown.flatMap(({ concept, added }) => added.map((other) => key(concept, other))));
  const isExpanded = ({ source, target }: Projection, k: number) => expanded.has(key(source[k]!, target[k]!));
  const isEligible = (k: number) => all.joint[k]! >= settings.minJoint && !isNested(all.source[k]!, all.target[k]!);
  const lensLinks = filterPairs(all, (k) => !isAdded(k) && isEligible(k));
  await pause();
  const addedLinks = filterPairs(all, (k) => isAdded(k) && (isEligible(k) || isExpanded(all, k)));
  await pause();
  const isVisible = (a: number, b: number) => !hidden.has(a) && !hidden.has(b);
  const own = chooseLinks(lensLinks, scope, settings, { limit: settings.links, among: lensLinks, isVisible });
  await pause();
  const remaining = settings.linksAsked ? settings.links - own.chosen : 0;
  const ofAdded = chooseLinks(addedLinks, scope, settings, {
    limit: Math.max(LINKS_PER_EXPANSION * added.size, remaining),
    among: all,
    always: (k) => isExpanded(addedLinks, k),
    isVisible,
  });
  return {
    links: [...own.links, ...ofAdded.links]
      .filter(({ source, target }) => isVisible(source, target))
      .sort((p, q) => p.source - q.source || p.target - q.target),
    strongEnough: own.strongEnough + ofAdded.strongEnough,
  };
}

/** All pairs of some concepts, from those that were counted in advance where these have them all. */
async function pairsAmong(
  snapshot: Snapshot,
  { mask }: MapScope,
  shown: Uint32Array,
  minJoint: number,
): Promise<Projection> {
  const { incidence } = snapshot;
  const conceptMask = new Uint8Array(incidence.concepts);
  for (const concept of shown) conceptMask[concept] = 1;
  if (mask) return projectPairsInTurns(incidence, { minJoint, conceptMask, papers: mask });
  const leading = await snapshot.optionalResult(snapshot.analyses.leadingPairs);
  if (!leading || shown.some((concept) => leading.isLeading[concept] === 0)) {
    return projectPairsInTurns(incidence, { minJoint, conceptMask });
  }
  return pairsWithin(leading.pairs, conceptMask, Math.max(1, minJoint));
}

/** The pairs with both concepts in the mask; one plain loop, since there may be half a million. */
function pairsWithin(pairs: Projection, conceptMask: Uint8Array, minJoint: number): Projection {
  const { source, target, joint } = pairs;
  const places = new Uint32Array(joint.length);
  let count = 0;
  for (let k = 0; k < joint.length; k++) {
    if (conceptMask[source[k]!] === 1 && conceptMask[target[k]!] === 1 && joint[k]! >= minJoint) places[count++] = k;
  }
  return pairsAt(pairs, places.subarray(0, count));
}

/** Some of the pairs, in order. */
function filterPairs(pairs: Projection, isWanted: (k: number) => boolean): Projection {
  return pairsAt(pairs, Uint32Array.from(pairs.joint.keys()).filter(isWanted));
}

function pairsAt({ concepts, source, target, joint }: Projection, places: Uint32Array): Projection {
  const column = (values: Uint32Array) => places.map((k) => values[k]!);
  return { concepts, source: column(source), target: column(target), joint: column(joint) };
}

interface Choice {
  readonly limit: number;
  /** The graph in which a link must be unusual, when only the backbone is wanted. */
  readonly among: Projection;
  /** Pairs that are shown whatever the rest. */
  readonly always?: (k: number) => boolean;
  /** Whether both ends of a pair are shown. */
  readonly isVisible: (a: number, b: number) => boolean;
}

interface ChosenLinks extends MapLinks {
  /** Links chosen before the least strength was looked at. */
  readonly chosen: number;
}

function chooseLinks(pairs: Projection, scope: MapScope, settings: MapSettings, choice: Choice): ChosenLinks {
  const value = strengths(pairs, scope, settings);
  const rank = value.slice();
  if (settings.backbone !== undefined) leaveOutUsual(pairs, rank, choice.among, settings.backbone);
  const chosen = chooseWithin(choice.limit, pairs, rank, settings.byChance);
  const strongEnough = (k: number) => rank[k] !== Number.NEGATIVE_INFINITY && value[k]! >= settings.minStrength;
  const shown = new Set([...chosen].filter(strongEnough));
  if (choice.always) for (const k of pairs.joint.keys()) if (choice.always(k)) shown.add(k);
  const links = Array.from(shown, (k) => ({
    source: pairs.source[k]!,
    target: pairs.target[k]!,
    papers: pairs.joint[k]!,
    strength: value[k]!,
  }));
  const isCounted = (k: number) => strongEnough(k) && choice.isVisible(pairs.source[k]!, pairs.target[k]!);
  return { links, chosen: chosen.size, strongEnough: pairs.joint.reduce((n, _, k) => n + (isCounted(k) ? 1 : 0), 0) };
}

/** First the strongest of each concept, if they are beyond chance, then the strongest of all. */
function chooseWithin(limit: number, pairs: Projection, rank: Float64Array, byChance: number): Set<number> {
  const better = (a: number, b: number) => rank[b]! - rank[a]! || a - b;
  const ofEach = [...strongestOfEach(pairs, rank)].filter((k) => rank[k]! >= byChance && Number.isFinite(rank[k]));
  const chosen = new Set(ofEach.sort(better).slice(0, limit));
  for (const k of strongest(rank, limit)) {
    if (chosen.size >= limit) break;
    if (rank[k] !== Number.NEGATIVE_INFINITY) chosen.add(k);
  }
  return chosen;
}

/** Sets links that the disparity filter leaves out to −∞; the weight of a link is its papers. */
function leaveOutUsual(pairs: Projection, rank: Float64Array, reference: Projection, level: number): void {
  const strongestLinks = backbone(
    graphFromEdges(reference.concepts, reference.source, reference.target, reference.joint),
    level,
  );
  const before = (at: number, k: number) =>
    strongestLinks.source[at]! < pairs.source[k]! ||
    (strongestLinks.source[at] === pairs.source[k] && strongestLinks.target[at]! < pairs.target[k]!);
  // Both lists are ordered by source, then target.
  let at = 0;
  for (let k = 0; k < rank.length; k++) {
    while (at < strongestLinks.source.length && before(at, k)) at++;
    if (pairs.source[k] !== strongestLinks.source[at] || pairs.target[k] !== strongestLinks.target[at])
      rank[k] = Number.NEGATIVE_INFINITY;
  }
}

/** Strength of every pair by the measure of the map. */
function strengths(pairs: Projection, { frequency, papers }: MapScope, settings: MapSettings): Float64Array {
  const measure = pairMeasures[settings.measure];
  const strength = new Float64Array(pairs.joint.length);
  for (let k = 0; k < strength.length; k++) {
    const a = frequency[pairs.source[k]!] as number;
    const b = frequency[pairs.target[k]!] as number;
    strength[k] = measure.value(pairs.joint[k]!, a, b, papers);
  }
  return strength;
}

/** The strongest links of each concept, ties by position, in one pass. */
function strongestOfEach(pairs: Projection, strength: Float64Array): Set<number> {
  const strongestLinks = new Map<number, number[]>();
  const offer = (concept: number, k: number) => {
    const own = strongestLinks.get(concept);
    if (own === undefined) strongestLinks.set(concept, [k]);
    else if (own.length < KEPT_PER_CONCEPT || strength[k]! > strength[own.at(-1) as number]!) {
      own.push(k);
      own.sort((a, b) => strength[b]! - strength[a]! || a - b);
      if (own.length > KEPT_PER_CONCEPT) own.pop();
    }
  };
  for (let k = 0; k < strength.length; k++) {
    offer(pairs.source[k]!, k);
    offer(pairs.target[k]!, k);
  }
  return new Set([...strongestLinks.values()].flat());
}
