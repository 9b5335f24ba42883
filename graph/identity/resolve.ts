import type { Paper } from "../contract/entities.ts";
import type { SourceRecord } from "../readers/record/source-record.ts";
import { compareIds } from "../shared/text.ts";
import type { StoredPaper } from "../store/store.ts";
import { cluster } from "./cluster.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import { type Entry, entryAt, keysOf, packEntries, sourcesOf } from "./entry.ts";
import { fingerprint, titleSlug } from "./normalise.ts";
import { isUpdate } from "./same-paper.ts";

/** A paper with the entries it was made from, without those that are outdated. */
export interface ResolvedPaper {
  readonly paper: StoredPaper;
  readonly entries: readonly Entry[];
  /** The id it would have had, when another paper has that one. */
  readonly collidesWith: string | null;
}

/** Groups of entries that share keys, directly or through others; each group is decided on its own. */
export function connectedEntries(entries: readonly Entry[]): Entry[][] {
  const sets = new DisjointSets(entries.length);
  const firstWith = new Map<string, number>();
  for (const [i, entry] of entries.entries()) {
    for (const key of keysOf(entry)) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, i);
      else sets.union(first, i);
    }
  }
  return sets.groups().map((group) => group.map((i) => entries[i]!));
}

/** The papers of one connected group of entries (distinct and in order): a pure function of the group. */
export function resolve(group: readonly Entry[]): ResolvedPaper[] {
  const { entries, outdated } = dropOutdated(group);
  const taken = new Set<string>();
  return cluster(entries)
    .map((members) => ({ members, ...wantedId(members) }))
    .sort((a, b) => Number(b.own) - Number(a.own) || compareIds(contentOf(a.members), contentOf(b.members)))
    .map(({ members, wanted }) => {
      const id = taken.has(wanted) ? `${wanted}~${fingerprint(contentOf(members)).slice(0, 8)}` : wanted;
      taken.add(wanted);
      const all = [...members, ...members.flatMap((member) => outdated.get(member) ?? [])];
      const keys = [...new Set(all.flatMap(keysOf))].sort(compareIds);
      const paper = { id, ...mergeEntries(members), keys, records: packEntries(all), sources: sourcesOf(all) };
      return { paper, entries: members, collidesWith: id === wanted ? null : wanted };
    });
}

/**
 * Entries that are outdated everywhere are kept with the entry that replaced them, so that they can be restored if that import is
 * removed; those that nothing replaces any more are current again, the one of the latest source first.
 */
function dropOutdated(group: readonly Entry[]) {
  /** Every entry looked at so far, with the current one that it belongs to. */
  const currentOf = new Map(group.filter(({ namespaces }) => namespaces.length > 0).map((entry) => [entry, entry]));
  const outdated = group.filter(({ namespaces }) => namespaces.length === 0);
  const latest = (entry: Entry) => Math.max(...entry.places.map(({ source }) => Number(source)));
  outdated.sort((a, b) => latest(b) - latest(a) || compareIds(a.content, b.content));
  const outdatedOf = new Map<Entry, Entry[]>();
  for (const entry of outdated) {
    const [, current] = [...currentOf].find(([other]) => replaces(other, entry)) ?? [];
    if (current) {
      currentOf.set(entry, current);
      outdatedOf.set(current, [...(outdatedOf.get(current) ?? []), entry]);
    } else {
      const changedEntry = entryAt(
        entry,
        entry.places.map((place) => ({ ...place, isOutdated: false })),
      );
      currentOf.set(changedEntry, changedEntry);
    }
  }
  return {
    entries: [...new Set(currentOf.values())].sort((a, b) => compareIds(a.content, b.content)),
    outdated: outdatedOf,
  };
}

/** Whether an entry has the id of an outdated one in one of its files, and is the same paper. */
function replaces(entry: Entry, outdated: Entry): boolean {
  if (entry.record.id === null || entry.record.id !== outdated.record.id) return false;
  const files = new Set(entry.places.map(({ namespace }) => namespace));
  return outdated.places.some(({ namespace }) => files.has(namespace)) && isUpdate(outdated.record, entry.record);
}

/** The source's own id (the smallest, if there are several), else one made of the title. */
function wantedId(members: readonly Entry[]): { wanted: string; own: boolean } {
  const ids = members.flatMap(({ record }) => record.id ?? []).sort(compareIds);
  if (ids[0] !== undefined) return { wanted: ids[0], own: true };
  const slugs = members.map(({ record }) => titleSlug(record.title || record.abstract)).sort(compareIds);
  return { wanted: slugs[0]!, own: false };
}

function contentOf(members: readonly Entry[]): string {
  return members[0]!.content;
}

/** The best of each field over the records of one paper: a function of their contents, not of their order. */
function mergeEntries(entries: readonly Entry[]): Omit<Paper, "id"> {
  const records = [...entries].sort(byQuality).map((entry) => entry.record);
  const first = records[0]!;
  const longest = <T extends { readonly length: number }>(values: readonly T[]) =>
    values.reduce((best, value) => (value.length > best.length ? value : best));
  const known = <T>(of: (record: SourceRecord) => T | null) => records.map(of).find((value) => value !== null) ?? null;
  return {
    title: records.map((record) => record.title).find((title) => title !== "") ?? first.title,
    abstract: longest(records.map((record) => record.abstract)),
    year: known((record) => record.year),
    venue: known((record) => record.venue),
    authors: [...longest(records.map((record) => record.authors))],
    keywords: distinctKeywords(records),
    doi: known((record) => record.doi),
    url: known((record) => record.url),
  };
}

/** Records with a DOI first (the published version), then the longer abstract, more authors, and the content. */
function byQuality(a: Entry, b: Entry): number {
  return (
    Number(b.record.doi !== null) - Number(a.record.doi !== null) ||
    b.record.abstract.length - a.record.abstract.length ||
    b.record.authors.length - a.record.authors.length ||
    compareIds(a.content, b.content)
  );
}

function distinctKeywords(records: readonly SourceRecord[]): string[] {
  if (records.length === 1) return [...records[0]!.keywords];
  const byFold = new Map<string, string>();
  for (const keyword of records.flatMap((record) => record.keywords)) {
    const fold = keyword.toLowerCase();
    if (!byFold.has(fold)) byFold.set(fold, keyword);
  }
  return [...byFold.values()];
}
