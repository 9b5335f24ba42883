import type { Incidence } from "../../incidence/incidence.ts";
import { jointPapers } from "../../incidence/joint-papers.ts";
import type { BridgeModel } from "./bridge-model.ts";
import { PLACES } from "./stated-sides.ts";

/** Other papers that have to mention two concepts together until that is usual. */
const MIN_JOINT = 2;

/**
 * Whether two concepts of one paper are mentioned together by as many other papers as chance gives, and by two at least: a paper that names both connects
 * nothing by that.
 *
 * c − 1 ≥ max(2, (a − 1)·(b − 1)/(N − 1)): c papers with both, a and b with each, N all of them; this one is left out. O(a + b).
 */
export function areUsual(incidence: Incidence, one: number, other: number): boolean {
  const joint = jointPapers(incidence, one, other).length - 1;
  if (joint < MIN_JOINT) return false;
  const others = (concept: number) => incidence.conceptOffsets[concept + 1]! - incidence.conceptOffsets[concept]! - 1;
  return joint * (incidence.papers - 1) >= others(one) * others(other);
}

/**
 * Whether the title of a paper, or sentences about its own work, name concepts of its sides together that mostly are not usually mentioned together. O(pairs
 * that it names together · papers of the rarer concept).
 */
export function statesUnusualPairs(
  incidence: Incidence,
  { partition: { community } }: BridgeModel,
  paper: number,
  [a, b]: Uint32Array,
  statements: Uint32Array,
): boolean {
  const from = incidence.paperOffsets[paper]!;
  const row = incidence.paperConcepts.subarray(from, incidence.paperOffsets[paper + 1]);
  const named = Array.from(row, (concept, k) => ({ concept, places: statements[from + k]! & PLACES }));
  const [ones, others] = [a, b].map((side) => named.filter(({ concept }) => community[concept] === side));
  const pairs = ones!.flatMap((one) =>
    others!.filter(({ places }) => (one.places & places) !== 0).map((other) => [one.concept, other.concept] as const),
  );
  const usual = pairs.filter(([one, other]) => areUsual(incidence, one, other));
  return 2 * usual.length < pairs.length;
}
