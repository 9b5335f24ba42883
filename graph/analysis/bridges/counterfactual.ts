import { documentFrequency } from "../../incidence/document-frequency.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import type { ConceptPartition } from "../communities/concept-partition.ts";
import { MIN_CONCEPTS_PER_SIDE } from "./bridge-model.ts";
import { type BridgePair, bridgeReasons } from "./bridge-reasons.ts";
import type { NestedNames } from "./nested-names.ts";

/** What the corpus loses without a paper. */
export interface Counterfactual {
  /** Concepts that no other paper mentions. */
  readonly concepts: readonly number[];
  /** Pairs of its remaining concepts that no other paper mentions together, as [a, b], a < b. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Of those, the pairs that no single linking concept would connect either. */
  readonly detours: readonly (readonly [number, number])[];
  /** Pairs of communities it connects: links between them with and without it, and the other papers with a side in both. */
  readonly fields: readonly { a: number; b: number; with: number; without: number; papers: number }[];
}

/**
 * Prepares the question "what would the graph lose without this paper?"
 *
 * A call is O(length² · (shorter row of papers)), because the pairs of the paper are checked one by one.
 */
export function counterfactual(
  incidence: Incidence,
  communities: ConceptPartition,
  nested?: NestedNames,
): (paper: number) => Counterfactual {
  const frequency = documentFrequency(incidence);
  const reasons = bridgeReasons(incidence, communities, nested);
  return (paper) => {
    const row = Array.from(
      incidence.paperConcepts.subarray(incidence.paperOffsets[paper], incidence.paperOffsets[paper + 1]),
    );
    const concepts = row.filter((c) => frequency[c] === 1);
    const rest = row.filter((c) => frequency[c]! > 1);
    const partners = new Map(rest.map((c) => [c, partnersWithout(incidence, c, paper)] as const));
    const pairs: [number, number][] = [];
    for (const [k, a] of rest.entries()) {
      for (const b of rest.slice(k + 1)) if (jointPapers(incidence, a, b).length === 1) pairs.push([a, b]);
    }
    const detours = pairs.filter(([a, b]) => isDisjoint(partners.get(a), partners.get(b)));
    const { sides, pairs: joined } = reasons(paper);
    const shareOf = new Map(sides.map((side) => [side.community, side.share]));
    const fields = joined.filter(isOfTwoSides).map(({ a, b, observed, papers }) => {
      const own = (shareOf.get(a) ?? 0) * (shareOf.get(b) ?? 0);
      return { a, b, with: observed + own, without: observed, papers };
    });
    return { concepts, pairs, detours, fields };
  };
}

const isOfTwoSides = ({ concepts }: BridgePair) => concepts >= MIN_CONCEPTS_PER_SIDE;

/** Concepts that share another paper with this one. */
function partnersWithout(incidence: Incidence, concept: number, paper: number): Set<number> {
  const partners = new Set<number>();
  for (const p of incidence.conceptPapers.subarray(
    incidence.conceptOffsets[concept],
    incidence.conceptOffsets[concept + 1],
  )) {
    if (p === paper) continue;
    for (const c of incidence.paperConcepts.subarray(incidence.paperOffsets[p], incidence.paperOffsets[p + 1])) {
      if (c !== concept) partners.add(c);
    }
  }
  return partners;
}

function isDisjoint(a: ReadonlySet<number> | undefined, b: ReadonlySet<number> | undefined): boolean {
  for (const c of a ?? []) if (b?.has(c)) return false;
  return true;
}
