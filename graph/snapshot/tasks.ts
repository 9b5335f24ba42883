import { type BridgeReasons, bridgeReasons } from "../analysis/bridge-reasons.ts";
import { type BridgeScores, scoreBridges } from "../analysis/bridges.ts";
import type { Communities } from "../analysis/communities.ts";
import { findCommunities } from "../analysis/communities.ts";
import { participation } from "../analysis/participation.ts";
import type { Progress } from "../contract/answers.ts";
import { countPairs } from "../incidence/count-pairs.ts";
import type { Incidence } from "../incidence/incidence.ts";
import { type BaseLayout, layOutConcepts, type PlacedConcepts } from "../layout/base-layout.ts";

/** Tells how far a task has come. */
export type Report = (progress: Progress) => void;

/** What each long analysis is given and gives back: plain data, so that it may run in another thread. */
export interface Tasks {
  communities: { input: { seed: number }; output: Communities };
  participation: { input: { communities: Communities }; output: Float64Array };
  bridges: { input: { communities: Communities }; output: BridgeScores };
  /** Why papers are bridges, in the order asked for. */
  reasons: { input: { communities: Communities; papers: readonly number[] }; output: BridgeReasons[] };
  /** Pairs of concepts that share a paper. */
  pairTotal: { input: Record<string, never>; output: number };
  layout: {
    input: { communities: Communities; seed: number; former: PlacedConcepts | undefined };
    output: BaseLayout;
  };
}

export type TaskName = keyof Tasks;
export type TaskInput<T extends TaskName> = Tasks[T]["input"];
export type TaskOutput<T extends TaskName> = Tasks[T]["output"];

let prepared: { incidence: Incidence; labels: string; reasons: (paper: number) => BridgeReasons } | undefined;

/** Preparation costs more than the reasons of a page of papers, so each thread keeps the last one. */
function preparedReasons(incidence: Incidence, communities: Communities): (paper: number) => BridgeReasons {
  const { seed, resolution, minJoint, weighting } = communities;
  const labels = [seed, resolution, minJoint, weighting].join("/");
  if (prepared?.incidence !== incidence || prepared.labels !== labels) {
    prepared = { incidence, labels, reasons: bridgeReasons(incidence, communities) };
  }
  return prepared.reasons;
}

/** The long analyses, by name: pure functions of the index. */
export const tasks: {
  readonly [T in TaskName]: (incidence: Incidence, input: TaskInput<T>, report: Report) => TaskOutput<T>;
} = {
  communities: (incidence, { seed }) => findCommunities(incidence, { seed }),
  participation: (incidence, { communities }) => participation(incidence, communities),
  bridges: (incidence, { communities }) => scoreBridges(incidence, communities),
  reasons: (incidence, { communities, papers }) => papers.map(preparedReasons(incidence, communities)),
  pairTotal: (incidence) => countPairs(incidence),
  layout: (incidence, input, report) => layOutConcepts(incidence, input, report),
};
