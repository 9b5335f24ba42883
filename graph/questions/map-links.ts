import { pairMeasures } from "../analysis/measures.ts";
import { projectPairs } from "../incidence/project.ts";
import type { Snapshot } from "../snapshot.ts";
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
export function mapLinks(snapshot: Snapshot, shown: Uint32Array, settings: MapSettings): MapLink[] {
  const candidates = measuredLinks(snapshot, shown, settings);
  const order = strongest(
    Float64Array.from(candidates, ({ strength }) => strength),
    candidates.length,
  );
  const keptBy = new Uint8Array(shown.length);
  const chosen = new Set<number>();
  for (const k of order) {
    const { source, target } = candidates[k] as MapLink;
    const wanted = (keptBy[source] as number) < KEPT_PER_CONCEPT || (keptBy[target] as number) < KEPT_PER_CONCEPT;
    if (!wanted || chosen.size >= settings.links) continue;
    chosen.add(k);
    keptBy[source] = (keptBy[source] as number) + 1;
    keptBy[target] = (keptBy[target] as number) + 1;
  }
  for (const k of order) {
    if (chosen.size >= settings.links) break;
    chosen.add(k);
  }
  return [...chosen].sort((a, b) => a - b).map((k) => candidates[k] as MapLink);
}

function measuredLinks(snapshot: Snapshot, shown: Uint32Array, settings: MapSettings): MapLink[] {
  const { incidence, concepts } = snapshot;
  const position = new Map(Array.from(shown, (concept, k) => [concept, k]));
  const conceptMask = new Uint8Array(incidence.concepts);
  for (const concept of shown) conceptMask[concept] = 1;
  const pairs = projectPairs(incidence, { minJoint: settings.minJoint, conceptMask });
  const measure = pairMeasures[settings.measure];
  const links: MapLink[] = [];
  for (let k = 0; k < pairs.joint.length; k++) {
    const [a, b] = [pairs.source[k] as number, pairs.target[k] as number];
    const papers = pairs.joint[k] as number;
    const strength = measure.value(papers, concepts[a]?.papers ?? 0, concepts[b]?.papers ?? 0, incidence.papers);
    if (strength < settings.minStrength) continue;
    links.push({ source: position.get(a) as number, target: position.get(b) as number, papers, strength });
  }
  return links;
}
