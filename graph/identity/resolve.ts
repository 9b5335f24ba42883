import { compareIds } from "../shared/text.ts";
import type { StoredPaper } from "../store/store.ts";
import { cluster } from "./cluster.ts";
import { DisjointSets } from "./disjoint-sets.ts";
import { type Entry, keysOf, packEntries } from "./entry.ts";
import { mergeEntries } from "./merge-entries.ts";
import { fingerprint, slugOf } from "./normalise.ts";

/** A paper with the entries it was made from. */
export interface ResolvedPaper {
  readonly paper: StoredPaper;
  readonly entries: readonly Entry[];
  /** The id it would have had, when another paper has that one. */
  readonly collidesWith: string | null;
}

/** The entries that share keys, directly or through others; no group can have a say in another. */
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
  return sets.groups().map((group) => group.map((i) => entries[i] as Entry));
}

/** The papers of one connected group of entries (distinct and in order): a pure function of the group. */
export function resolve(entries: readonly Entry[]): ResolvedPaper[] {
  const taken = new Set<string>();
  return cluster(entries)
    .map((members) => ({ members, ...wantedId(members) }))
    .sort((a, b) => Number(b.own) - Number(a.own) || compareIds(contentOf(a.members), contentOf(b.members)))
    .map(({ members, wanted }) => {
      const id = taken.has(wanted) ? `${wanted}~${fingerprint(contentOf(members)).slice(0, 8)}` : wanted;
      taken.add(wanted);
      const keys = [...new Set(members.flatMap(keysOf))].sort(compareIds);
      const paper = { id, ...mergeEntries(members), keys, records: packEntries(members) };
      return { paper, entries: members, collidesWith: id === wanted ? null : wanted };
    });
}

/** The source's own id (the smallest, if there are several), else one made of the title. */
function wantedId(members: readonly Entry[]): { wanted: string; own: boolean } {
  const ids = members.flatMap(({ record }) => record.id ?? []).sort(compareIds);
  if (ids[0] !== undefined) return { wanted: ids[0], own: true };
  const slugs = members.map(({ record }) => slugOf(record.title || record.abstract)).sort(compareIds);
  return { wanted: slugs[0] as string, own: false };
}

function contentOf(members: readonly Entry[]): string {
  return (members[0] as Entry).content;
}
