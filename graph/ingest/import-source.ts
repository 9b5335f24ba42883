import { createHash } from "node:crypto";
import { basename, resolve } from "node:path";
import type { Entry } from "../identity/entry.ts";
import { fingerprint } from "../identity/normalise.ts";
import type { SettledBatch } from "../identity/record-resolver.ts";
import { LargeMap } from "../shared/size-limit.ts";
import type { GraphStore, SourceSettings, StoredSource } from "../store/store.ts";
import { reassignPapers } from "./remove-source.ts";

/** What an import reads. */
export type ImportSource = Pick<StoredSource, "key" | "name" | "kind" | "query">;

/** Reasons that are counted one by one; all further ones are counted together. */
const MAX_REASONS = 20;
const OTHER_REASONS = "Other reasons";

/** Identifies a file by its path and labels it by its name. */
export function fileSource(file: string): ImportSource {
  if (file === "-") return { key: "-", name: "standard input", kind: "standard input" };
  const path = resolve(file);
  return {
    key: `file:${createHash("sha256").update(path).digest("hex").slice(0, 32)}`,
    name: basename(path),
    kind: "file",
  };
}

/** The key of the temporary source of a re-read, until the re-read is complete. */
export const rereadKey = (key: string): string => `${key}${AGAIN}`;
const AGAIN = "#again";

/**
 * Counts what becomes of the records of one source, and stores the count. A re-read is stored under a temporary source until it
 * completes, so that it can be rolled back.
 */
export class SourceTally {
  /** The id under which its records are stored. */
  readonly id: string;
  /** Id of the source that it reads again. */
  readonly again: string | undefined;
  readonly #store: GraphStore;
  readonly #source: ImportSource & Pick<StoredSource, "reading">;
  readonly #at = new Date().toISOString();
  readonly #firstAt: string | undefined;
  /** Fingerprints of the contents read in this run. */
  readonly #seen = new LargeMap<string, true>();
  readonly #skipped = new Map<string, number>();
  #counts = { read: 0, added: 0, merged: 0, unchanged: 0 };

  private constructor(
    store: GraphStore,
    source: ImportSource & Pick<StoredSource, "reading">,
    { id, again, firstAt }: Pick<SourceTally, "id" | "again"> & Pick<StoredSource, "firstAt">,
  ) {
    this.id = id;
    this.again = again;
    this.#store = store;
    this.#source = source;
    this.#firstAt = firstAt;
  }

  /** Begins a source, or continues one that was stopped: the same file is the same source. Saves nothing yet. */
  static async begin(store: GraphStore, source: ImportSource, reading: SourceSettings): Promise<SourceTally> {
    const known = await store.sources.list();
    const key = source.key.endsWith(AGAIN) ? source.key.slice(0, -AGAIN.length) : source.key;
    const previous = known.find((one) => one.key === key);
    const next = String(known.reduce((last, { id }) => Math.max(last, Number(id)), 0) + 1);
    const hasSettings = Object.values(reading).some((value) => value !== undefined);
    const whole = { ...source, key, ...(hasSettings && { reading }) };
    if (previous?.state !== "complete") {
      return new SourceTally(store, whole, { id: previous?.id ?? next, again: undefined, firstAt: previous?.firstAt });
    }
    const stopped = known.find((one) => one.key === rereadKey(key));
    return new SourceTally(store, whole, {
      id: stopped?.id ?? next,
      again: previous.id,
      firstAt: previous.firstAt ?? "",
    });
  }

  /** Whether this run has read the content. */
  isStillPresent = (content: string): boolean => this.#seen.has(fingerprint(content));

  get records(): number {
    return this.#counts.read;
  }

  /** Counts a batch that was saved. */
  note({ records, previous, papers }: SettledBatch): void {
    const before = new Set(previous.filter((entry) => this.#wasThere(entry)).map(({ content }) => content));
    const paperOf = new Map(papers.flatMap(({ entries }) => entries.map((entry) => [entry.content, entries] as const)));
    for (const { content } of records) {
      const isKnown = (other: string) => before.has(other) || this.isStillPresent(other);
      const others = (paperOf.get(content) ?? []).filter((entry) => entry.content !== content);
      this.#counts.read++;
      if (isKnown(content)) this.#counts.unchanged++;
      else if (others.some((entry) => isKnown(entry.content))) this.#counts.merged++;
      else this.#counts.added++;
      this.#seen.set(fingerprint(content), true);
    }
  }

  /** Counts a record that was not read. */
  skip(reason: string): void {
    const name = this.#skipped.has(reason) || this.#skipped.size < MAX_REASONS ? reason : OTHER_REASONS;
    this.#skipped.set(name, (this.#skipped.get(name) ?? 0) + 1);
  }

  /** Saves the count so far: the end is not reached. */
  async saveStopped(): Promise<void> {
    const { key } = this.#source;
    await this.#save({ id: this.id, key: this.again === undefined ? key : rereadKey(key), state: "stopped" });
  }

  /** Saves the count of a source that was read to its end; the papers of a re-read become those of the original source. */
  async saveComplete(): Promise<void> {
    if (this.again !== undefined) await reassignPapers(this.#store, this.id, this.again);
    await this.#save({ id: this.again ?? this.id, state: "complete" });
    if (this.again !== undefined) await this.#store.sources.forget(this.id);
  }

  async #save(state: Pick<StoredSource, "id" | "state"> & { readonly key?: string }): Promise<void> {
    const [at, firstAt, skipped] = [this.#at, this.#firstAt ?? this.#at, Object.fromEntries(this.#skipped)];
    await this.#store.sources.save({ ...this.#source, at, firstAt, ...this.#counts, skipped, ...state });
  }

  /** Ignores records that this same source stored in an interrupted run. */
  #wasThere({ places }: Entry): boolean {
    return places.some(({ source }) => source !== this.id);
  }
}
