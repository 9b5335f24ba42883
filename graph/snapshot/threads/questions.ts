import { bridgeReasons } from "../../analysis/bridges/bridge-reasons.ts";
import { counterfactual } from "../../analysis/bridges/counterfactual.ts";
import type { NestedNames } from "../../analysis/bridges/nested-names.ts";
import { papersApart, papersOfFields } from "../../analysis/bridges/papers-between.ts";
import type { Communities } from "../../analysis/communities/communities.ts";
import { participation, withinModuleDegree } from "../../analysis/communities/concept-roles.ts";
import type { OnProgress } from "../../analysis/define-analysis.ts";
import { missingPairs } from "../../analysis/discovery/missing-pairs.ts";
import { openDiscovery } from "../../analysis/discovery/open-discovery.ts";
import {
  describePairs,
  type FromPast,
  papersLately,
  type ScoredCandidates,
  scoreCandidates,
} from "../../analysis/discovery/pair-model.ts";
import { conceptPapers } from "../../analysis/measures/concept-papers.ts";
import { countPairs, type PairThresholds } from "../../analysis/measures/count-pairs.ts";
import { similarPapers } from "../../analysis/measures/similar-papers.ts";
import { type Betweenness, conceptBetweenness } from "../../analysis/structure/betweenness.ts";
import { constraint } from "../../analysis/structure/constraint.ts";
import { diversePaths } from "../../analysis/structure/paths.ts";
import { strengthGraph } from "../../analysis/structure/strength-graph.ts";
import type { NameTable } from "../../analysis/suggestions/name-pairs.ts";
import { suggestMerges } from "../../analysis/suggestions/suggest-merges.ts";
import { suggestSplits } from "../../analysis/suggestions/suggest-splits.ts";
import { twoFields } from "../../analysis/suggestions/two-fields.ts";
import { fieldTimeline } from "../../analysis/time/pair-history.ts";
import type { Incidence } from "../../incidence/incidence.ts";
import { onlyPapers, sliceOfPapers } from "../../incidence/slice.ts";

interface WithCommunities {
  readonly communities: Communities;
}

interface WithNames extends WithCommunities {
  readonly nested: NestedNames;
}

interface OnEachSide {
  /** Fewest specific concepts of a paper on each side; as bridge scores have it when not given. */
  readonly minConcepts?: number | undefined;
}

/** What concepts do between communities: numbers by concept, the constraint of those asked for. */
export interface ConceptRoles {
  readonly participation: Float64Array;
  readonly withinDegree: Float64Array;
  readonly constraint: Map<number, number>;
  readonly paths: Betweenness | undefined;
}

const preparations = new WeakMap<Incidence, Map<string, unknown>>();

/**
 * Prepares a question once per thread and index, before its first answer. The key must contain everything else that it was
 * prepared from.
 */
function once<T>(incidence: Incidence, key: string, prepare: () => T): T {
  let known = preparations.get(incidence);
  if (!known) {
    known = new Map();
    preparations.set(incidence, known);
  }
  if (!known.has(key)) known.set(key, prepare());
  return known.get(key) as T;
}

/** The same for what is prepared from communities. */
function onceFor<T>(
  incidence: Incidence,
  name: string,
  communities: Communities,
  prepare: (incidence: Incidence, communities: Communities) => T,
): T {
  const { seed, resolution, minJoint, weighting } = communities;
  return once(incidence, [name, seed, resolution, minJoint, weighting].join("/"), () =>
    prepare(incidence, communities),
  );
}

const strengthGraphOf = (incidence: Incidence, minJoint: number) =>
  once(incidence, `strength/${minJoint}`, () => strengthGraph(incidence, { minJoint }));

/** Questions by name: quick once prepared, so their answers are not stored. A new question is a function here. */
export const questions = {
  /** The papers between fields that are apart, one byte a paper. */
  papersApart: (incidence: Incidence, { communities, nested }: WithNames): Uint8Array =>
    papersApart(incidence, communities, nested),
  /** Why papers are bridges, in the order asked for. */
  reasons: (incidence: Incidence, { communities, nested, papers }: WithNames & { papers: readonly number[] }) =>
    papers.map(onceFor(incidence, "reasons", communities, (...index) => bridgeReasons(...index, nested))),

  similar: (incidence: Incidence, { paper, top }: { paper: number; top: number }) =>
    once(incidence, "similar", () => similarPapers(incidence))(paper, top),

  /** Papers of a concept, those most about it first. */
  conceptPapers: (incidence: Incidence, { concept }: { concept: number }) =>
    once(incidence, "conceptPapers", () => conceptPapers(incidence))(concept).papers,

  counterfactual: (incidence: Incidence, { communities, nested, paper }: WithNames & { paper: number }) =>
    onceFor(incidence, "counterfactual", communities, (...index) => counterfactual(...index, nested))(paper),

  /** Papers with `minConcepts` concepts in each of the given communities. */
  papersOfFields: (
    incidence: Incidence,
    { communities, nested, fields, minConcepts }: WithNames & OnEachSide & { fields: readonly number[] },
  ) =>
    onceFor(incidence, "papersOfFields", communities, (...index) => papersOfFields(...index, nested))(
      fields,
      minConcepts,
    ),

  /** Papers of two communities in the order of their years. */
  timeline: (
    incidence: Incidence,
    {
      communities,
      nested,
      years,
      a,
      b,
      minConcepts,
    }: WithNames & OnEachSide & { years: Int16Array; a: number; b: number },
  ) => {
    const prepare = () => fieldTimeline(incidence, communities, years, nested);
    return onceFor(incidence, "timeline", communities, prepare)(a, b, minConcepts).papersInOrder;
  },

  paths: (incidence: Incidence, { a, b, k, minJoint }: { a: number; b: number; k: number; minJoint: number }) =>
    diversePaths(strengthGraphOf(incidence, minJoint), a, b, { k }),

  missingPairs: (
    incidence: Incidence,
    { communities, a, b, limit }: WithCommunities & { a: number; b: number; limit: number },
  ) => onceFor(incidence, "missingPairs", communities, missingPairs)(a, b, limit),

  candidates: (
    incidence: Incidence,
    { concept, years, model, lastYear, ...vectors }: { concept: number; years: Int16Array } & FromPast,
  ): ScoredCandidates => {
    if (model === null) {
      const discover = once(incidence, "candidates", () => openDiscovery(incidence));
      return { ...discover(concept), learned: null };
    }
    const describe = once(incidence, "described candidates", () =>
      describePairs({ before: incidence, lately: papersLately(incidence, years, lastYear), ...vectors }),
    );
    return scoreCandidates(model, describe(concept));
  },

  constraint: (incidence: Incidence, { concepts, minJoint }: { concepts: readonly number[]; minJoint: number }) =>
    constraint(strengthGraphOf(incidence, minJoint), concepts),

  withinDegree: (incidence: Incidence, { communities, minJoint }: WithCommunities & { minJoint: number }) =>
    withinModuleDegree(strengthGraphOf(incidence, minJoint), communities),

  suggestMerges: (incidence: Incidence, { names }: { names: NameTable }) => suggestMerges(incidence, names),

  suggestSplits: (incidence: Incidence, { communities, names }: WithCommunities & { names: NameTable }) =>
    suggestSplits(incidence, communities.community, names),

  twoFields: (incidence: Incidence, { communities, concept }: WithCommunities & { concept: number }) =>
    twoFields(incidence, communities.community, concept),

  /** Pairs of concepts that reach the thresholds within some papers (one byte a paper). */
  linkTotalWithin: (incidence: Incidence, { papers, thresholds }: { papers: Uint8Array; thresholds: PairThresholds }) =>
    countPairs(
      sliceOfPapers(incidence, (paper) => papers[paper] === 1),
      thresholds,
    ),

  /** How some concepts connect communities within some papers (one byte a paper); shortest paths only if `exact`. */
  bridgeConcepts: (
    incidence: Incidence,
    input: WithCommunities & { papers: Uint8Array; concepts: readonly number[]; minJoint: number; exact: boolean } & {
      onProgress: OnProgress;
    },
  ): ConceptRoles => {
    const { communities, papers, concepts, minJoint, exact, onProgress } = input;
    const subset = onlyPapers(incidence, (paper) => papers[paper] === 1);
    const strength = strengthGraph(subset, { minJoint });
    return {
      participation: participation(subset, communities),
      withinDegree: withinModuleDegree(strength, communities),
      constraint: constraint(strength, concepts),
      paths: exact ? conceptBetweenness(subset, { onProgress }) : undefined,
    };
  },
};

export type QuestionName = keyof typeof questions;
export type QuestionInput<Q extends QuestionName> = Omit<Parameters<(typeof questions)[Q]>[1], "onProgress">;
export type QuestionOutput<Q extends QuestionName> = ReturnType<(typeof questions)[Q]>;
