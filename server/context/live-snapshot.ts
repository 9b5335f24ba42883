import { randomBytes } from "node:crypto";
import type { Progress } from "../../graph/contract/entities.ts";
import type { Status } from "../../graph/contract/jobs.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import type { AnalysisRun } from "../../graph/snapshot/runs.ts";
import { openSnapshot, type Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { GraphReader } from "../../graph/store/store.ts";

/** Revisions are compared this often at most: another process may add papers while the server runs. */
const CHECK_MS = 1000;

const CLOSE_AFTER_MS = 10_000;

/** The store may change while it is read, and is then read again: at most this many times. */
const MAX_READS = 10;

export interface LiveOptions {
  /** Run long analyses in worker threads. */
  readonly workers: boolean;
  /** Called with every snapshot that is opened. */
  readonly onOpen?: ((snapshot: Snapshot) => void) | undefined;
  /** Called with every analysis that takes long. */
  readonly onRun?: ((run: AnalysisRun) => void) | undefined;
  /** Called when results cannot be stored, once a snapshot. */
  readonly onUnsaved?: ((error: unknown) => void) | undefined;
}

/** The snapshot of the store's present revision, opened in the background and again whenever the revision changes. */
export class LiveSnapshot {
  readonly #store: GraphReader;
  readonly #options: LiveOptions;
  /** Other code may answer otherwise to the same content, so tags end with the process. */
  readonly #tag = randomBytes(6).toString("base64url");
  #snapshot: Snapshot | undefined;
  #opening: Promise<Snapshot> | undefined;
  #failure: string | null = null;
  #checkedAt = 0;

  constructor(store: GraphReader, options: LiveOptions) {
    this.#store = store;
    this.#options = options;
  }

  /** Opens the present revision, once however many ask. */
  open(): Promise<Snapshot> {
    this.#opening ??= this.#reopen().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  /** The present snapshot; while the first one is being opened, an error that says to ask again. */
  async current(): Promise<Snapshot> {
    if (this.#snapshot === undefined) {
      this.open().catch(() => undefined);
      throw new GraphError("UNAVAILABLE", this.#failure ?? "The corpus is being loaded.", {
        hint: "Ask again shortly.",
      });
    }
    if (Date.now() - this.#checkedAt < CHECK_MS) return this.#snapshot;
    this.#checkedAt = Date.now();
    return (await this.#isCurrent(this.#snapshot)) ? this.#snapshot : await this.open();
  }

  /** True also while the store is away: what is in memory can be looked at meanwhile. */
  async #isCurrent({ revision }: Snapshot): Promise<boolean> {
    try {
      return (await this.#store.revision()) === revision;
    } catch (error) {
      if (error instanceof GraphError && error.code === "UNAVAILABLE") return true;
      throw error;
    }
  }

  get state(): Status["state"] {
    if (this.#snapshot) return "ready";
    return this.#failure === null ? "starting" : "failed";
  }

  get problem(): string | null {
    return this.#failure;
  }

  get progress(): Progress | null {
    if (this.#snapshot) return this.#snapshot.analyses.progress();
    return this.#failure === null ? { phase: "Loading the corpus", done: 0, total: null } : null;
  }

  /** First and last year of the papers, null when no paper has one (or none is loaded). */
  get years(): [number, number] | null {
    return this.#snapshot?.years ?? null;
  }

  /** Changes whenever an answer may; undefined while there are none. */
  async contentTag(): Promise<string | undefined> {
    const snapshot = await this.current().catch(() => undefined);
    return snapshot && `${snapshot.revision}-${snapshot.analyses.count()}-${this.#tag}`;
  }

  async close(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    await this.#snapshot?.close();
  }

  async #reopen(): Promise<Snapshot> {
    const previous = this.#snapshot;
    try {
      const snapshot = await this.#read(previous);
      this.#snapshot = snapshot;
      this.#failure = null;
      this.#checkedAt = Date.now();
      this.#options.onOpen?.(snapshot);
      // Answers under way still use the previous one.
      if (previous) setTimeout(() => void previous.close(), CLOSE_AFTER_MS).unref();
      return snapshot;
    } catch (error) {
      this.#failure = error instanceof GraphError ? error.message : "The corpus cannot be loaded; the log says why.";
      throw error;
    }
  }

  /** Reads the store, again when it has changed meanwhile. */
  async #read(previous: Snapshot | undefined): Promise<Snapshot> {
    const { workers, onRun, onUnsaved } = this.#options;
    for (let reads = 1; ; reads++) {
      const revision = await this.#store.revision();
      try {
        return await openSnapshot(this.#store, { workers, onRun, onUnsaved, previous });
      } catch (error) {
        if (reads === MAX_READS || (await this.#store.revision()) === revision) throw error;
      }
    }
  }
}
