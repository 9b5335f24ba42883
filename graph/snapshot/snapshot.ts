import type { KnowledgeDecisions } from "../contract/knowledge/knowledge.ts";
import type { ConceptRecord } from "../contract/records.ts";
import { type CooccurrenceRow, cooccurrenceSweep, rememberRows } from "../incidence/cooccurrence.ts";
import type { Incidence } from "../incidence/incidence.ts";
import type { TextColumn } from "../shared/columns/text-column.ts";
import { GraphError } from "../shared/errors.ts";
import { createPause } from "../shared/pauses.ts";
import { sortByRank } from "../shared/sort-by-rank.ts";
import { conceptsOf, type PaperColumns } from "../store/columns.ts";
import type { GraphReader } from "../store/store.ts";
import { type Analyses, analysesOf } from "./analyses.ts";
import { ConceptNames } from "./concept-names.ts";
import { readEvidence } from "./evidence/read-evidence.ts";
import { readStatements } from "./evidence/read-statements.ts";
import { type Index, readIndex, recallIndex, saveIndex } from "./index-columns.ts";
import { type LazyResult, watchUnsaved } from "./memo.ts";
import { recallNameIndex, saveNameIndex } from "./name-index.ts";
import {
  type CommunitySource,
  carryColours,
  type GraphOfRevision,
  revisionsOfSameGraph,
  withDerivedOf,
  withoutFormerResults,
} from "./previous-snapshot.ts";
import type { AnalysisRun } from "./runs.ts";
import { inlineRunner, workerRunner } from "./threads/runner.ts";

/**
 * One content revision of a store, loaded for answers. Members marked internal are left out of the types of the package: they may
 * change in any release.
 */
export interface Snapshot {
  readonly store: GraphReader;
  readonly revision: number;
  readonly incidence: Incidence;
  /** By concept number. */
  readonly concepts: readonly ConceptRecord[];
  /** @internal Ids of concepts, by number: what the records say, to be searched and compared as bytes. */
  readonly conceptIds: TextColumn;
  /** By paper number. */
  readonly papers: PaperColumns;
  /** First and last year, null when no paper has one. */
  readonly years: [number, number] | null;
  /** The number of a paper, or undefined. */
  paperNumber(id: string): number | undefined;
  /** Stops the analyses that run; the store stays open. */
  close(): Promise<void>;
  /** @internal */
  readonly facts: Readonly<Record<string, string>>;
  /** What people decided about kinds and relations; undefined when nothing was. */
  readonly knowledgeDecisions: KnowledgeDecisions | undefined;
  /** @internal Place of each paper in the order newest first, without year last, ties by id. */
  readonly recency: Uint32Array;
  /** @internal Papers of each concept, by number: what the records say, in one array. */
  readonly frequency: Uint32Array;
  /** @internal Concept numbers, most papers first, ties by id. */
  readonly byPapers: Uint32Array;
  /** @internal */
  readonly names: ConceptNames;
  /** @internal */
  readonly analyses: Analyses;
  /**
   * @internal A result that an answer can do without: awaited with `waitForOptional`, otherwise used if it is available, and
   * started in the background if there are worker threads.
   */
  optionalResult<T>(analysis: LazyResult<T>): Promise<T | undefined>;
  /** @internal The concepts that share a paper with one; not to be written into. */
  partners(concept: number): CooccurrenceRow;
  /**
   * @internal Stores the index in the shape it has here, so that this revision is opened several times as quickly the next time;
   * not once it is closed.
   */
  saveIndex(): Promise<void>;
  /** @internal Other revisions that have the same graph. */
  readonly sameGraphAs: GraphOfRevision["sameGraphAs"];
  /** @internal Communities that are computed or carried over already. */
  cachedCommunities: CommunitySource["cachedCommunities"];
}

/** Options of `openSnapshot`. */
export interface SnapshotOptions {
  /** Run long analyses in worker threads, so that this one stays free. */
  readonly workers?: boolean;
  /** Wait also for results that answers can do without (significance, stability). */
  readonly waitForOptional?: boolean;
  /** The snapshot of the previous revision: its results that are still valid are reused. */
  readonly previous?: Snapshot | undefined;
  /** Called for every analysis that takes long. */
  readonly onRun?: ((run: AnalysisRun) => void) | undefined;
  /** Called when a result cannot be stored, once a snapshot: it is right, but will be computed again. */
  readonly onUnsaved?: ((error: unknown) => void) | undefined;
}

/** Years are 16-bit integers. */
const LAST_YEAR = 2 ** 15 - 1;

/** Reads one revision of a store into memory, in chunks; yields to the event loop between them. */
export async function openSnapshot(store: GraphReader, options: SnapshotOptions = {}): Promise<Snapshot> {
  const pause = createPause();
  const { revision, facts, knowledge: knowledgeDecisions } = await store.summary("");
  await pause();
  const { isStored, ...index } = await loadIndex(store, revision);
  const { papers, incidence } = index;
  const { ids: conceptIds, papers: frequency } = index.concepts;
  const concepts = conceptsOf(index.concepts);
  if ((await store.revision()) !== revision) {
    throw new GraphError("UNAVAILABLE", "The store changed while it was being read.", { hint: "Try again." });
  }
  await pause();
  const largest = frequency.reduce((a, b) => Math.max(a, b), 0);
  await pause();
  const byPapers = sortByRank(Uint32Array.from(concepts.keys()), (concept) => largest - frequency[concept]!);
  await pause();
  const runner = options.workers ? workerRunner(incidence) : inlineRunner(incidence);
  await pause();
  const sameGraphAs = await revisionsOfSameGraph(options.previous, conceptIds, incidence);
  await pause();
  const results = withoutFormerResults(store, [revision, ...sameGraphAs]);
  const data = watchUnsaved(withDerivedOf(results, sameGraphAs), options.onUnsaved);
  const extractor = facts.extractor ?? "";
  const analyses = analysesOf({
    ...{ store: data, revision, concepts, years: papers.years, runner, onRun: options.onRun, extractor },
    readStatements: (options) => readStatements(store, { papers, incidence, concepts }, options),
    readEvidence: () => readEvidence(store, { papers, concepts, extractor }),
  });
  const names = new ConceptNames(concepts, byPapers, () => recallNameIndex(store, revision));
  const recency = recencyOf(papers.years);
  await pause();
  const before = await carryColours(options.previous, conceptIds);
  await pause();
  let closed = false;
  return {
    ...{ store, revision, sameGraphAs, facts, knowledgeDecisions },
    incidence,
    ...{ concepts, conceptIds, papers },
    years: yearSpan(papers.years),
    recency,
    frequency,
    byPapers,
    names,
    analyses,
    optionalResult: async (analysis) => {
      if (options.waitForOptional) return analysis();
      const known = await analysis.peek();
      // A failure shows where the result is awaited; here it only means "not yet". What somebody stopped stays so.
      if (known === undefined && options.workers && !analysis.isStopped()) analysis().catch(() => undefined);
      return known;
    },
    cachedCommunities: async () => (await analyses.communities.peek())?.community ?? before,
    partners: rememberRows(cooccurrenceSweep(incidence)),
    paperNumber: (id) => papers.ids.find(id),
    async saveIndex() {
      if (isStored || closed) return;
      await saveNameIndex(results, revision, await names.index());
      await saveIndex(results, revision, index);
    },
    close: () => {
      closed = true;
      analyses.stop();
      return runner.close();
    },
  };
}

async function loadIndex(store: GraphReader, revision: number): Promise<Index & { readonly isStored: boolean }> {
  const stored = await recallIndex(store, revision);
  return { ...(stored ?? (await readIndex(store))), isStored: stored !== undefined };
}

function yearSpan(years: Int16Array): [number, number] | null {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const year of years) {
    if (year === 0) continue;
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  return last === 0 ? null : [first, last];
}

/** Papers are numbered by id, so ties by number are ties by id. */
function recencyOf(years: Int16Array): Uint32Array {
  const recency = new Uint32Array(years.length);
  sortByRank(Uint32Array.from(years.keys()), (paper) => LAST_YEAR - years[paper]!).forEach((paper, place) => {
    recency[paper] = place;
  });
  return recency;
}
