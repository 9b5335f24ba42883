import type { Incidence } from "../incidence/incidence.ts";
import { bridgeModel, leastOnASide } from "./bridges/bridge-model.ts";
import type { ConceptPartition } from "./bridges/concept-partition.ts";
import { historyOf, type PairHistory } from "./pair-history.ts";

/**
 * When two communities were joined, by which papers, and who followed: papers with two or more specific concepts of both.
 *
 * Prepared once per partition; a call is O(papers).
 */
export function fieldTimeline(
  incidence: Incidence,
  communities: ConceptPartition,
  years: ArrayLike<number>,
): (a: number, b: number) => PairHistory & { readonly joined: Uint32Array } {
  const { shares } = bridgeModel(incidence, communities);
  const standsIn = (paper: number, id: number) => {
    for (let k = shares.offsets[paper] as number; k < (shares.offsets[paper + 1] as number); k++) {
      if (shares.community[k] === id) return (shares.concepts[k] as number) >= leastOnASide;
    }
    return false;
  };
  return (a, b) => {
    const joined: number[] = [];
    for (let p = 0; p < incidence.papers; p++) if (standsIn(p, a) && standsIn(p, b)) joined.push(p);
    joined.sort((x, y) => yearOrder(years[x]) - yearOrder(years[y]) || x - y);
    return { ...historyOf(joined, years), joined: Uint32Array.from(joined) };
  };
}

/** Papers without a year come last. */
const yearOrder = (year: number | undefined) => (year === undefined || year === 0 ? 1e9 : year);
