import { type BridgeChange, bridgeChange } from "../analysis/bridges/bridge-change.ts";
import { type BridgeSignificance, bridgeSignificance } from "../analysis/bridges/bridge-significance.ts";
import { type BridgeStability, bridgeStability } from "../analysis/bridges/bridge-stability.ts";
import { type BridgeScores, scoreBridges } from "../analysis/bridges/bridges.ts";
import { participation } from "../analysis/bridges/participation.ts";
import { type Communities, findCommunities } from "../analysis/communities/communities.ts";
import { type CommunityStability, communityStability } from "../analysis/communities/community-stability.ts";
import { type PairSignificance, pairSignificance } from "../analysis/statistics/pair-significance.ts";
import { countPairs, type LeastPapers } from "../incidence/count-pairs.ts";
import type { Incidence } from "../incidence/incidence.ts";
import { sliceOfPapers } from "../incidence/slice.ts";
import { type BaseLayout, layOutConcepts, type PlacedConcepts } from "../layout/base-layout.ts";
import { type QuestionTasks, questionTasks } from "./question-tasks.ts";

/** Tells how far a task has come. */
export type Report = (progress: { done: number; total: number }) => void;

interface WithCommunities {
  readonly communities: Communities;
}

/** What each long analysis is given and gives back: plain data, so that it may run in another thread. */
export interface Tasks extends QuestionTasks {
  communities: { input: { seed: number }; output: Communities };
  communityStability: { input: WithCommunities; output: CommunityStability };
  participation: { input: WithCommunities; output: Float64Array };
  bridges: { input: WithCommunities; output: BridgeScores };
  bridgeChange: { input: WithCommunities & { years: Int16Array }; output: BridgeChange };
  bridgeSignificance: { input: WithCommunities & { seed: number }; output: BridgeSignificance };
  bridgeStability: { input: { seed: number }; output: BridgeStability };
  /** Pairs of concepts that share so many papers, one unless it is said (of these, when given: one byte a paper). */
  pairTotal: { input: { papers?: Uint8Array; least?: LeastPapers }; output: number };
  pairSignificance: { input: { minPapers: number }; output: PairSignificance };
  layout: { input: WithCommunities & { seed: number; former: PlacedConcepts | undefined }; output: BaseLayout };
}

export type TaskName = keyof Tasks;
export type TaskInput<T extends TaskName> = Tasks[T]["input"];
export type TaskOutput<T extends TaskName> = Tasks[T]["output"];

const reporting = (report: Report) => ({ onProgress: (done: number, total: number) => report({ done, total }) });

/** The long analyses, by name: pure functions of the index. */
export const tasks: {
  readonly [T in TaskName]: (incidence: Incidence, input: TaskInput<T>, report: Report) => TaskOutput<T>;
} = {
  communities: (incidence, { seed }) => findCommunities(incidence, { seed }),
  communityStability: (incidence, { communities }, report) =>
    communityStability(incidence, communities, reporting(report)),
  participation: (incidence, { communities }) => participation(incidence, communities),
  bridges: (incidence, { communities }) => scoreBridges(incidence, communities),
  bridgeChange: (incidence, { communities, years }) => bridgeChange(incidence, communities, years),
  bridgeSignificance: (incidence, { communities, seed }, report) =>
    bridgeSignificance(incidence, communities, { seed, ...reporting(report) }),
  bridgeStability: (incidence, { seed }, report) => bridgeStability(incidence, { seed, ...reporting(report) }),
  pairTotal: (incidence, { papers, least }) =>
    countPairs(papers ? sliceOfPapers(incidence, (paper) => papers[paper] === 1) : incidence, least),
  pairSignificance: (incidence, { minPapers }) => pairSignificance(incidence, { minPapers }),
  ...questionTasks,
  layout: (incidence, input, report) => layOutConcepts(incidence, input, report),
};
