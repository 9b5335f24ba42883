import { type BridgeReasons, bridgeReasons } from "../analysis/bridges/bridge-reasons.ts";
import { type Counterfactual, counterfactual } from "../analysis/bridges/counterfactual.ts";
import { papersOfFields } from "../analysis/bridges/papers-of-fields.ts";
import { participation } from "../analysis/bridges/participation.ts";
import type { Communities } from "../analysis/communities/communities.ts";
import { withinModuleDegree } from "../analysis/communities/module-degree.ts";
import type { Named } from "../analysis/curation/name-pairs.ts";
import { type MergeSuggestion, suggestMerges } from "../analysis/curation/suggest-merges.ts";
import { type SplitSuggestion, suggestSplits } from "../analysis/curation/suggest-splits.ts";
import { type BackTestResult, backTest } from "../analysis/discovery/back-test.ts";
import { type Candidates, openDiscovery } from "../analysis/discovery/discovery.ts";
import { type StructuralGap, structuralGaps } from "../analysis/discovery/gaps.ts";
import { type MissingPairs, missingPairs } from "../analysis/discovery/missing-pairs.ts";
import { type SimilarPapers, similarPapers } from "../analysis/discovery/similar-papers.ts";
import { type Theme, thematicMap } from "../analysis/discovery/thematic-map.ts";
import { conceptPapers } from "../analysis/measures/concept-papers.ts";
import { betweenness } from "../analysis/structure/betweenness.ts";
import { constraint } from "../analysis/structure/constraint.ts";
import { type ConceptPath, diversePaths } from "../analysis/structure/paths.ts";
import { bipartiteGraph } from "../analysis/structure/plain-graph.ts";
import { strengthGraph } from "../analysis/structure/strength-graph.ts";
import { fieldTimeline } from "../analysis/time/field-timeline.ts";
import { type ChangingPairs, changingPairs } from "../analysis/time/rising-pairs.ts";
import type { Incidence } from "../incidence/incidence.ts";
import { onlyPapers } from "../incidence/slice.ts";
import { prepared } from "./prepared.ts";

interface WithCommunities {
  readonly communities: Communities;
}

interface WithYears {
  readonly years: Int16Array;
}

interface OnEachSide {
  /** Fewest telling concepts of a paper on each side; as bridge scores have it when not given. */
  readonly least?: number | undefined;
}

/** Shortest paths through concepts, by number. */
interface ConceptPaths {
  readonly betweenness: Float64Array;
  readonly bridgeness: Float64Array;
}

/** What concepts do between communities: numbers by concept, the constraint of those asked for. */
export interface ConceptRoles {
  readonly participation: Float64Array;
  readonly withinDegree: Float64Array;
  readonly constraint: Map<number, number>;
  readonly paths: ConceptPaths | undefined;
}

/** Tasks that answer one question of a reader: quick once prepared, and prepared once a thread. */
export interface QuestionTasks {
  /** Why papers are bridges, in the order asked for. */
  reasons: { input: WithCommunities & { papers: readonly number[] }; output: BridgeReasons[] };
  similar: { input: { paper: number; top: number }; output: SimilarPapers };
  /** Papers of a concept, those first that are most about it. */
  conceptPapers: { input: { concept: number }; output: Uint32Array };
  without: { input: WithCommunities & { paper: number }; output: Counterfactual };
  /** Papers that stand in every one of some communities, with so many concepts of each. */
  papersOfFields: { input: WithCommunities & OnEachSide & { fields: readonly number[] }; output: Uint32Array };
  timeline: { input: WithCommunities & WithYears & OnEachSide & { a: number; b: number }; output: Uint32Array };
  paths: { input: { a: number; b: number; k: number; minJoint: number }; output: ConceptPath[] };
  gaps: { input: WithCommunities; output: StructuralGap[] };
  missingPairs: { input: WithCommunities & { a: number; b: number; most: number }; output: MissingPairs };
  candidates: { input: { concept: number }; output: Candidates };
  backTest: { input: WithYears & { year: number; horizon: number }; output: BackTestResult };
  changingPairs: { input: WithYears; output: ChangingPairs };
  themes: { input: WithCommunities; output: Theme[] };
  constraint: { input: { concepts: readonly number[]; minJoint: number }; output: Map<number, number> };
  withinDegree: { input: WithCommunities & { minJoint: number }; output: Float64Array };
  suggestMerges: { input: { named: Named }; output: MergeSuggestion[] };
  suggestSplits: { input: WithCommunities & { named: Named }; output: SplitSuggestion[] };
  /** How some concepts join communities within some papers (one byte a paper); shortest paths when they are asked for. */
  bridgeConcepts: {
    input: WithCommunities & { papers: Uint8Array; concepts: readonly number[]; minJoint: number; exact: boolean };
    output: ConceptRoles;
  };
  /** Of concepts, in the graph of papers and concepts. */
  betweenness: { input: Record<string, never>; output: ConceptPaths };
}

/** The community analyses that a preparation belongs to. */
const nameOf = ({ seed, resolution, minJoint, weighting }: Communities) =>
  [seed, resolution, minJoint, weighting].join("/");

type Report = (progress: { done: number; total: number }) => void;

export const questionTasks: {
  readonly [T in keyof QuestionTasks]: (
    incidence: Incidence,
    input: QuestionTasks[T]["input"],
    report: Report,
  ) => QuestionTasks[T]["output"];
} = {
  reasons: (incidence, { communities, papers }) =>
    papers.map(prepared(incidence, `reasons/${nameOf(communities)}`, () => bridgeReasons(incidence, communities))),
  similar: (incidence, { paper, top }) => prepared(incidence, "similar", () => similarPapers(incidence))(paper, top),
  conceptPapers: (incidence, { concept }) =>
    prepared(incidence, "conceptPapers", () => conceptPapers(incidence))(concept).papers,
  without: (incidence, { communities, paper }) =>
    prepared(incidence, `without/${nameOf(communities)}`, () => counterfactual(incidence, communities))(paper),
  papersOfFields: (incidence, { communities, fields, least }) =>
    prepared(incidence, `fields/${nameOf(communities)}`, () => papersOfFields(incidence, communities))(fields, least),
  timeline: (incidence, { communities, years, a, b, least }) => {
    const timeline = prepared(incidence, `timeline/${nameOf(communities)}`, () =>
      fieldTimeline(incidence, communities, years),
    );
    return timeline(a, b, least).joined;
  },
  paths: (incidence, { a, b, k, minJoint }) =>
    diversePaths(
      prepared(incidence, `strength/${minJoint}`, () => strengthGraph(incidence, { minJoint })),
      a,
      b,
      { k },
    ),
  gaps: (incidence, { communities }) => structuralGaps(incidence, communities),
  missingPairs: (incidence, { communities, a, b, most }) =>
    prepared(incidence, `missing/${nameOf(communities)}`, () => missingPairs(incidence, communities))(a, b, most),
  candidates: (incidence, { concept }) => prepared(incidence, "discovery", () => openDiscovery(incidence))(concept),
  backTest: (incidence, { years, year, horizon }, report) =>
    backTest(incidence, years, { year, horizon, onProgress: (done, total) => report({ done, total }) }),
  changingPairs: (incidence, { years }) => changingPairs(incidence, years),
  themes: (incidence, { communities }) => thematicMap(incidence, communities),
  constraint: (incidence, { concepts, minJoint }) =>
    constraint(
      prepared(incidence, `strength/${minJoint}`, () => strengthGraph(incidence, { minJoint })),
      concepts,
    ),
  withinDegree: (incidence, { communities, minJoint }) =>
    withinModuleDegree(
      prepared(incidence, `strength/${minJoint}`, () => strengthGraph(incidence, { minJoint })),
      communities,
    ),
  suggestMerges: (incidence, { named }) => suggestMerges(incidence, named),
  suggestSplits: (incidence, { communities, named }) => suggestSplits(incidence, communities.community, named),
  bridgeConcepts: (incidence, { communities, papers, concepts, minJoint, exact }, report) => {
    const within = onlyPapers(incidence, (paper) => papers[paper] === 1);
    const strength = strengthGraph(within, { minJoint });
    return {
      participation: participation(within, communities),
      withinDegree: withinModuleDegree(strength, communities),
      constraint: constraint(strength, concepts),
      paths: exact ? pathsOfConcepts(within, report) : undefined,
    };
  },
  betweenness: (incidence, _, report) => pathsOfConcepts(incidence, report),
};

function pathsOfConcepts(incidence: Incidence, report: Report): ConceptPaths {
  const onProgress = (done: number, total: number) => report({ done, total });
  const all = betweenness(bipartiteGraph(incidence), { onProgress });
  return {
    betweenness: all.betweenness.slice(incidence.papers),
    bridgeness: all.bridgeness.slice(incidence.papers),
  };
}
