import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { EXTRACTOR } from "../extraction/version.ts";
import type { GraphStore, PaperCandidates, PaperText } from "../store/store.ts";
import { type WorkerPool, workerPool } from "../workers/worker-pool.ts";
import extractBatch, { type ExtractSettings, type ExtractTask } from "./extract-worker.ts";
import type { IngestOptions } from "./ingest-options.ts";

/** Papers to a task: large enough that passing them costs nothing, small enough for smooth progress. */
const TASK = 100;
/** Papers saved in one transaction. */
const SAVE_BATCH = 500;
/** Below this many papers the threads take longer to start (about 2 s) than they gain on two processors. */
const WORTH_THREADS = 2500;

type Extract = (papers: readonly PaperText[]) => Promise<PaperCandidates[]>;

/** The settings of a run that decide how papers are extracted. */
type ExtractOptions = IngestOptions & ExtractSettings;

/** Extracts every paper that has no candidates of this extractor; after an interruption the rest. */
export async function extractPending(store: GraphStore, pending: number, options: ExtractOptions): Promise<void> {
  const { allLanguages, keepClosingLines, keywordConcepts } = options;
  const settings = { allLanguages, keepClosingLines, keywordConcepts };
  const defaultWorkers = pending < WORTH_THREADS ? 1 : Math.min(availableParallelism(), 16);
  const workers = options.workers ?? defaultWorkers;
  const threads = workers > 1 ? startPool(workers) : undefined;
  const inPlace: Extract = async (papers) => {
    await nextTurn();
    return extractBatch({ papers, ...settings });
  };
  try {
    await extractAll(
      store,
      pending,
      threads ? workers * 2 : 1,
      threads ? (papers) => threads.pool.run({ papers, ...settings }) : inPlace,
      options,
    );
  } finally {
    await threads?.end();
  }
}

/** Threads that run extract-worker. */
function startPool(workers: number): WorkerPool<ExtractTask, PaperCandidates[]> {
  return workerPool(import.meta.url, "extract-worker", { maxThreads: workers, idleTimeout: 60_000 });
}

async function extractAll(
  store: GraphStore,
  pending: number,
  maxRunning: number,
  extract: Extract,
  options: IngestOptions,
) {
  const tell = (done: number) => options.onProgress?.({ phase: "extract", done, total: pending, unit: "papers" });
  const running: Promise<PaperCandidates[]>[] = [];
  let extracted: PaperCandidates[] = [];
  let done = 0;
  const save = async () => {
    if (extracted.length > 0) await store.saveCandidates(EXTRACTOR, extracted);
    extracted = [];
  };
  const settleOne = async () => {
    const batch = (await running.shift()) ?? [];
    extracted.push(...batch);
    done += batch.length;
    if (extracted.length >= SAVE_BATCH) await save();
    tell(done);
  };

  tell(0);
  try {
    for await (const papers of tasks(store)) {
      options.signal?.throwIfAborted();
      const task = extract(papers);
      // A failure is met where the task is awaited; until then it must not count as unhandled.
      task.catch(() => undefined);
      running.push(task);
      if (running.length >= maxRunning) await settleOne();
    }
    while (running.length > 0) await settleOne();
  } finally {
    await save();
  }
}

/** The papers to extract, a task's worth at a time. */
async function* tasks(store: GraphStore): AsyncGenerator<PaperText[]> {
  let after = "";
  for (;;) {
    const papers = await store.papersToExtract(EXTRACTOR, SAVE_BATCH, after);
    for (let i = 0; i < papers.length; i += TASK) yield papers.slice(i, i + TASK);
    if (papers.length < SAVE_BATCH) return;
    after = (papers.at(-1) as PaperText).id;
  }
}

const PAGE = 500;
/** No extractor has this name, so that every paper counts as not yet extracted. */
const NONE = "";

/** Extracts papers that are extracted already again by other settings, but only those that the settings concern. */
export async function extractAgain(
  store: GraphStore,
  settings: ExtractSettings,
  concerns: (paper: PaperText) => boolean,
): Promise<void> {
  for (let after = ""; ; ) {
    const page: PaperText[] = await store.papersToExtract(NONE, PAGE, after);
    const papers = page.filter(concerns);
    if (papers.length > 0) await store.saveCandidates(EXTRACTOR, extractBatch({ papers, ...settings }));
    if (page.length < PAGE) return;
    after = (page.at(-1) as PaperText).id;
  }
}
