import type { Incidence } from "../../incidence/incidence.ts";
import { bridgeModel, linksBetween } from "../bridges/bridge-model.ts";
import type { CommunityLinks } from "../bridges/community-links.ts";
import { communitiesAnalysis } from "../communities/communities.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { defineAnalysis } from "../define-analysis.ts";

/** Two communities with fewer links than their sizes suggest. */
export interface StructuralGap {
  readonly a: number;
  readonly b: number;
  /** 1 − (observed + 1)/(expected + 1): near 1 where many links were to be expected and few are there. */
  readonly score: number;
  readonly observed: number;
  readonly expected: number;
  /** Specific concepts of each. */
  readonly sizeA: number;
  readonly sizeB: number;
}

/**
 * Structural gaps between communities, widest first; only pairs with fewer links than expected.
 *
 * Expected are the links that the two have with all other fields, spread over these: E_ab = x_a·x_b with Σ_{b≠a} E_ab = Σ_{b≠a} w_ab (a
 * configuration model of fields without links to themselves). Against a graph without fields nearly every pair would be a gap, because
 * communities are found so that they have few links between them; here about half of all pairs are. Links of papers by fractional
 * counting, generic concepts aside. Ties by ids. O(mentions + rounds · communities²).
 */
export function structuralGaps(incidence: Incidence, communities: ConceptPartition): StructuralGap[] {
  const { links, partition } = bridgeModel(incidence, communities);
  const expect = linksExpected(links);
  const sizes = new Uint32Array(links.width);
  for (const id of partition.community) sizes[id]!++;
  const gaps: StructuralGap[] = [];
  for (let a = 1; a < links.width; a++) {
    for (let b = a + 1; b < links.width; b++) {
      const expected = expect(a, b);
      const observed = links.weight[a * links.width + b]!;
      if (expected <= observed * (1 + TOLERANCE)) continue;
      const score = 1 - (observed + 1) / (expected + 1);
      gaps.push({ a, b, score, observed, expected, sizeA: sizes[a]!, sizeB: sizes[b]! });
    }
  }
  return gaps.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
}

/** With three fields the model has as many unknowns as there are pairs, and would call nothing a gap. */
const MIN_FIELDS_OF_MODEL = 4;
const ROUNDS = 200;
/** What rounds leave open. */
const TOLERANCE = 1e-6;

function linksExpected(links: CommunityLinks): (a: number, b: number) => number {
  const { width, weight } = links;
  if (width - 1 < MIN_FIELDS_OF_MODEL) return (a, b) => linksBetween(links, a, b).expected;
  const outside = new Float64Array(width);
  for (let a = 1; a < width; a++) {
    for (let b = 1; b < width; b++) if (a !== b) outside[a]! += weight[a * width + b]!;
  }
  const factor = outside.map((sum) => Math.sqrt(sum));
  for (let round = 0; round < ROUNDS; round++) {
    let all = factor.reduce((sum, x) => sum + x, 0);
    for (let a = 1; a < width; a++) {
      const others = all - factor[a]!;
      // The mean of the old and the new value: the new one alone may swing between two solutions.
      const next = others > 0 ? (factor[a]! + outside[a]! / others) / 2 : 0;
      all += next - factor[a]!;
      factor[a] = next;
    }
  }
  return (a, b) => factor[a]! * factor[b]!;
}

export const gapsAnalysis = defineAnalysis({
  name: "gaps",
  title: "Looking for gaps",
  version: 10,
  needs: { communities: communitiesAnalysis },
  publish: true,
  run: (incidence, { communities }) => structuralGaps(incidence, communities),
});
