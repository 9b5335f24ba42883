import type { Incidence } from "../../incidence/incidence.ts";
import type { ConceptPartition } from "../bridges/concept-partition.ts";
import { papersOfFields } from "../bridges/papers-of-fields.ts";
import { historyOf, type PairHistory } from "./pair-history.ts";

/**
 * When two communities were joined, by which papers, and who followed: papers with two or more specific concepts of both,
 * or as many as are asked for.
 *
 * Prepared once per partition; a call is O(papers).
 */
export function fieldTimeline(
  incidence: Incidence,
  communities: ConceptPartition,
  years: ArrayLike<number>,
): (a: number, b: number, least?: number) => PairHistory & { readonly joined: Uint32Array } {
  const papersOf = papersOfFields(incidence, communities);
  return (a, b, least) => {
    const joined = papersOf([a, b], least).sort((x, y) => yearOrder(years[x]) - yearOrder(years[y]) || x - y);
    return { ...historyOf(Array.from(joined), years), joined };
  };
}

/** Papers without a year come last. */
const yearOrder = (year: number | undefined) => (year === undefined || year === 0 ? 1e9 : year);
