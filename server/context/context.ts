import { type CuratedStore, withCuration } from "../../graph/curation/curated-store.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import type { Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { DecisionLog, GraphReader, SourceLog } from "../../graph/store/store.ts";
import { Jobs } from "../jobs/jobs.ts";
import type { Collections } from "./collections.ts";
import { LiveSnapshot } from "./live-snapshot.ts";

/** The corpus that is served: a store and its present snapshot. */
export interface Corpus {
  readonly store: CuratedStore;
  readonly live: LiveSnapshot;
  /** Display text. */
  readonly name: string;
  readonly sample: boolean;
  /** Null where nobody asks, as on a published site. */
  readonly sources: SourceLog | null;
}

/** Where an import goes. */
export interface ImportTarget {
  readonly url: string;
  /** Called when the papers are in. */
  finish(): Promise<void>;
  /** Called when nothing came in. */
  abandon(): Promise<void>;
}

/** Which collection an import goes to. */
export interface ImportPlace {
  readonly into: "present" | "new";
  /** Name of a new collection. */
  readonly name: string;
}

export interface ContextOptions {
  readonly store: GraphReader & DecisionLog;
  readonly sources?: SourceLog | undefined;
  readonly name: string;
  readonly sample: boolean;
  readonly readOnly: boolean;
  readonly version: string;
  readonly workers: boolean;
  /** Called with every snapshot that is opened. */
  readonly onOpen?: (snapshot: Snapshot) => void;
  /** Called when results cannot be stored, once a snapshot. */
  readonly onUnsaved?: (error: unknown) => void;
  /** Called with faults of our own in work that nobody waits for. */
  readonly onFault?: (error: unknown) => void;
  /** Other collections that can be made and served; without them, importing into the sample fails. */
  readonly collections?: Collections | undefined;
}

/** Why there can be no other collection. */
export const NO_OTHER_COLLECTION =
  "This server has one collection only: its papers are in a graph database, or it was started without a folder for others.";

/** Requests under way still use the previous collection. */
const CLOSE_AFTER_MS = 10_000;

/** What handlers work with. The corpus changes when another collection is opened. */
export class ServerContext {
  readonly jobs: Jobs;
  readonly readOnly: boolean;
  readonly version: string;
  /** Whether long work runs in other threads. */
  readonly workers: boolean;
  readonly #options: ContextOptions;
  #corpus: Corpus;
  readonly #closing: (() => Promise<void>)[] = [];
  /** Collections that are not served any more, and not closed yet. */
  readonly #previous = new Map<Corpus, NodeJS.Timeout>();

  constructor(options: ContextOptions) {
    this.#options = options;
    this.jobs = new Jobs(options.onFault);
    this.readOnly = options.readOnly;
    this.version = options.version;
    this.workers = options.workers;
    this.#corpus = this.#corpusOf(options.store, options.sources ?? null, options.name, options.sample);
  }

  get corpus(): Corpus {
    return this.#corpus;
  }

  get live(): LiveSnapshot {
    return this.#corpus.live;
  }

  /** Other collections; null where there can be none. */
  get collections(): Collections | null {
    return this.#options.collections ?? null;
  }

  /** The present collection, or a new one, which is served once the papers are in. The sample takes no papers. */
  async importTarget({ into, name }: ImportPlace): Promise<ImportTarget> {
    if (into === "present" && !this.#corpus.sample) return this.presentTarget();
    const collections = this.requireCollections();
    const own = await collections.create(name);
    return {
      url: own.url,
      finish: () => this.#serve(this.#corpusOf(own, own.sources, collections.nameOf(own.url), false)),
      abandon: () => collections.discard(own),
    };
  }

  /** The present collection; GraphError CONFLICT when it is the sample. */
  presentTarget(): ImportTarget {
    const { store, sample, live } = this.#corpus;
    if (sample) throw sampleStays();
    return { url: store.url, finish: async () => void (await live.open()), abandon: async () => undefined };
  }

  /** Serves another collection of the folder; the present one stays as it is. */
  async openCollection(file: string): Promise<void> {
    const collections = this.requireCollections();
    if (collections.fileOf(this.#corpus.store.url) === file) return;
    const store = await collections.open(file);
    const { sample, store: first, name } = this.#options;
    const isFirst = collections.fileOf(first.url) === file;
    const next = this.#corpusOf(
      store,
      store.sources,
      isFirst ? name : collections.nameOf(store.url),
      isFirst && sample,
    );
    await this.#serve(next);
  }

  /** GraphError where there is one collection only. */
  requireCollections(): Collections {
    const { collections } = this.#options;
    if (collections) return collections;
    if (this.#corpus.sample) throw sampleStays();
    throw new GraphError("UNSUPPORTED", NO_OTHER_COLLECTION, { hint: "Start another server for another collection." });
  }

  /** Has something done when the server ends, once its jobs were told to stop. */
  onClose(work: () => Promise<void>): void {
    this.#closing.push(work);
  }

  async close(): Promise<void> {
    this.jobs.close();
    await Promise.all(this.#closing.map((work) => work()));
    await this.#closeCorpus(this.#corpus);
    for (const previous of [...this.#previous.keys()]) await this.#closeCorpus(previous);
  }

  /** Loads a collection and serves it; when it cannot be loaded, the present one goes on. */
  async #serve(next: Corpus): Promise<void> {
    try {
      await next.live.open();
    } catch (error) {
      await this.#closeCorpus(next);
      throw error;
    }
    const previous = this.#corpus;
    this.#corpus = next;
    const timer = setTimeout(() => void this.#closeCorpus(previous), CLOSE_AFTER_MS);
    this.#previous.set(previous, timer.unref());
  }

  async #closeCorpus(corpus: Corpus): Promise<void> {
    clearTimeout(this.#previous.get(corpus));
    this.#previous.delete(corpus);
    await corpus.live.close();
    await corpus.store.close();
  }

  #corpusOf(given: GraphReader & DecisionLog, sources: SourceLog | null, name: string, sample: boolean): Corpus {
    const store = withCuration(given);
    const { workers, onOpen, onUnsaved } = this.#options;
    const live = new LiveSnapshot(store, { workers, onOpen, onRun: (run) => this.jobs.trackRun(run), onUnsaved });
    return { store, name, sample, live, sources };
  }
}

function sampleStays(): GraphError {
  return new GraphError("CONFLICT", "This is the sample corpus; your papers are not mixed with it.", {
    hint: "Start a new collection, or start with your own files: npm start -- FILE.",
  });
}
