import { deserialize, serialize } from "node:v8";
import type { BridgeReasons } from "../analysis/bridge-reasons.ts";
import type { BridgeScores } from "../analysis/bridges.ts";
import type { Communities } from "../analysis/communities.ts";
import type { Progress } from "../contract/answers.ts";
import type { ConceptRecord } from "../contract/records.ts";
import type { BaseLayout, PlacedConcepts } from "../layout/base-layout.ts";
import type { GraphStore } from "../store/store.ts";
import { compareIds } from "../util/text.ts";
import { memoFor } from "./memo.ts";
import type { TaskRunner } from "./task-runner.ts";

/** Seed of everything random that the product computes for a corpus. */
export const SEED = 1;

/** The analyses of one content revision, each computed when first asked for and then kept. */
export interface Analyses {
  communities(): Promise<Communities>;
  participation(): Promise<Float64Array>;
  bridges(): Promise<BridgeScores>;
  /** Why these papers are bridges. */
  reasons(papers: readonly number[]): Promise<BridgeReasons[]>;
  pairTotal(): Promise<number>;
  layout(): Promise<BaseLayout>;
  /** The layout when it is ready; otherwise it is begun, and undefined. */
  layoutIfReady(): BaseLayout | undefined;
  /** What is being computed, the oldest first; null when nothing is. */
  progress(): Progress | null;
}

interface Parts {
  store: GraphStore;
  revision: number;
  concepts: readonly ConceptRecord[];
  runner: TaskRunner;
}

/** Analyses whose results or meaning changed get a higher number, so that older results are not taken for theirs. */
const VERSION = { communities: 1, participation: 1, bridges: 1, pairTotal: 1, layout: 2 };
const FORMER_LAYOUT = "layout/former";

/** Ties the analyses of one revision together: who needs whose result, and under which name it is kept. */
export function analysesOf(parts: Parts): Analyses {
  const { store, revision, runner } = parts;
  const memo = memoFor(store, revision);
  const running = new Map<string, Progress>();
  let layout: BaseLayout | undefined;

  /** Runs one task, and shows meanwhile how far it is. */
  async function shown<T>(phase: string, run: (report: (progress: Progress) => void) => Promise<T>): Promise<T> {
    running.set(phase, { phase, done: 0, total: null });
    try {
      return await run((progress) => running.set(phase, progress));
    } finally {
      running.delete(phase);
    }
  }

  const communities = () =>
    memo(`communities/${VERSION.communities}/${SEED}`, () =>
      shown("Finding communities", (onProgress) => runner.run("communities", { seed: SEED }, { onProgress })),
    );
  const withCommunities = async <T>(use: (found: Communities) => Promise<T>) => use(await communities());
  const laidOut = () =>
    memo(`layout/${VERSION.layout}/${SEED}`, () =>
      withCommunities((found) =>
        shown("Placing concepts", async (onProgress) => {
          const former = await formerPlaces(parts);
          const placed = await runner.run("layout", { communities: found, seed: SEED, former }, { onProgress });
          await keepPlaces(parts, placed);
          return placed;
        }),
      ),
    );
  const readyLayout = async () => {
    layout ??= await laidOut();
    return layout;
  };

  return {
    communities,
    participation: () =>
      memo(`participation/${VERSION.participation}/${SEED}`, () =>
        withCommunities((found) => runner.run("participation", { communities: found })),
      ),
    bridges: () =>
      memo(`bridges/${VERSION.bridges}/${SEED}`, () =>
        withCommunities((found) =>
          shown("Scoring bridge papers", (onProgress) => runner.run("bridges", { communities: found }, { onProgress })),
        ),
      ),
    // Quick and different for every page: not kept.
    reasons: (papers) => withCommunities((found) => runner.run("reasons", { communities: found, papers })),
    pairTotal: () =>
      memo(`pairTotal/${VERSION.pairTotal}`, () => shown("Counting links", () => runner.run("pairTotal", {}))),
    layout: readyLayout,
    layoutIfReady: () => {
      // A failure shows where the layout is awaited; here it only means "not ready".
      if (!layout) readyLayout().catch(() => undefined);
      return layout;
    },
    progress: () => running.values().next().value ?? null,
  };
}

/** Places of the last layout of this store, whatever its revision, kept by concept id. */
interface KeptPlaces {
  ids: string[];
  x: Float64Array;
  y: Float64Array;
}

async function keepPlaces({ store, concepts }: Parts, { placed, x, y }: BaseLayout): Promise<void> {
  const ids = Array.from(placed, (concept) => concepts[concept]?.id ?? "");
  const kept: KeptPlaces = { ids, x, y };
  // Kept under revision 0: it is a place to start from, not a result for any revision.
  await store.saveDerived(FORMER_LAYOUT, 0, serialize(kept)).catch(() => undefined);
}

async function formerPlaces({ store, concepts }: Parts): Promise<PlacedConcepts | undefined> {
  const bytes = await store.derived(FORMER_LAYOUT, 0);
  if (!bytes) return undefined;
  const { ids, x, y } = deserialize(bytes) as KeptPlaces;
  const numbers = new Map(concepts.map(({ id }, number) => [id, number]));
  const kept = ids.map((id, k) => ({ id, number: numbers.get(id), k })).filter(({ number }) => number !== undefined);
  kept.sort((a, b) => compareIds(a.id, b.id));
  return {
    placed: Uint32Array.from(kept, ({ number }) => number as number),
    x: Float64Array.from(kept, ({ k }) => x[k] as number),
    y: Float64Array.from(kept, ({ k }) => y[k] as number),
  };
}
