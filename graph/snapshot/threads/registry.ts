import { bridgeChangeAnalysis } from "../../analysis/bridges/bridge-change.ts";
import { bridgesAnalysis } from "../../analysis/bridges/bridge-scores.ts";
import { nestedNamesAnalysis } from "../../analysis/bridges/nested-names.ts";
import { bridgeSignificanceAnalysis } from "../../analysis/bridges/significance/bridge-significance.ts";
import { fieldDivisionAnalysis } from "../../analysis/bridges/significance/field-division.ts";
import { specificityAnalysis } from "../../analysis/bridges/specific-concepts.ts";
import { communitiesAnalysis } from "../../analysis/communities/communities.ts";
import { communityStabilityAnalysis } from "../../analysis/communities/community-stability.ts";
import { participationAnalysis } from "../../analysis/communities/concept-roles.ts";
import { partitionsAnalysis } from "../../analysis/communities/partitions.ts";
import { themesAnalysis } from "../../analysis/communities/thematic-map.ts";
import type { Analysis, OutputOf } from "../../analysis/define-analysis.ts";
import { backTestAnalysis } from "../../analysis/discovery/back-test.ts";
import { gapsAnalysis } from "../../analysis/discovery/gaps.ts";
import { openPairsAnalysis } from "../../analysis/discovery/open-pairs.ts";
import { pairModelAnalysis } from "../../analysis/discovery/pair-model.ts";
import { knowledgeAnalysis } from "../../analysis/knowledge/knowledge.ts";
import { linkTotalAnalysis, pairTotalAnalysis } from "../../analysis/measures/count-pairs.ts";
import { leadingPairsAnalysis } from "../../analysis/measures/leading-pairs.ts";
import { pairSignificanceAnalysis } from "../../analysis/measures/pair-significance.ts";
import { betweennessAnalysis } from "../../analysis/structure/betweenness.ts";
import { changingPairsAnalysis } from "../../analysis/time/changing-pairs.ts";
import { layoutAnalysis } from "./layout-analysis.ts";

/**
 * Every analysis of a whole corpus. A new one is an object made by `defineAnalysis` and a line here: it is then a member of
 * `snapshot.analyses`, runs in worker threads, and is stored, precomputed and published as the object says. Those of one stage begin in
 * this order.
 */
export const registry = [
  communitiesAnalysis,
  layoutAnalysis,
  participationAnalysis,
  specificityAnalysis,
  leadingPairsAnalysis,
  pairTotalAnalysis,
  nestedNamesAnalysis,
  partitionsAnalysis,
  bridgesAnalysis,
  pairSignificanceAnalysis,
  knowledgeAnalysis,
  bridgeChangeAnalysis,
  fieldDivisionAnalysis,
  bridgeSignificanceAnalysis,
  communityStabilityAnalysis,
  gapsAnalysis,
  openPairsAnalysis,
  themesAnalysis,
  changingPairsAnalysis,
  betweennessAnalysis,
  backTestAnalysis,
  pairModelAnalysis,
  linkTotalAnalysis,
] as const;

type RegisteredAnalysis = (typeof registry)[number];
type ParametersOf<A> = A extends Analysis<string, unknown, infer Parameters> ? Parameters : never;
type HasParameters<A> = object extends ParametersOf<A> ? false : true;

/** The analyses without parameters, by name, with what each gives. */
export type PlainOutputs = {
  readonly [A in RegisteredAnalysis as HasParameters<A> extends false ? A["name"] : never]: OutputOf<A>;
};
export type PlainName = keyof PlainOutputs;

/** The analyses with parameters, by name: a function of them. */
export type ParametricAnalyses = {
  readonly [A in RegisteredAnalysis as HasParameters<A> extends true ? A["name"] : never]: (
    parameters: ParametersOf<A>,
  ) => Promise<OutputOf<A>>;
};

export const isPlain = (analysis: Analysis): analysis is Extract<RegisteredAnalysis, { name: PlainName }> =>
  analysis.keyOf === undefined;

/** The key of a stored result. It contains the versions of all needed analyses, so a new version of one invalidates its dependents. */
export function resultKey({ name, version, needs }: Analysis): string {
  return [`${name}/${version}`, ...Object.values(needs).map(resultKey)].join("+");
}
