import { pairMeasures } from "../../analysis/measures/pair-measures.ts";
import { backbone } from "../../analysis/structure/backbone.ts";
import { graphFromEdges } from "../../analysis/structure/weighted-graph.ts";
import { type Projection, projectPairsInTurns } from "../../incidence/project-pairs.ts";
import { createPause } from "../../shared/pauses.ts";
import type { Snapshot } from "../../snapshot/snapshot.ts";
import { nestedAmong } from "../lookup/nested-names.ts";
import { strongest } from "../lookup/strongest.ts";
import type { MapConcepts } from "./map-concepts.ts";
import type { MapScope } from "./map-scope.ts";
import type { MapSettings } from "./map-settings.ts";

/** A link of the map; ends are concept numbers. */
export interface MapLink {
  readonly source: number;
  readonly target: number;
  readonly papers: number;
  readonly strength: number;
}

/** Links that each concept keeps whatever the rest: without them, concepts of weak fields would float unlinked. */
const KEPT_PER_CONCEPT = 2;
/** Links that added concepts bring, on average, unless more are asked for. */
const LINKS_PER_EXPANSION = 4;

/**
 * The links to show: the strongest of each concept, then the strongest of all. Concepts that a reader added are linked in a
 * second round, so that they take no link from those that were there.
 */
export async function mapLinks(
  snapshot: Snapshot,
  scope: MapScope,
  { shown, base, expansions, hidden }: MapConcepts,
  settings: MapSettings,
): Promise<MapLink[]> {
  const { incidence } = snapshot;
  const pause = createPause();
  const isNested = nestedAmong(snapshot.concepts, shown);
  const conceptMask = new Uint8Array(incidence.concepts);
  for (const concept of shown) conceptMask[concept] = 1;
  const all = await projectPairsInTurns(incidence, {
    minJoint: expansions.reduce((lowest, expansion) => Math.min(lowest, expansion.minJoint), settings.minJoint),
    conceptMask,
    ...(scope.mask && { papers: scope.mask }),
  });
  const added = new Set(shown.subarray(base));
  const isAdded = (k: number) => added.has(all.source[k]!) || added.has(all.target[k]!);
  const key = (a: number, b: number) => Math.min(a, b) * incidence.concepts + Math.max(a, b);
  const expanded = new Set(expansions.flatMap(({ concept, added }) => added.map((other) => key(concept, other))));
  const isExpanded = ({ source, target }: Projection, k: number) => expanded.has(key(source[k]!, target[k]!));
  const isEligible = (k: number) => all.joint[k]! >= settings.minJoint && !isNested(all.source[k]!, all.target[k]!);
  const lensLinks = filterPairs(all, (k) => !isAdded(k) && isEligible(k));
  await pause();
  const addedLinks = filterPairs(all, (k) => isAdded(k) && (isEligible(k) || isExpanded(all, k)));
  await pause();
  const own = chooseLinks(lensLinks, scope, settings, { limit: settings.links, among: lensLinks });
  await pause();
  const remaining = settings.linksAsked ? settings.links - own.length : 0;
  return [
    ...own,
    ...chooseLinks(addedLinks, scope, settings, {
      limit: Math.max(LINKS_PER_EXPANSION * added.size, remaining),
      among: all,
      always: (k) => isExpanded(addedLinks, k),
    }),
  ]
    .filter(({ source, target }) => !hidden.has(source) && !hidden.has(target))
    .sort((p, q) => p.source - q.source || p.target - q.target);
}

/** Some of the pairs, in order. */
function filterPairs({ concepts, source, target, joint }: Projection, isWanted: (k: number) => boolean): Projection {
  const strongestLinks = Uint32Array.from(joint.keys()).filter(isWanted);
  const column = (values: Uint32Array) => Uint32Array.from(strongestLinks, (k) => values[k]!);
  return { concepts, source: column(source), target: column(target), joint: column(joint) };
}

interface Choice {
  readonly limit: number;
  /** The graph in which a link must be unusual, when only the backbone is wanted. */
  readonly among: Projection;
  /** Pairs that are shown whatever the rest. */
  readonly always?: (k: number) => boolean;
}

function chooseLinks(pairs: Projection, scope: MapScope, settings: MapSettings, choice: Choice): MapLink[] {
  const value = strengths(pairs, scope, settings);
  const rank = value.map((strength) => (strength < settings.minStrength ? Number.NEGATIVE_INFINITY : strength));
  if (settings.backbone !== undefined) leaveOutUsual(pairs, rank, choice.among, settings.backbone);
  const better = (a: number, b: number) => rank[b]! - rank[a]! || a - b;
  const shown = (k: number) => rank[k] !== Number.NEGATIVE_INFINITY;
  const chosen = new Set([...strongestOfEach(pairs, rank)].filter(shown).sort(better).slice(0, choice.limit));
  for (const k of strongest(rank, choice.limit)) {
    if (chosen.size >= choice.limit) break;
    if (shown(k)) chosen.add(k);
  }
  if (choice.always) for (const k of pairs.joint.keys()) if (choice.always(k)) chosen.add(k);
  return [...chosen].map((k) => ({
    source: pairs.source[k]!,
    target: pairs.target[k]!,
    papers: pairs.joint[k]!,
    strength: value[k]!,
  }));
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
