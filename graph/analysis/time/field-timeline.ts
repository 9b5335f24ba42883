import type { Incidence } from "../../incidence/incidence.ts";
import type { ConceptPartition } from "../bridges/concept-partition.ts";
import { papersOfFields } from "../bridges/papers-of-fields.ts";
import { historyOf, type PairHistory } from "./pair-history.ts";

/**
 * The papers that hold two or more specific concepts (or `minConcepts`) of both of two communities, by year: when the two were
 * first joined, by which papers, and who followed.
 *
 * Prepared once per partition; a call is O(papers).
 */
export function fieldTimeline(
  incidence: Incidence,
  communities: ConceptPartition,
  years: ArrayLike<number>,
): (a: number, b: number, minConcepts?: number) => PairHistory & { readonly papersInOrder: Uint32Array } {
  const papersOf = papersOfFields(incidence, communities);
  return (a, b, minConcepts) => {
    const papersInOrder = papersOf([a, b], minConcepts).sort(
      (x, y) => yearOrder(years[x]) - yearOrder(years[y]) || x - y,
    );
    return { ...historyOf(Array.from(papersInOrder), years), papersInOrder };
  };
}

/** Papers without a year come last. */
const yearOrder = (year: number | undefined) => (year === undefined || year === 0 ? 1e9 : year);
