import type { Entry } from "./entry.ts";
import { fingerprint } from "./normalise.ts";

/** One content that a source gave, as a short mark. */
export function markOf(namespace: string, entry: Entry): string {
  return fingerprint(`${namespace}\n${entry.content}`);
}

/**
 * Watches which contents a source gives in this run. What is stored of a source's id but was not given again in the run
 * that gave another content for the same id is outdated: the source updated it.
 */
export class UpdateWatch {
  readonly #given = new Set<string>();
  readonly #idsGiven = new Set<string>();
  readonly #suspects = new Map<string, Entry>();

  /** Notes what was read. */
  read(entries: readonly Entry[]): void {
    for (const [namespace, entry] of withIds(entries)) {
      this.#given.add(markOf(namespace, entry));
      this.#idsGiven.add(sourceId(namespace, entry));
      this.#suspects.delete(markOf(namespace, entry));
    }
  }

  /** Compares what is stored with what was read so far. */
  compare(stored: readonly Entry[]): void {
    for (const [namespace, entry] of withIds(stored)) {
      const mark = markOf(namespace, entry);
      if (this.#idsGiven.has(sourceId(namespace, entry)) && !this.#given.has(mark)) this.#suspects.set(mark, entry);
    }
  }

  /** By mark, what is outdated when everything has been read. */
  outdated(): ReadonlyMap<string, Entry> {
    return this.#suspects;
  }
}

function withIds(entries: readonly Entry[]): [string, Entry][] {
  return entries.flatMap((entry) =>
    entry.record.id === null ? [] : entry.namespaces.map((namespace): [string, Entry] => [namespace, entry]),
  );
}

function sourceId(namespace: string, entry: Entry): string {
  return fingerprint(JSON.stringify([namespace, entry.record.id]));
}
