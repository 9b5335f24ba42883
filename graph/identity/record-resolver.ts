import type { SourceRecord } from "../readers/record/source-record.ts";
import { LargeMap } from "../shared/size-limit.ts";
import type { GraphStore, StoredPaper } from "../store/store.ts";
import { distinctEntries, type Entry, entryAt, entryOf, keysOf, unpackEntries } from "./entry.ts";
import { IdentityReport } from "./identity-report.ts";
import { fingerprint } from "./normalise.ts";
import type { RecordOrigin } from "./record-origin.ts";
import { connectedEntries, type ResolvedPaper, resolve } from "./resolve.ts";
import { isUpdate } from "./same-paper.ts";

export interface IdentifiedRecord {
  /** What its own id is unique in. */
  readonly namespace: string;
  /** Id of the import that brings it. */
  readonly source: string;
  /** Id of the source that it reads again: records that this source has already are not noted a second time. */
  readonly again?: string | undefined;
  readonly record: SourceRecord;
}

/** What is done with the stored entries around a change: undefined leaves an entry as it is. */
type Revise = (entry: Entry) => readonly RecordOrigin[] | undefined;

/** What became of a batch of records. */
export interface SettledBatch {
  /** One entry for each record, in order. */
  readonly records: readonly Entry[];
  /** The stored entries that they were compared with. */
  readonly previous: readonly Entry[];
  readonly papers: readonly ResolvedPaper[];
}

/** How many outdated records are taken back in one transaction. */
const OUTDATED_BATCH = 500;

/**
 * Decides which records are which papers, and saves them. The stored papers are a function of the set of records alone:
 * each batch is resolved together with all stored records that it has to do with.
 */
export function recordResolver(store: GraphStore) {
  const report = new IdentityReport();
  const detector = new UpdateDetector();
  /** From a new reading to the source that is read again. */
  const rereadOf = new Map<string, string>();

  /** Adds entries, revises those around them, and saves what changes in one transaction. */
  const settle = async (added: readonly Entry[], related: readonly Entry[], revise: Revise = () => undefined) => {
    const stored = await storedAround(store, [...added, ...related]);
    const previous = stored.flatMap(unpackEntries);
    const revised = previous.flatMap((entry) => {
      const places = revise(entry);
      if (places === undefined) return entry;
      return places.length > 0 ? entryAt(entry, places) : [];
    });
    const entries = distinctEntries([...revised, ...added]).map((entry) => withoutRepeats(entry, rereadOf));
    const resolved = connectedEntries(entries).map(resolve);
    const before = new Map(stored.map((paper) => [paper.id, paper]));
    const papers = resolved.flat().map(({ paper }) => paper);
    const after = new Set(papers.map((paper) => paper.id));
    const saved = papers.filter((paper) => !isSame(before.get(paper.id), paper));
    const removed = stored.map((paper) => paper.id).filter((id) => !after.has(id));
    if (saved.length > 0 || removed.length > 0) await store.savePapers(saved, removed);
    report.note(before, saved, removed, resolved);
    return { previous, papers: resolved.flat() };
  };

  return {
    /** Adds the records of one batch in one transaction. */
    async add(batch: readonly IdentifiedRecord[]): Promise<SettledBatch> {
      const records = batch.map(({ record, namespace, source, again: previous }) => {
        if (previous !== undefined) rereadOf.set(source, previous);
        return entryOf(record, [{ namespace, source, isOutdated: false }]);
      });
      const added = distinctEntries(records);
      detector.read(added);
      const settled = await settle(added, []);
      detector.compare(settled.previous, added);
      return { records, ...settled };
    },
    /** Takes back what a source gave of these papers, in one transaction, except contents that it still gives. */
    async takeBack(source: string, papers: readonly StoredPaper[], isStillPresent = (_content: string) => false) {
      const related = papers.flatMap(unpackEntries);
      await settle([], related, (entry) =>
        isStillPresent(entry.content) ? undefined : entry.places.filter((place) => place.source !== source),
      );
    },
    /** What a new reading gave of these papers becomes what the source gave, in one transaction. */
    async reassign(fromSource: string, toSource: string, papers: readonly StoredPaper[]) {
      const related = papers.flatMap(unpackEntries);
      await settle([], related, ({ places }) =>
        places.map((place) => (place.source === fromSource ? { ...place, source: toSource } : place)),
      );
    },
    /**
     * Puts aside the records that their source has replaced by others, and returns what happened in the whole run. Sources that
     * were read again to their end have replaced their own.
     */
    async finish(readAgain: readonly string[] = []) {
      detector.replacedBy(readAgain);
      const outdated = [...detector.outdated()];
      for (let i = 0; i < outdated.length; i += OUTDATED_BATCH) {
        const part = new Map(outdated.slice(i, i + OUTDATED_BATCH));
        await settle([], [...part.values()], (entry) => detector.placesAfter(entry, part));
      }
      return report.summary();
    },
  };
}

/** The entry without the places that only repeat what a source has already. */
function withoutRepeats(entry: Entry, rereadOf: ReadonlyMap<string, string>): Entry {
  if (rereadOf.size === 0) return entry;
  const isRepeat = (place: RecordOrigin) =>
    entry.places.some(
      ({ namespace, source, isOutdated }) =>
        namespace === place.namespace && source === rereadOf.get(place.source) && !isOutdated,
    );
  const places = entry.places.filter((place) => !isRepeat(place));
  return places.length === entry.places.length ? entry : entryAt(entry, places);
}

/** Every stored paper that shares a key with one of the entries, directly or through other papers. */
async function storedAround(store: GraphStore, entries: readonly Entry[]): Promise<StoredPaper[]> {
  const seenKeys = new Set<string>();
  const found = new Map<string, StoredPaper>();
  let keys = [...new Set(entries.flatMap(keysOf))];
  while (keys.length > 0) {
    for (const key of keys) seenKeys.add(key);
    const papers = await store.papersByKeys(keys);
    for (const paper of papers) found.set(paper.id, paper);
    keys = [...new Set(papers.flatMap((paper) => paper.keys))].filter((key) => !seenKeys.has(key));
  }
  return [...found.values()];
}

function isSame(before: StoredPaper | undefined, after: StoredPaper): boolean {
  if (!before || before.records !== after.records) return false;
  return JSON.stringify(before, PAPER_FIELDS) === JSON.stringify(after, PAPER_FIELDS);
}

const PAPER_FIELDS = [
  "id",
  "title",
  "abstract",
  "year",
  "venue",
  "authors",
  "keywords",
  "doi",
  "url",
  "keys",
  "sources",
];

/** A short mark for one content of a source. */
function markOf(namespace: string, entry: Entry): string {
  return fingerprint(`${namespace}\n${entry.content}`);
}

/**
 * Finds outdated records: a stored record is outdated if this run read a different version of the paper under the same source id,
 * and not the stored version as well. Another paper under the same id does not outdate it: files of the same name may be different
 * sources.
 */
class UpdateDetector {
  readonly #given = new LargeMap<string, true>();
  readonly #sources = new Set<string>();
  readonly #suspects = new Map<string, Entry>();

  /** Notes what was read. */
  read(entries: readonly Entry[]): void {
    for (const { places } of entries) for (const { source } of places) this.#sources.add(source);
    for (const [namespace, entry] of withIds(entries)) {
      this.#given.set(markOf(namespace, entry), true);
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

  /** Sources whose own records are replaced, though this run gave the new ones another source. */
  replacedBy(sources: readonly string[]): void {
    for (const source of sources) this.#sources.add(source);
  }

  /** By mark, what is outdated when everything has been read. */
  outdated(): ReadonlyMap<string, Entry> {
    return this.#suspects;
  }

  /** Outdated records of other sources are marked; those of the sources of this run are dropped. */
  placesAfter(entry: Entry, outdated: ReadonlyMap<string, Entry>): RecordOrigin[] {
    return entry.places.flatMap((place) => {
      if (!outdated.has(markOf(place.namespace, entry))) return place;
      return this.#sources.has(place.source) ? [] : { ...place, isOutdated: true };
    });
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
