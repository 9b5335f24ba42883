import { type CuratedStore, withCuration } from "../../graph/curation/curated-store.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import type { Snapshot } from "../../graph/snapshot/snapshot.ts";
import type { DecisionLog, GraphReader, GraphStore, SourceLog } from "../../graph/store/store.ts";
import { Jobs } from "../jobs/jobs.ts";
import { LiveSnapshot } from "./live-snapshot.ts";

/** The corpus that is served: a store and its present snapshot. */
export interface Corpus {
  readonly store: CuratedStore;
  readonly live: LiveSnapshot;
  /** For people. */
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
  /** Called with faults of our own in work that nobody waits for. */
  readonly onFault?: (error: unknown) => void;
  /** Makes the store for papers that may not be mixed with the sample; without it, importing into the sample fails. */
  readonly newStore?: ((fileName: string) => Promise<GraphStore>) | undefined;
}

/** What handlers work with. The corpus changes when a first import opens a store of its own. */
export class ServerContext {
  readonly jobs: Jobs;
  readonly readOnly: boolean;
  readonly version: string;
  /** Long work runs in threads of its own. */
  readonly workers: boolean;
  readonly #options: ContextOptions;
  #corpus: Corpus;

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

  /** The present store, or for papers that would mix with the sample a new one, which is then served instead. */
  async importTarget(fileName: string): Promise<ImportTarget> {
    const { store, sample, live } = this.#corpus;
    const { newStore } = this.#options;
    if (!sample) return { url: store.url, finish: async () => void (await live.open()) };
    if (newStore === undefined) {
      throw new GraphError("CONFLICT", "This is the sample corpus; your papers are not mixed with it.", {
        hint: "Start with your own files: npm start -- FILE.",
      });
    }
    const own = await newStore(fileName);
    return {
      url: own.url,
      finish: async () => {
        const former = this.#corpus;
        const next = this.#corpusOf(own, own.sources, fileName, false);
        await next.live.open();
        this.#corpus = next;
        await former.live.close();
        await former.store.close();
      },
    };
  }

  async close(): Promise<void> {
    this.jobs.close();
    await this.#corpus.live.close();
    await this.#corpus.store.close();
  }

  #corpusOf(given: GraphReader & DecisionLog, sources: SourceLog | null, name: string, sample: boolean): Corpus {
    const store = withCuration(given);
    const { workers, onOpen } = this.#options;
    const live = new LiveSnapshot(store, { workers, onOpen, onRun: (run) => this.jobs.follow(run) });
    return { store, name, sample, live, sources };
  }
}
