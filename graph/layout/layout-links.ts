import type { Incidence } from "../incidence/incidence.ts";
import { projectPairs } from "../incidence/project-pairs.ts";

/** Links between placed concepts, as positions among them, with weights in (0, 1]. */
export interface LayoutLinks {
  readonly source: Uint32Array;
  readonly target: Uint32Array;
  readonly weight: Float64Array;
}

/** Links each concept keeps: its strongest. More would pull everything into one ball. */
const LINKS_PER_CONCEPT = 10;

/** The strongest links (Salton's cosine) of each placed concept; a link stays when either end keeps it. */
export function layoutLinks(incidence: Incidence, placed: Uint32Array, frequency: Uint32Array): LayoutLinks {
  const conceptMask = new Uint8Array(incidence.concepts);
  const position = new Uint32Array(incidence.concepts);
  placed.forEach((concept, k) => {
    conceptMask[concept] = 1;
    position[concept] = k;
  });
  const pairs = projectPairs(incidence, { minJoint: fewestJoint(incidence.papers), conceptMask });
  const weight = new Float64Array(pairs.joint.length);
  const byConcept: number[][] = Array.from(placed, () => []);
  for (let k = 0; k < pairs.joint.length; k++) {
    const a = pairs.source[k]!;
    const b = pairs.target[k]!;
    weight[k] = pairs.joint[k]! / Math.sqrt(frequency[a]! * frequency[b]!);
    byConcept[position[a]!]?.push(k);
    byConcept[position[b]!]?.push(k);
  }
  const chosenLinks = new Set<number>();
  for (const own of byConcept) {
    own.sort((a, b) => weight[b]! - weight[a]! || a - b);
    for (const k of own.slice(0, LINKS_PER_CONCEPT)) chosenLinks.add(k);
  }
  const order = [...chosenLinks].sort((a, b) => a - b);
  return {
    source: Uint32Array.from(order, (k) => position[pairs.source[k]!]!),
    target: Uint32Array.from(order, (k) => position[pairs.target[k]!]!),
    weight: Float64Array.from(order, (k) => weight[k]!),
  };
}

/** Papers a link needs to count here: co-occurrences by chance grow with the corpus. */
function fewestJoint(papers: number): number {
  if (papers < 2_000) return 1;
  return papers < 20_000 ? 2 : 3;
}
