import type { Incidence } from "../../incidence/incidence.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { inverseDocumentFrequency } from "../statistics/idf.ts";
import { type BridgeModel, bridgeModel, linksWithout, MIN_CONCEPTS_PER_SIDE, separateness } from "./bridge-model.ts";
import type { NestedNames } from "./nested-names.ts";

/** A community with concepts of a paper. */
export interface BridgeSide {
  readonly community: number;
  readonly share: number;
  /** The paper's concepts there, rarest first. */
  readonly concepts: readonly number[];
  /** Those whose names are within these: no further concepts, but the title may name one of them. */
  readonly shorter: readonly number[];
}

/** Two communities that a paper connects. */
export interface BridgePair {
  readonly a: number;
  readonly b: number;
  /** What the pair adds to the raw score. */
  readonly contribution: number;
  readonly distance: number;
  readonly separateness: number;
  /** Links between the two over all other papers, and what chance would give. */
  readonly observed: number;
  readonly expected: number;
  /** Concepts of the side that has fewer. */
  readonly concepts: number;
  /** Other papers with two or more concepts of both. */
  readonly papers: number;
}

export interface BridgeReasons {
  /** Largest share first, ties by id. */
  readonly sides: readonly BridgeSide[];
  /** Those with two or more concepts on a side, largest contribution first, ties by ids; `concepts` tells how many the other has. */
  readonly pairs: readonly BridgePair[];
}

/**
 * Prepares the reasons behind bridge scores, one paper at a time: its communities, and which of them it connects.
 *
 * Preparation is O(mentions + Σ communities of a paper²), a call O(concepts of the paper + communities²).
 */
export function bridgeReasons(
  incidence: Incidence,
  partition: ConceptPartition,
  nested?: NestedNames,
): (paper: number) => BridgeReasons {
  const model = bridgeModel(incidence, partition, nested);
  const papersBetween = papersThatJoin(model);
  const idf = inverseDocumentFrequency(incidence);
  return (paper) => ({
    sides: sidesOf(incidence, model, idf, paper),
    pairs: pairsOf(model, papersBetween, paper),
  });
}

function sidesOf(
  incidence: Incidence,
  { partition, mentionWeights, shares }: BridgeModel,
  idf: Float64Array,
  paper: number,
): BridgeSide[] {
  const from = incidence.paperOffsets[paper]!;
  const row = Array.from(incidence.paperConcepts.subarray(from, incidence.paperOffsets[paper + 1]));
  const isCounted = (_: number, k: number) => mentionWeights[from + k]! > 0;
  const [counted, others] = [row.filter(isCounted), row.filter((c, k) => !isCounted(c, k))];
  const sides: BridgeSide[] = [];
  for (let i = shares.offsets[paper]!; i < shares.offsets[paper + 1]!; i++) {
    const community = shares.community[i]!;
    const [concepts, shorter] = [counted, others].map((list) =>
      list.filter((c) => partition.community[c] === community).sort((a, b) => idf[b]! - idf[a]! || a - b),
    ) as [number[], number[]];
    sides.push({ community, share: shares.share[i]!, concepts, shorter });
  }
  return sides;
}

function pairsOf({ shares, links, distance }: BridgeModel, papersBetween: Uint32Array, paper: number): BridgePair[] {
  const self = shares.selfPairs[paper]!;
  const end = shares.offsets[paper + 1]!;
  const pairs: BridgePair[] = [];
  for (let i = shares.offsets[paper]!; i < end; i++) {
    for (let j = i + 1; j < end; j++) {
      if (Math.max(shares.concepts[i]!, shares.concepts[j]!) < MIN_CONCEPTS_PER_SIDE) continue;
      const [x, y] = shares.community[i]! < shares.community[j]! ? [i, j] : [j, i];
      const a = shares.community[x]!;
      const b = shares.community[y]!;
      const pa = shares.share[x]!;
      const pb = shares.share[y]!;
      const between = linksWithout(links, a, b, pa, pb, self);
      const far = distance[a * links.width + b]!;
      const sep = separateness(between);
      const concepts = Math.min(shares.concepts[i]!, shares.concepts[j]!);
      pairs.push({
        a,
        b,
        contribution: 2 * pa * pb * far * sep,
        distance: far,
        separateness: sep,
        ...between,
        concepts,
        papers: papersBetween[a * links.width + b]! - Number(concepts >= MIN_CONCEPTS_PER_SIDE),
      });
    }
  }
  return pairs.sort((x, y) => y.contribution - x.contribution || x.a - y.a || x.b - y.b);
}

/** For every two communities a < b, the papers with a side in both. */
function papersThatJoin({ shares, links }: BridgeModel): Uint32Array {
  const papersBetween = new Uint32Array(links.width * links.width);
  for (let p = 0; p + 1 < shares.offsets.length; p++) {
    const communities: number[] = [];
    for (let i = shares.offsets[p]!; i < shares.offsets[p + 1]!; i++) {
      if (shares.concepts[i]! >= MIN_CONCEPTS_PER_SIDE) communities.push(shares.community[i]!);
    }
    communities.sort((a, b) => a - b);
    for (const [k, a] of communities.entries()) {
      for (const b of communities.slice(k + 1)) {
        papersBetween[a * links.width + b]!++;
      }
    }
  }
  return papersBetween;
}
