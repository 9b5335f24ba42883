import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { withCuration } from "../../graph/curation/curated-store.ts";
import { decisionId } from "../../graph/curation/decision-log.ts";
import { ingest } from "../../graph/ingest/ingest.ts";
import { CURRENT_EXTRACTOR, isUnfinished } from "../../graph/ingest/unfinished.ts";
import { seededRandom } from "../../graph/shared/random.ts";
import { dump } from "../../graph/store/dump.ts";
import { openStore } from "../../graph/store/open/open-store.ts";
import type { DecisionLog, GraphReader, GraphStore } from "../../graph/store/store.ts";
import { all } from "../contract/clause.ts";
import type { Workbench } from "../ingest/workbench.ts";
import { jsonLines, writtenPapers } from "../ingest/written-papers.ts";
import { exited, killWithChildren, type RunningServer, serverOf, type Work } from "./running-server.ts";

/** The store that processes write to when they are killed. */
export interface StoreAtRisk {
  readonly url: string;
  /** What a process needs in its environment to reach it. */
  readonly env: Readonly<Record<string, string>>;
  open(): Promise<GraphStore>;
  /** Removes all that is in it. */
  empty(): Promise<void>;
}

export interface TrialOptions {
  readonly store: StoreAtRisk;
  /** For files, and for a store that nothing disturbs. */
  readonly bench: Workbench;
  /** Arguments of Node that run `isthmus`. */
  readonly program: readonly string[];
  readonly kills: number;
  readonly seed: number;
  readonly onKill?: (figures: KillFigures) => void;
}

export interface KillFigures {
  /** Processes ended by SIGKILL before they had done their work. */
  kills: number;
  /** Kills that left work half done in the store; the others came before its first write or after its last. */
  amidWriting: number;
  /** Papers or decisions that were acknowledged, each counted once, and found whole after all later kills. */
  acknowledged: number;
  /** Runs after kills that came to their end with the dump of an undisturbed run. */
  finished: number;
}

/** Files that are added one after another. */
export const FILES = 4;
const PAPERS_PER_FILE = 30;
/** One store, the processes that are killed over it, and what an undisturbed run would have given. */
export class Trial {
  readonly figures: KillFigures = { kills: 0, amidWriting: 0, acknowledged: 0, finished: 0 };
  readonly files: string[] = [];
  /** Dump after the first 0, 1, 2 … files. */
  readonly #dumps: string[] = [];
  readonly #options: TrialOptions;
  readonly #random: () => number;
  readonly #temporary: string;
  /** How many milliseconds the latest undisturbed pieces of work took, so that kills fall into all of their course. */
  readonly #lengths: { whole: number; writing: number }[] = [];

  /** Decisions that were found whole. */
  #checked = 0;

  constructor(options: TrialOptions) {
    this.#options = options;
    this.#random = seededRandom(options.seed);
    this.#temporary = join(options.bench.folder, "temporary");
    mkdirSync(this.#temporary, { recursive: true });
  }

  get isOver(): boolean {
    return this.figures.kills >= this.#options.kills;
  }

  /** An integer from 0 to below the limit. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** Writes the files and the dumps of undisturbed runs. */
  async prepare(): Promise<void> {
    const { bench } = this.#options;
    const papers = writtenPapers(FILES * PAPERS_PER_FILE);
    const store = await openStore(bench.store("expected"));
    this.#dumps.push(await dumpText(store));
    for (let file = 0; file < FILES; file++) {
      const own = papers.slice(file * PAPERS_PER_FILE, (file + 1) * PAPERS_PER_FILE);
      this.files.push(bench.file(`part-${file}.jsonl`, jsonLines(own)));
      await ingest(store, [this.files[file] as string], { workers: 1 });
      this.#dumps.push(await dumpText(store));
    }
    await store.close();
  }

  /** Empties the store at risk and fills it with the first files. */
  async begin(files: number): Promise<void> {
    await this.#options.store.empty();
    await this.#withStore((store) => ingest(store, this.files.slice(0, files), { workers: 1 }));
    this.figures.acknowledged += files * PAPERS_PER_FILE;
  }

  /** Runs `isthmus …`. */
  start(...words: string[]): ChildProcess {
    const { program, store, bench } = this.#options;
    const { NODE_OPTIONS: _, ...inherited } = process.env;
    return spawn(process.execPath, [...program, ...words], {
      cwd: bench.folder,
      env: { ...inherited, ...store.env, TMPDIR: this.#temporary, NO_COLOR: "1", CI: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  /** Waits for the end of work that nothing disturbs, and learns from it when to kill the next. */
  async timed<T>({ done, writes }: Work<T>): Promise<T> {
    const begun = performance.now();
    let written = begun;
    void writes?.then(() => {
      written = performance.now();
    });
    const result = await done;
    this.#lengths.unshift({ whole: performance.now() - begun, writing: performance.now() - written });
    this.#lengths.length = Math.min(this.#lengths.length, 5);
    return result;
  }

  /**
   * Kills a process, half of the times with all that it started, at a random moment of its work, half of the times after its first
   * write; false when the work ended before.
   */
  async killAtRandom(child: ChildProcess, { done, writes }: Work<unknown>): Promise<boolean> {
    const length = (of: "whole" | "writing") => Math.max(...this.#lengths.map((lengths) => lengths[of]), 500);
    const ended = done.then(
      () => true,
      () => true,
    );
    const isLate = writes !== undefined && this.#random() < 0.5;
    const random = this.#random();
    const moment = async () => {
      if (isLate) await writes;
      await wait(random * length(isLate ? "writing" : "whole"), undefined, { ref: false });
      return false;
    };
    const kill = this.#random() < 0.5 ? killWithChildren : (one: ChildProcess) => one.kill("SIGKILL");
    if ((await Promise.race([ended, moment()])) || child.exitCode !== null) return false;
    kill(child);
    await exited(child);
    this.figures.kills++;
    return true;
  }

  /** The store holds the graph of before the work or of after it, whole; acknowledged papers are in both. */
  async checkAfterKill(before: number, after: number, counts = true): Promise<void> {
    const { text, unfinished } = await this.#withStore(async (store) => {
      return { text: await dumpText(store), unfinished: isUnfinished(await store.summary(CURRENT_EXTRACTOR)) };
    });
    if (text !== this.#dumps[before] && text !== this.#dumps[after]) {
      throw new Error(`After kill ${this.figures.kills} the graph is neither that of before nor that of after.`);
    }
    if (!counts) return;
    if (unfinished) this.figures.amidWriting++;
    this.#options.onKill?.(this.figures);
  }

  async checkFinished(files: number): Promise<void> {
    const text = await this.#withStore(dumpText);
    if (text !== this.#dumps[files])
      throw new Error(`After kill ${this.figures.kills} the run ended in another graph.`);
    this.figures.acknowledged += PAPERS_PER_FILE;
    this.figures.finished++;
  }

  /** All acknowledged decisions are in the log in their order, and at most the one under way beside them. */
  async checkDecisions(acknowledged: string[], undisturbed: GraphStore): Promise<void> {
    await this.#withStore(async (store) => {
      const log = await store.decisions();
      const ids = log.map(({ at, by, action }) => decisionId(at, by, action as never));
      const missing = acknowledged.filter((id, place) => ids[place] !== id);
      if (missing.length > 0 || ids.length > acknowledged.length + 1) {
        throw new Error(`${missing.length} of ${acknowledged.length} decisions are missing in a log of ${ids.length}.`);
      }
      const more = log.slice((await undisturbed.decisions()).length);
      await undisturbed.appendDecisions(more.map(({ at, by, action, why }) => ({ at, by, action, why })));
      if ((await dumpText(withCuration(store))) !== (await dumpText(withCuration(undisturbed))))
        throw new Error("The curated graphs differ.");
      this.figures.acknowledged += acknowledged.length - this.#checked;
      this.#checked = ids.length;
      if (ids.length > acknowledged.length) this.figures.amidWriting++;
      acknowledged.splice(0, acknowledged.length, ...ids);
    });
    this.figures.finished++;
    this.#options.onKill?.(this.figures);
  }

  /** What killed servers received is gone with the next one. */
  checkTemporaryFiles(): void {
    const left = readdirSync(this.#temporary).filter((name) => name.startsWith("isthmus-upload-"));
    if (left.length > 1) throw new Error(`${left.length} uploads are left.`);
  }

  async serve(): Promise<RunningServer> {
    return serverOf(this.start("serve", "--store", this.#options.store.url, "--port", "0", "--json"));
  }

  async #withStore<T>(work: (store: GraphStore) => Promise<T>): Promise<T> {
    const store = await this.#options.store.open();
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }
}

async function dumpText(store: GraphReader & DecisionLog): Promise<string> {
  return (await all(dump(store))).join("\n");
}
