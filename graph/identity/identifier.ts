import type { SourceRecord } from "../readers/record/source-record.ts";
import type { GraphStore, StoredPaper } from "../store/store.ts";
import { distinctEntries, type Entry, entryOf, keysOf, unpackEntries } from "./entry.ts";
import { IdentityReport } from "./identity-report.ts";
import { fingerprint } from "./normalise.ts";
import { connectedEntries, resolve } from "./resolve.ts";
import { isUpdate } from "./same-paper.ts";

export interface IdentifiedRecord {
  /** The source it was read from: ids of one namespace are one source's own. */
  readonly namespace: string;
  readonly record: SourceRecord;
}

/** How many outdated records are taken back in one transaction. */
const OUTDATED_BATCH = 500;

/**
 * Decides which records are which papers, and saves them. The stored papers are a function of the set of records alone:
 * each batch is resolved together with all stored records that it has to do with.
 */
export function identifier(store: GraphStore) {
  const report = new IdentityReport();
  const watch = new UpdateWatch();

  /** Adds entries, takes others back, and saves what changes in one transaction. */
  const settle = async (added: readonly Entry[], gone: ReadonlyMap<string, Entry>) => {
    const stored = await storedAround(store, [...added, ...gone.values()]);
    const former = stored.flatMap(unpackEntries);
    const kept = gone.size === 0 ? former : former.flatMap((entry) => without(entry, gone));
    const resolved = connectedEntries(distinctEntries([...kept, ...added])).map(resolve);
    const before = new Map(stored.map((paper) => [paper.id, paper]));
    const papers = resolved.flat().map(({ paper }) => paper);
    const after = new Set(papers.map((paper) => paper.id));
    const saved = papers.filter((paper) => !isSame(before.get(paper.id), paper));
    const removed = stored.map((paper) => paper.id).filter((id) => !after.has(id));
    if (saved.length > 0 || removed.length > 0) await store.savePapers(saved, removed);
    report.note(before, saved, removed, resolved);
    return former;
  };

  return {
    /** Adds the records of one batch in one transaction. */
    async add(batch: readonly IdentifiedRecord[]): Promise<void> {
      const added = distinctEntries(batch.map(({ namespace, record }) => entryOf(record, [namespace])));
      watch.read(added);
      watch.compare(await settle(added, new Map()), added);
    },
    /** Removes the records that their source has replaced by others, and returns what happened in the whole run. */
    async finish() {
      const outdated = [...watch.outdated()];
      for (let i = 0; i < outdated.length; i += OUTDATED_BATCH) {
        await settle([], new Map(outdated.slice(i, i + OUTDATED_BATCH)));
      }
      return report.summary();
    },
  };
}

/** Every stored paper that shares a key with one of the entries, directly or through other papers. */
async function storedAround(store: GraphStore, entries: readonly Entry[]): Promise<StoredPaper[]> {
  const looked = new Set<string>();
  const found = new Map<string, StoredPaper>();
  let keys = [...new Set(entries.flatMap(keysOf))];
  while (keys.length > 0) {
    for (const key of keys) looked.add(key);
    const papers = await store.papersByKeys(keys);
    for (const paper of papers) found.set(paper.id, paper);
    keys = [...new Set(papers.flatMap((paper) => paper.keys))].filter((key) => !looked.has(key));
  }
  return [...found.values()];
}

/** What is left of an entry when some sources no longer give it. */
function without(entry: Entry, gone: ReadonlyMap<string, Entry>): Entry[] {
  const namespaces = entry.namespaces.filter((namespace) => !gone.has(markOf(namespace, entry)));
  return namespaces.length > 0 ? [{ ...entry, namespaces }] : [];
}

function isSame(before: StoredPaper | undefined, after: StoredPaper): boolean {
  if (!before || before.records !== after.records) return false;
  return JSON.stringify(before, PAPER_FIELDS) === JSON.stringify(after, PAPER_FIELDS);
}

const PAPER_FIELDS = ["id", "title", "abstract", "year", "venue", "authors", "keywords", "doi", "url", "keys"];

/** One content that a source gave, as a short mark. */
function markOf(namespace: string, entry: Entry): string {
  return fingerprint(`${namespace}\n${entry.content}`);
}

/**
 * Watches which contents a source gives in this run. What is stored of a source's id but was not given again in the run
 * that gave another content of the same paper under it is outdated: the source updated it. Another paper under the same id
 * outdates nothing, for the name of a file is no proof that it is the same source.
 */
class UpdateWatch {
  readonly #given = new Set<string>();
  readonly #suspects = new Map<string, Entry>();

  /** Notes what was read. */
  read(entries: readonly Entry[]): void {
    for (const [namespace, entry] of withIds(entries)) {
      this.#given.add(markOf(namespace, entry));
      this.#suspects.delete(markOf(namespace, entry));
    }
  }

  /** Compares what is stored with what was read just now. */
  compare(stored: readonly Entry[], added: readonly Entry[]): void {
    const now = new Map<string, Entry[]>();
    for (const [namespace, entry] of withIds(added)) {
      const id = sourceId(namespace, entry);
      now.set(id, [...(now.get(id) ?? []), entry]);
    }
    for (const [namespace, entry] of withIds(stored)) {
      const mark = markOf(namespace, entry);
      const others = now.get(sourceId(namespace, entry)) ?? [];
      if (!this.#given.has(mark) && others.some((other) => isUpdate(entry.record, other.record))) {
        this.#suspects.set(mark, entry);
      }
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
