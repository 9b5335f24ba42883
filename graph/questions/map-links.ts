import { backbone } from "../analysis/backbone.ts";
import { pairMeasures } from "../analysis/measures.ts";
import { graphFromEdges } from "../analysis/weighted-graph.ts";
import { projectPairs } from "../incidence/project.ts";
import type { Projection } from "../incidence/projection.ts";
import type { Snapshot } from "../snapshot.ts";
import type { MapScope } from "./map-scope.ts";
import type { MapSettings } from "./map-settings.ts";
import { strongest } from "./strongest.ts";

/** A link of the map; ends are positions among the concepts shown. */
export interface MapLink {
  readonly source: number;
  readonly target: number;
  readonly papers: number;
  readonly strength: number;
}

/** Links that each concept keeps whatever the rest: without them, concepts of weak fields would float unlinked. */
const KEPT_PER_CONCEPT = 2;

/** The links to show between these concepts: the strongest of each concept, then the strongest of all. */
export function mapLinks(
  { incidence }: Snapshot,
  scope: MapScope,
  shown: Uint32Array,
  settings: MapSettings,
): MapLink[] {
  const conceptMask = new Uint8Array(incidence.concepts);
  const position = new Map<number, number>();
  shown.forEach((concept, k) => {
    conceptMask[concept] = 1;
    position.set(concept, k);
  });
  const pairs = projectPairs(incidence, {
    minJoint: settings.minJoint,
    conceptMask,
    ...(scope.mask && { papers: scope.mask }),
  });
  const strength = strengths(pairs, scope, settings);
  if (settings.backbone !== undefined) leaveOutUsual(pairs, strength, settings.backbone);
  const chosen = chooseLinks(pairs, strength, settings.links);
  return chosen.map((k) => ({
    source: position.get(pairs.source[k] as number) as number,
    target: position.get(pairs.target[k] as number) as number,
    papers: pairs.joint[k] as number,
    strength: strength[k] as number,
  }));
}

/** Sets links that the disparity filter leaves out to −∞; the weight of a link is its papers. */
function leaveOutUsual({ concepts, source, target, joint }: Projection, strength: Float64Array, level: number): void {
  const kept = backbone(graphFromEdges(concepts, source, target, joint), level);
  // Both lists are ordered by source, then target.
  let at = 0;
  for (let k = 0; k < strength.length; k++) {
    if (source[k] === kept.source[at] && target[k] === kept.target[at]) at++;
    else strength[k] = Number.NEGATIVE_INFINITY;
  }
}

/** Strength of every pair; those below the least asked for get −∞. */
function strengths(pairs: Projection, { frequency, papers }: MapScope, settings: MapSettings): Float64Array {
  const measure = pairMeasures[settings.measure];
  const strength = new Float64Array(pairs.joint.length);
  for (let k = 0; k < strength.length; k++) {
    const a = frequency[pairs.source[k] as number] as number;
    const b = frequency[pairs.target[k] as number] as number;
    const value = measure.value(pairs.joint[k] as number, a, b, papers);
    strength[k] = value < settings.minStrength ? Number.NEGATIVE_INFINITY : value;
  }
  return strength;
}

/** Positions of the links to show, ascending. */
function chooseLinks(pairs: Projection, strength: Float64Array, most: number): number[] {
  const better = (a: number, b: number) => (strength[b] as number) - (strength[a] as number) || a - b;
  const shown = (k: number) => strength[k] !== Number.NEGATIVE_INFINITY;
  const chosen = new Set([...strongestOfEach(pairs, strength)].filter(shown).sort(better).slice(0, most));
  for (const k of strongest(strength, most)) {
    if (chosen.size >= most) break;
    if (shown(k)) chosen.add(k);
  }
  return [...chosen].sort((a, b) => a - b);
}

/** The strongest links of each concept, ties by position, in one pass. */
function strongestOfEach(pairs: Projection, strength: Float64Array): Set<number> {
  const kept = new Map<number, number[]>();
  const offer = (concept: number, k: number) => {
    const own = kept.get(concept);
    if (own === undefined) kept.set(concept, [k]);
    else if (own.length < KEPT_PER_CONCEPT || (strength[k] as number) > (strength[own.at(-1) as number] as number)) {
      own.push(k);
      own.sort((a, b) => (strength[b] as number) - (strength[a] as number) || a - b);
      if (own.length > KEPT_PER_CONCEPT) own.pop();
    }
  };
  for (let k = 0; k < strength.length; k++) {
    offer(pairs.source[k] as number, k);
    offer(pairs.target[k] as number, k);
  }
  return new Set([...kept.values()].flat());
}
