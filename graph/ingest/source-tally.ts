import { createHash } from "node:crypto";
import { basename, resolve } from "node:path";
import type { Entry } from "../identity/entry.ts";
import type { SettledBatch } from "../identity/identifier.ts";
import { fingerprint } from "../identity/normalise.ts";
import type { GraphStore, SourceSettings, StoredSource } from "../store/store.ts";

/** What an import reads. */
export type ImportSource = Pick<StoredSource, "key" | "name" | "kind" | "query">;

/** Reasons that are counted one by one; what is left out for others is counted together. */
const MAX_REASONS = 20;
const OTHER_REASONS = "Other reasons";

/** The source that a file is: its place tells it from others, its name is shown. */
export function fileSource(file: string): ImportSource {
  if (file === "-") return { key: "-", name: "standard input", kind: "standard input" };
  const path = resolve(file);
  return {
    key: `file:${createHash("sha256").update(path).digest("hex").slice(0, 32)}`,
    name: basename(path),
    kind: "file",
  };
}

/** Counts what becomes of the records of one source, and keeps the count in the store. */
export class SourceTally {
  readonly id: string;
  readonly #store: GraphStore;
  readonly #source: ImportSource & Pick<StoredSource, "reading">;
  readonly #at = new Date().toISOString();
  /** All of it was in the store before this run, so that what it gives again is not new. */
  readonly #wasComplete: boolean;
  /** Fingerprints of the contents met in this run. */
  readonly #seen = new Set<string>();
  readonly #skipped = new Map<string, number>();
  #counts = { read: 0, added: 0, merged: 0, unchanged: 0 };

  private constructor(store: GraphStore, source: ImportSource, id: string, wasComplete: boolean) {
    this.id = id;
    this.#store = store;
    this.#source = source;
    this.#wasComplete = wasComplete;
  }

  /** Begins a source, or goes on with one that was stopped: the same file is the same source. Saves nothing as yet. */
  static async begin(store: GraphStore, source: ImportSource, reading: SourceSettings): Promise<SourceTally> {
    const known = await store.sources.list();
    const former = known.find(({ key }) => key === source.key);
    const next = known.reduce((last, { id }) => Math.max(last, Number(id)), 0) + 1;
    const isSaid = Object.values(reading).some((value) => value !== undefined);
    const whole = isSaid ? { ...source, reading } : source;
    return new SourceTally(store, whole, former?.id ?? String(next), former?.state === "complete");
  }

  /** Whether this run has met the content. */
  isGiven = (content: string): boolean => this.#seen.has(fingerprint(content));

  get records(): number {
    return this.#counts.read;
  }

  /** Counts a batch that was saved. */
  note({ records, former, papers }: SettledBatch): void {
    const before = new Set(former.filter((entry) => this.#wasThere(entry)).map(({ content }) => content));
    const paperOf = new Map(papers.flatMap(({ entries }) => entries.map((entry) => [entry.content, entries] as const)));
    for (const { content } of records) {
      const isKnown = (other: string) => before.has(other) || this.isGiven(other);
      const others = (paperOf.get(content) ?? []).filter((entry) => entry.content !== content);
      this.#counts.read++;
      if (isKnown(content)) this.#counts.unchanged++;
      else if (others.some((entry) => isKnown(entry.content))) this.#counts.merged++;
      else this.#counts.added++;
      this.#seen.add(fingerprint(content));
    }
  }

  /** Counts something that was not read. */
  skip(reason: string): void {
    const name = this.#skipped.has(reason) || this.#skipped.size < MAX_REASONS ? reason : OTHER_REASONS;
    this.#skipped.set(name, (this.#skipped.get(name) ?? 0) + 1);
  }

  async save(state: StoredSource["state"]): Promise<StoredSource> {
    const { id } = this;
    const skipped = Object.fromEntries(this.#skipped);
    // A whole source that is read again has lost nothing when that is stopped.
    const reached = this.#wasComplete ? "complete" : state;
    const source = { id, ...this.#source, at: this.#at, state: reached, ...this.#counts, skipped };
    await this.#store.sources.save(source);
    return source;
  }

  /** What a run that was stopped brought itself does not count as there before: it was not counted as new then. */
  #wasThere({ places }: Entry): boolean {
    return this.#wasComplete || places.some(({ source }) => source !== this.id);
  }
}
