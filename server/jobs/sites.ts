import { createReadStream } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../config.ts";
import type { Progress } from "../../graph/contract/entities.ts";
import { isUnderWay, type Job } from "../../graph/contract/jobs.ts";
import type { BytesAnswer } from "../../graph/contract/operations/endpoints.ts";
import { type BuiltSite, builtSite } from "../../graph/publish/site-files.ts";
import { GraphError } from "../../graph/shared/errors.ts";
import type { OpenOptions } from "../../graph/store/open/open-store.ts";
import { LimitError, startProcess } from "../../graph/workers/separate-process.ts";
import type { Jobs } from "./jobs.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** What is to be packed, and where to. */
export interface SiteTask {
  /** URL of the store. */
  readonly store: string;
  readonly credentials: OpenOptions["credentials"];
  /** Display text: the name of the corpus. */
  readonly name: string;
  readonly version: string;
  /** Where the built explorer is. */
  readonly parts: BuiltSite;
  /** The file to write. */
  readonly path: string;
}

interface Site {
  readonly job: Job;
  readonly fileName: string;
  readonly path: string;
  readonly remove: () => Promise<void>;
  /** Settled when it is packed, or has been removed because it never will be. */
  readonly packed: Promise<void>;
}

/** Web pages that are packed or wait for their download; a corpus of 80,000 papers needs a gigabyte or two while it is packed. */
const MAX_SITES = 4;
const KEEP_MS = 10 * 60_000;
const HEAP_MEGABYTES = Math.min(8192, Math.max(1024, Math.floor(totalmem() / 2 / 1024 ** 2)));

/**
 * Packs collections as web pages, each in a process and a file of its own, one after the other because each needs much memory. The
 * process that answers reads and compresses nothing.
 */
export class Sites {
  readonly #jobs: Jobs;
  readonly #sites = new Map<string, Site>();
  #last: Promise<void> = Promise.resolve();

  constructor(jobs: Jobs) {
    this.#jobs = jobs;
  }

  async start(corpus: Pick<SiteTask, "store" | "name" | "version">): Promise<Job> {
    if (this.#sites.size >= MAX_SITES)
      throw new GraphError("UNAVAILABLE", `${MAX_SITES} web pages are being made already.`, {
        hint: "Try again later.",
      });
    // What is missing is said at once.
    const parts = builtSite();
    const { name } = corpus;
    const { folder, remove } = await temporaryFolder("site");
    const path = join(folder, "site.zip");
    const task = { ...corpus, credentials: readConfig().neo4j, parts, path };
    const before = this.#last;
    let packed: Promise<void> = Promise.resolve();
    const waits = [...this.#sites.values()].some((site) => isUnderWay(this.#jobs.get(site.job.id)));
    const job = this.#jobs.site(`Web page of ${name}`, waits, async (report, signal, begin) => {
      if (waits) report({ phase: "Waiting for another web page", done: 0, total: null });
      packed = packAfter(orAborted(before, signal).then(begin), task, report, signal).catch(async (error) => {
        await this.#forget(job.id);
        throw error;
      });
      await packed;
      setTimeout(() => void this.#forget(job.id), KEEP_MS).unref();
      return null;
    });
    this.#sites.set(job.id, { job, fileName: `${fileNameOf(name)}.zip`, path, remove, packed });
    this.#last = Promise.allSettled([before, packed]).then(() => undefined);
    return job;
  }

  /** The file of a job that is done; it is removed afterwards, however much of it was sent. */
  take(id: string): BytesAnswer {
    const site = this.#sites.get(id);
    const job = this.#jobs.get(id);
    if (site === undefined || job.state !== "done") {
      const waits = isUnderWay(job);
      const hint = waits ? "Wait until its job is done." : "It is kept for one download and ten minutes.";
      throw new GraphError(waits ? "CONFLICT" : "NOT_FOUND", "This web page is not there.", { hint });
    }
    this.#sites.delete(id);
    return { pieces: piecesOf(site), fileName: site.fileName };
  }

  async discard(id: string): Promise<Job> {
    const site = this.#sites.get(id);
    if (site) {
      this.#jobs.cancel(id, "discard");
      await site.packed.catch(() => undefined);
      await this.#forget(id);
    }
    return this.#jobs.get(id);
  }

  /** Removes all files; their jobs have been told to stop. */
  async close(): Promise<void> {
    await this.#last;
    await Promise.all([...this.#sites.keys()].map((id) => this.#forget(id)));
  }

  async #forget(id: string): Promise<void> {
    const site = this.#sites.get(id);
    this.#sites.delete(id);
    await site?.remove();
  }
}

/** Packs when the one before is done. */
async function packAfter(
  before: Promise<void>,
  task: SiteTask,
  report: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<void> {
  await before;
  const limits = { heapMegabytes: HEAP_MEGABYTES, totalMegabytes: 2 * HEAP_MEGABYTES };
  try {
    const options = { ...limits, onMessage: report, signal };
    await startProcess<SiteTask, null, Progress>(import.meta.url, "site-worker", task, options);
  } catch (cause) {
    if (!(cause instanceof LimitError)) throw cause;
    throw new GraphError("UNAVAILABLE", "The web page takes more memory than this server may use.", {
      hint: "Make it with `isthmus publish` on a larger machine.",
      cause,
    });
  }
}

async function orAborted(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  await Promise.race([promise, aborted]);
  signal.throwIfAborted();
}

async function* piecesOf({ path, remove }: Site): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } finally {
    await remove();
  }
}

/** Letters, digits and hyphens of any script, so that every system takes the name. */
function fileNameOf(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "isthmus";
}
