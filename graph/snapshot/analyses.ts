import type { BridgeChange } from "../analysis/bridges/bridge-change.ts";
import type { BridgeReasons } from "../analysis/bridges/bridge-reasons.ts";
import type { BridgeSignificance } from "../analysis/bridges/bridge-significance.ts";
import type { BridgeStability } from "../analysis/bridges/bridge-stability.ts";
import type { BridgeScores } from "../analysis/bridges/bridges.ts";
import type { Communities } from "../analysis/communities/communities.ts";
import type { CommunityStability } from "../analysis/communities/community-stability.ts";
import type { PairSignificance } from "../analysis/statistics/pair-significance.ts";
import type { Progress } from "../contract/entities.ts";
import type { AnalysisName } from "../contract/jobs.ts";
import type { ConceptRecord } from "../contract/records.ts";
import type { LeastPapers } from "../incidence/count-pairs.ts";
import type { BaseLayout } from "../layout/base-layout.ts";
import type { DerivedData } from "../store/store.ts";
import { formerPlaces, keepPlaces } from "./former-layout.ts";
import { type Kept, memoFor } from "./memo.ts";
import { type Run, Runs } from "./runs.ts";
import type { TaskRunner } from "./task-runner.ts";
import type { TaskInput, TaskName, TaskOutput } from "./tasks.ts";

/** Seed of everything random that the product computes for a corpus. */
export const SEED = 1;

/** The analyses of one content revision, each computed when first asked for and then kept. */
export interface Analyses {
  readonly communities: Kept<Communities>;
  readonly participation: Kept<Float64Array>;
  readonly bridges: Kept<BridgeScores>;
  readonly pairTotal: Kept<number>;
  readonly layout: Kept<BaseLayout>;
  readonly pairSignificance: Kept<PairSignificance>;
  readonly bridgeSignificance: Kept<BridgeSignificance>;
  readonly bridgeStability: Kept<BridgeStability>;
  readonly bridgeChange: Kept<BridgeChange>;
  readonly communityStability: Kept<CommunityStability>;
  readonly gaps: Kept<TaskOutput<"gaps">>;
  readonly themes: Kept<TaskOutput<"themes">>;
  readonly changingPairs: Kept<TaskOutput<"changingPairs">>;
  /** Exact, of concepts; minutes above some thousand papers. */
  readonly betweenness: Kept<TaskOutput<"betweenness">>;
  backTest(year: number, horizon: number): Promise<TaskOutput<"backTest">>;
  /** Pairs of concepts that occur often enough, and together often enough. */
  linkTotal(least: LeastPapers): Promise<number>;
  /** Why these papers are bridges: quick, and different for every page, so not kept. */
  reasons(papers: readonly number[]): Promise<BridgeReasons[]>;
  /** Runs any other task off this thread, without keeping its result. */
  run<T extends TaskName>(task: T, input: TaskInput<T>): Promise<TaskOutput<T>>;
  /** Begins an analysis, again when it was stopped; null when its result is at hand. */
  start(name: AnalysisName): Promise<Run | null>;
  /** Stops all that runs. */
  stop(): void;
  /** What is being computed, the oldest first; null when nothing is. */
  progress(): Progress | null;
  /** How many results are at hand. */
  count(): number;
}

interface Parts {
  readonly store: DerivedData;
  readonly revision: number;
  readonly concepts: readonly ConceptRecord[];
  readonly years: Int16Array;
  readonly runner: TaskRunner;
  readonly onRun?: ((run: Run) => void) | undefined;
}

/**
 * Raised when what an analysis gives has changed, so that what an older version kept is not taken for it. One number for
 * all: they build on each other.
 */
const VERSION = 8;

/** Fewest papers of a concept whose pairs are tested: rarer ones cannot reach significance and would swell the family. */
const FAMILY_MIN_PAPERS = 3;

/** Runs tasks so that they can be watched and stopped, and keeps what they give. */
function keeping({ store, revision, runner }: Parts, runs: Runs) {
  const memo = memoFor(store, revision);

  function run<T extends TaskName>(
    task: T,
    phase: string,
    input: TaskInput<T>,
    after?: (output: TaskOutput<T>) => Promise<void>,
  ): Promise<TaskOutput<T>> {
    return runs.run(task, phase, async (onProgress, signal) => {
      const output = await runner.run(task, input, { onProgress, signal });
      await after?.(output);
      return output;
    });
  }

  function kept<T extends TaskName>(
    task: T,
    phase: string,
    input: () => Promise<TaskInput<T>>,
    after?: (output: TaskOutput<T>) => Promise<void>,
    parameters = "",
  ): Kept<TaskOutput<T>> {
    const name = `${task}/${VERSION}/${SEED}${parameters && `/${parameters}`}`;
    return memo.keep(name, async () => run(task, phase, await input(), after));
  }

  return { run, kept, count: memo.count };
}

/** Ties the analyses of one revision together: who needs whose result, and under which name it is kept. */
export function analysesOf(parts: Parts): Analyses {
  const { store, concepts, years, runner, onRun } = parts;
  const runs = new Runs(onRun);
  const { run, kept, count } = keeping(parts, runs);

  const communities = kept("communities", "Finding communities", async () => ({ seed: SEED }));
  const withCommunities = async () => ({ communities: await communities() });
  const layoutInput = async () => ({
    communities: await communities(),
    seed: SEED,
    former: await formerPlaces(store, concepts),
  });

  const backTests = new Map<string, Kept<TaskOutput<"backTest">>>();
  const backTest = (year: number, horizon: number) => {
    const name = `${year}+${horizon}`;
    const input = async () => ({ years, year, horizon });
    const test = backTests.get(name) ?? kept("backTest", "Testing discovery", input, undefined, name);
    backTests.set(name, test);
    return test();
  };

  const linkTotals = new Map<string, Kept<number>>();
  const linkTotal = (least: LeastPapers) => {
    const name = `${least.minJoint}+${least.minPapers}`;
    const total = linkTotals.get(name) ?? kept("pairTotal", "Counting links", async () => ({ least }), undefined, name);
    linkTotals.set(name, total);
    return total();
  };

  const named: { readonly [N in AnalysisName]: Kept<TaskOutput<N>> } = {
    layout: kept("layout", "Placing concepts", layoutInput, (layout) => keepPlaces(store, concepts, layout)),
    participation: kept("participation", "Measuring participation", withCommunities),
    pairTotal: kept("pairTotal", "Counting links", async () => ({})),
    bridges: kept("bridges", "Scoring bridge papers", withCommunities),
    bridgeChange: kept("bridgeChange", "Measuring change", async () => ({ ...(await withCommunities()), years })),
    pairSignificance: kept("pairSignificance", "Testing pairs", async () => ({ minPapers: FAMILY_MIN_PAPERS })),
    bridgeSignificance: kept("bridgeSignificance", "Testing bridges against shuffles", async () => ({
      ...(await withCommunities()),
      seed: SEED,
    })),
    bridgeStability: kept("bridgeStability", "Repeating the bridge ranking", async () => ({ seed: SEED })),
    communityStability: kept("communityStability", "Repeating the communities", withCommunities),
    gaps: kept("gaps", "Looking for gaps", withCommunities),
    themes: kept("themes", "Mapping themes", withCommunities),
    changingPairs: kept("changingPairs", "Comparing years", async () => ({ years })),
    betweenness: kept("betweenness", "Counting shortest paths", async () => ({})),
  };

  return {
    ...named,
    communities,
    backTest,
    linkTotal,
    reasons: async (papers) => runner.run("reasons", { communities: await communities(), papers }),
    run: (task, input) => run(task, "Answering a question", input),
    start: (name) => runs.begun(name, named[name]()),
    stop: () => runs.stop(),
    progress: () => runs.progress(),
    count,
  };
}
