import type { Incidence } from "../../incidence/incidence.ts";
import { bridgeModel } from "../bridges/bridge-model.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { defineAnalysis } from "../define-analysis.ts";

/** Two communities with fewer links than their sizes suggest. */
export interface StructuralGap {
  readonly a: number;
  readonly b: number;
  /** √(|A|·|B|)·(1 − observed/expected); large for large fields with few links. */
  readonly score: number;
  readonly observed: number;
  readonly expected: number;
  /** Specific concepts of each. */
  readonly sizeA: number;
  readonly sizeB: number;
}

/**
 * Structural gaps between communities, widest first; only pairs with fewer links than by chance.
 *
 * √(|A||B|)·(1 − w_AB/E[w_AB]), E[w_AB] = K_A·K_B/2m, over the links of papers (fractional counting, generic concepts aside).
 * Ties by ids. O(mentions + communities²).
 */
export function structuralGaps(incidence: Incidence, communities: ConceptPartition): StructuralGap[] {
  const { links, partition } = bridgeModel(incidence, communities);
  const sizes = new Uint32Array(links.width);
  for (const id of partition.community) sizes[id]!++;
  const gaps: StructuralGap[] = [];
  for (let a = 1; a < links.width; a++) {
    for (let b = a + 1; b < links.width; b++) {
      const chance = (links.strength[a]! * links.strength[b]!) / Math.max(1, links.total);
      const expected = (chance * links.spread) / Math.max(1, links.total);
      const observed = links.weight[a * links.width + b]!;
      if (expected <= observed) continue;
      const sizeA = sizes[a]!;
      const sizeB = sizes[b]!;
      gaps.push({
        a,
        b,
        score: Math.sqrt(sizeA * sizeB) * (1 - observed / expected),
        observed,
        expected,
        sizeA,
        sizeB,
      });
    }
  }
  return gaps.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
}

export const gapsAnalysis = defineAnalysis({
  name: "gaps",
  title: "Looking for gaps",
  version: 8,
  needs: { communities: communitiesAnalysis },
  publish: true,
  run: (incidence, { communities }) => structuralGaps(incidence, communities),
});
